"""New versions of notices; an old one is never changed, for somebody agreed to it."""

from collections.abc import Mapping

from django.db import transaction

from registry import current_notices
from registry.models import Notice
from registry.notices import Wording, brought_along


@transaction.atomic
def load() -> Mapping[str, int]:
    """Add the notices that the portal brings along, where nobody has seen these words yet."""
    added = 0
    for purpose, wordings in brought_along():
        known = set(Notice.objects.of_purpose(purpose).values_list("language", "text_hash"))
        if any((language, one.hash) not in known for language, one in wordings.items()):
            added += len(publish(purpose, wordings))
    return {"privacy notices": added}


@transaction.atomic
def publish(purpose: str, wordings: Mapping[str, Wording]) -> list[Notice]:
    """Put a new version into use, in all its languages under one number."""
    version = Notice.objects.of_purpose(purpose).last_version() + 1
    made = Notice.objects.bulk_create(
        Notice(
            purpose=purpose,
            version=version,
            language=language,
            title=wording.title,
            text=wording.text,
            text_hash=wording.hash,
        )
        for language, wording in wordings.items()
    )
    transaction.on_commit(current_notices.forget)
    return made
