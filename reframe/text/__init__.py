"""Text as typed and as matched: cleaning, normalising with offsets, and plain-word phrases."""
