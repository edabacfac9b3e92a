"""The encrypted store of records and drafts."""

from reframe.journal.store import Draft, Journal, Row, Stored

__all__ = ["Draft", "Journal", "Row", "Stored"]
