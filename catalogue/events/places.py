"""Where an event belongs: the unit that holds it, and the place where it is held."""

from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured

from catalogue.entries import entry_place
from portal.core.entries import EntryPlace
from portal.core.languages import is_thai
from portal.places import areas, names
from portal.places.models import OrgUnit

if TYPE_CHECKING:
    from wagtail.models import Page

#: Letters of codes of what the whole country holds; no province has them.
COUNTRY_LETTERS = "tha"


def code_letters(page: "Page") -> str:
    """Return the letters of a code: those of the province, or of the country above all of them."""
    # Models import this module, and services import models.
    from catalogue.services.centres import letters_above  # noqa: PLC0415 - see above

    try:
        return letters_above(page)
    except ImproperlyConfigured:
        return COUNTRY_LETTERS


def holder_of(page: "Page") -> OrgUnit | None:
    """Return the unit whose page stands right above: centre, province, department (one query)."""
    return OrgUnit.objects.with_page_at(page.path[: -page.steplen]).first()


def held_at(holder: OrgUnit | None, province: str) -> EntryPlace:
    """Say where something is: in the province that was named, else where its holder is."""
    own = entry_place(holder) if holder is not None else EntryPlace()
    if not province or province == own.province:
        return own
    return EntryPlace(
        province=province,
        unit=own.unit,
        label_th=_province(province, "th"),
        label_en=_province(province, "en"),
    )


def place_words(place: EntryPlace) -> str:
    """Write a place in the reader's language."""
    return place.label_th if is_thai() else place.label_en or place.label_th


def _province(code: str, language: str) -> str:
    row = areas.province(code)
    if row is None:
        return ""
    return names.province_label(row.code, row.name_th, row.name_en, language)
