"""Making the renditions of a picture: at upload, never while a visitor waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.images.models import Filter
from wagtail.models import Page, ReferenceIndex

from portal.core.signals import pages_changed
from portal.media import pictures
from portal.media.specs import SPECS
from portal.places.enums import UnitKind

if TYPE_CHECKING:
    from portal.places.models import OrgUnit


def make_renditions(image_id: int) -> int:
    """Make what is missing of the sizes and formats of a picture; return how many were made."""
    image = apps.get_model("media", "PortalImage").objects.filter(pk=image_id).first()
    if image is None:
        return 0
    there = image.find_existing_renditions(*[Filter(spec=one) for one in SPECS])
    image.get_renditions(*SPECS)
    return len(SPECS) - len(there)


def tell_pages(image_id: int) -> int:
    """Say that the pages with a picture changed: their entries keep its addresses and its words."""
    image = apps.get_model("media", "PortalImage").objects.filter(pk=image_id).first()
    if image is None:
        return 0
    pks = sorted(_pages_with(image))
    if pks:
        with transaction.atomic():
            pages_changed.send(sender=Page, pks=pks)
    return len(pks)


def _pages_with(image: Any) -> set[int]:
    """By their fields at once; inside their texts by Wagtail's index, which follows a little later."""
    within = ReferenceIndex.get_references_to(image).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    found = {int(pk) for pk in within.values_list("object_id", flat=True)}
    for link in image._meta.get_fields(include_hidden=True):
        if link.one_to_many and issubclass(link.related_model, Page):
            pages = link.related_model._base_manager.filter(**{link.field.name: image})
            found.update(pages.values_list("pk", flat=True))
    return found


def unit_for_files(user: Any) -> OrgUnit | None:
    """Return the unit that somebody's uploads belong to: where they hold a post, not act in one.

    What the department uploads belongs to no unit: everybody may choose it.
    """
    held = (
        user.role_assignments.held_on(timezone.localdate())
        .select_related("unit")
        .order_by("is_acting", "pk")
        .first()
    )
    if held is None or held.unit.kind == UnitKind.DEPARTMENT:
        return None
    unit: OrgUnit = held.unit
    return unit


def clean_again(image_id: int, *, dry_run: bool = False) -> bool:
    """Re-encode a stored original that still carries metadata; say whether there was something.

    Its renditions are dropped: they were made from the old file and may carry the same.
    """
    image = apps.get_model("media", "PortalImage").objects.get(pk=image_id)
    with image.open_file() as file:
        if not pictures.carries_metadata(file):
            return False
        if dry_run:
            return True
        fresh = pictures.clean(file)
    old_name, storage = image.file.name, image.file.storage
    image.file = fresh
    with transaction.atomic():
        image.save()
        for rendition in image.renditions.all():
            rendition.file.delete(save=False)
            rendition.delete()
    storage.delete(old_name)
    return True
