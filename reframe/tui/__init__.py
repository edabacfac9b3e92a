"""The Textual front: the only package that imports Textual."""
