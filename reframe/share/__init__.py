"""Records as Markdown and JSON for reading, printing and moving elsewhere."""
