"""What the read model listens to. Signals of publishing are not among it: they come too late.

``pages_changed`` comes from ``BasePage.save`` within its transaction. A scheduled expiry and a
move save the bare ``Page``, also within theirs; a move has by then given all below a new path.
Deleting a page deletes its entry by the foreign key; the words of the index hear of it here.
"""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction

from portal.core.models import BOOKKEEPING
from portal.core.signals import pages_changed
from portal.places.models import OrgUnit
from portal.places.signals import unit_moved, unit_renamed
from search import sync, vocabulary_store
from search.entry_tokens import FIELDS
from search.models import EntryTokens


def connect() -> None:
    """Connect all receivers; called once the rooms are ready."""
    pages_changed.connect(_pages_changed, dispatch_uid="search.pages_changed")
    post_save.connect(_bare_page_saved, sender=Page, dispatch_uid="search.bare_page_saved")
    post_save.connect(_closed, sender=PageViewRestriction, dispatch_uid="search.closed")
    post_delete.connect(_opened, sender=PageViewRestriction, dispatch_uid="search.opened")
    pre_delete.connect(_tokens_gone, sender=EntryTokens, dispatch_uid="search.tokens_gone")
    unit_renamed.connect(_unit_changed, dispatch_uid="search.unit_renamed")
    unit_moved.connect(_unit_changed, dispatch_uid="search.unit_moved")


def _pages_changed(sender: Any, pks: list[int], **kwargs: Any) -> None:
    sync.sync_pages(pks)


def _bare_page_saved(
    sender: Any, instance: Page, update_fields: Any = None, raw: bool = False, **kwargs: Any
) -> None:
    if not raw and (update_fields is None or not set(update_fields) <= BOOKKEEPING):
        sync.sync_subtree(instance.path)


def _closed(sender: Any, instance: PageViewRestriction, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        _sync_below(instance)


def _opened(sender: Any, instance: PageViewRestriction, origin: Any = None, **kwargs: Any) -> None:
    # Deleting a page deletes its restrictions first; an entry written now would outlive the page.
    model = (
        type(origin)
        if isinstance(origin, PageViewRestriction | Page)
        else getattr(origin, "model", None)
    )
    if model is not None and issubclass(model, Page):
        return
    _sync_below(instance)


def _tokens_gone(sender: Any, instance: EntryTokens, **kwargs: Any) -> None:
    strings = [getattr(instance, field) for field in FIELDS]
    vocabulary_store.add_change(before=[strings], after=[])


def _sync_below(restriction: PageViewRestriction) -> None:
    for path in Page.objects.filter(pk=restriction.page_id).values_list("path", flat=True):
        sync.sync_subtree(path)


def _unit_changed(sender: Any, unit: OrgUnit, **kwargs: Any) -> None:
    for path in Page.objects.filter(pk=unit.page_id).values_list("path", flat=True):
        sync.sync_subtree(path)
