"""What a typed line means at the prompt that is due; both fronts ask `reader.Reader`. Pure."""
