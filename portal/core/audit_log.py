"""Wagtail's own log of edits, mirrored to the log: who did what to which row, by ids only."""

import logging
from typing import Any

from django.db.models.signals import post_save
from wagtail.models import ModelLogEntry, PageLogEntry

log = logging.getLogger("portal.audit")


def mirror(
    sender: Any, instance: ModelLogEntry | PageLogEntry, created: bool, **kwargs: Any
) -> None:
    """Write one line an entry; titles and labels stay in the database."""
    if not created or kwargs.get("raw"):
        return
    row = instance.page_id if isinstance(instance, PageLogEntry) else instance.object_id
    log.info(
        "edit",
        extra={
            "action": instance.action,
            "content_type_id": instance.content_type_id,
            "row_id": row,
            "user_id": instance.user_id,
        },
    )


def connect() -> None:
    """Called in `AppConfig.ready`."""
    for model in (ModelLogEntry, PageLogEntry):
        post_save.connect(mirror, sender=model, dispatch_uid=f"portal.audit.{model.__name__}")
