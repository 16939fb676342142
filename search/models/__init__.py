"""The read model: one row for each thing the public can find, and rows beside it."""

from search.models.entry import Entry, EntryFacet, EntryRun

__all__ = ["Entry", "EntryFacet", "EntryRun"]
