"""What the index listens to itself: entries that go because their pages are deleted."""

from typing import Any

from django.db.models.signals import pre_delete

from search.indexing import changes
from search.models import Entry


def connect() -> None:
    """Connect the receiver; called once the rooms are ready."""
    pre_delete.connect(_entry_goes, sender=Entry, dispatch_uid="search.indexing.entry_goes")


def _entry_goes(sender: Any, instance: Entry, origin: Any = None, **kwargs: Any) -> None:
    # ``search.sync`` deletes entries itself, and has noted all of them at once.
    model = type(origin) if isinstance(origin, Entry) else getattr(origin, "model", None)
    if model is not Entry:
        changes.note([instance.page_id])
