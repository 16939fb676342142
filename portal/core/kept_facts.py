"""Facts of a page that somebody made sure of: written without a new version of the page."""

from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from wagtail.models import Page, Revision

from portal.core.signals import pages_changed

_ENCODER = DjangoJSONEncoder()


@transaction.atomic
def keep_facts(page: Page, facts: Mapping[str, Any]) -> None:
    """Write fields of a live page: its words, its dates and a pending draft stay as they are.

    It says nothing new to readers, so that nobody has to approve it.
    """
    model = type(page)
    model._default_manager.filter(pk=page.pk).update(**facts)
    # What is published later was drawn from the draft: it must not bring the old facts back.
    for revision in Revision.objects.for_instance(page).select_for_update().order_by("-pk")[:1]:
        content = {**revision.content, **{name: _plain(value) for name, value in facts.items()}}
        Revision.objects.filter(pk=revision.pk).update(content=content)
    pages_changed.send(sender=model, pks=[page.pk])


def _plain(value: Any) -> Any:
    """A value as a revision keeps it."""
    return value if value is None or isinstance(value, str | int) else _ENCODER.default(value)
