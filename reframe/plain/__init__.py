"""The same conversation as a stream of lines, for screen readers, pipes and plain terminals."""
