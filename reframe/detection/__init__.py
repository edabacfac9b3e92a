"""Noticing thinking patterns in a text: the only package that imports spaCy."""
