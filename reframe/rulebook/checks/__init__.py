"""What must hold across a rule book beyond the shape of each file; each module yields problems."""
