"""The plain-word screen that runs before everything, and the help lines. No spaCy, no YAML."""
