"""What is asked and written about the tree of centres one page at a time."""

from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from wagtail.models import Page

from catalogue.models.centre import CentrePage, ProvincePage
from portal.core.signals import pages_changed
from portal.places.models import OrgUnit


def letters_above(page: Page, *, otherwise: str = "") -> str:
    """Return the letters of the province that a place in the tree lies in (one query).

    ``otherwise`` is for what may be kept above all provinces.
    """
    steps = range(page.steplen, len(page.path), page.steplen)
    letters = (
        ProvincePage.objects.filter(path__in=[page.path[:end] for end in steps])
        .values_list("province__letters", flat=True)
        .first()
    ) or otherwise
    if not letters:
        raise ImproperlyConfigured("a page with a code lies below the page of a province")
    return letters.lower()


def follow_name(unit: OrgUnit) -> None:
    """Let the page of a renamed unit wear the new name, and all that shows it be listed anew."""
    page = CentrePage.objects.filter(unit=unit).first()
    if page is not None:
        wear_name(page, unit)


@transaction.atomic
def wear_name(page: Page, unit: OrgUnit) -> None:
    """Write a unit's name on its page, and let the page and all below it be listed anew."""
    type(page)._default_manager.filter(pk=page.pk).update(
        title=unit.name_th, draft_title=unit.name_th, title_en=unit.name_en
    )
    below = Page.objects.filter(path__range=(page.path, page.path + "Z" * 12))
    pages_changed.send(sender=type(page), pks=list(below.values_list("pk", flat=True)))
