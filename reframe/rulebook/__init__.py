"""YAML → checked rule book, and its compiled JSON; every problem with file, line and column."""
