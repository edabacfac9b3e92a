"""The conversation as lines of text: for screen readers, pipes, recordings and dumb terminals."""
