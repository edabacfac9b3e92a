"""The encrypted store of records and drafts."""
