"""The domain: the thought record, findings and notes, as frozen values with pure edits."""
