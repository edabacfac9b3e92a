"""reframe: a private, offline companion for CBT thought records."""

__version__ = "0.1.0"
