"""Where an event belongs: the unit that holds it, and the place where it is held."""

from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured

from portal.core.entries import EntryPlace
from portal.core.languages import is_thai
from portal.places import areas
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
    """Say where something is: in the province that was named, else in the area of its holder."""
    if holder is None:
        return _in_area(province)
    if province and province != holder.province_id:
        return _in_area(province, unit=holder.pk)
    return _in_area(
        holder.province_id or "",
        holder.district_id or "",
        holder.subdistrict_id or "",
        unit=holder.pk,
    )


def place_words(place: EntryPlace) -> str:
    """Write a place in the reader's language."""
    return place.label_th if is_thai() else place.label_en or place.label_th


def _in_area(
    province: str, district: str = "", subdistrict: str = "", *, unit: int | None = None
) -> EntryPlace:
    """Name the area by its district or province, as a card writes it; the whole country is not named."""
    code = district or province
    return EntryPlace(
        province=province,
        district=district,
        subdistrict=subdistrict,
        unit=unit,
        label_th=areas.place_label(code, "th") if code else "",
        label_en=areas.place_label(code, "en") if code else "",
    )
