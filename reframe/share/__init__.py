"""Records as something to read or to hand on: Markdown, plain text, JSON."""
