"""Which telephone number stands on a unit's page, and whose it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import quote

from portal.core.languages import is_thai
from portal.places.enums import UnitKind
from portal.places.models import OrgUnit


class Whose(StrEnum):
    """Whose number is shown."""

    OWN = "own"
    DISTRICT = "district"
    PROVINCE = "province"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class Contact:
    """How a unit is reached. ``phone`` may be another unit's; the rest is the unit's own."""

    phone: str = ""
    extension: str = ""
    whose: Whose = Whose.SITE
    #: The name of the unit that answers, empty for the site's number.
    answered_by_th: str = ""
    answered_by_en: str = ""
    fax: str = ""
    line_id: str = ""
    email: str = ""
    address: str = ""

    @property
    def answered_by(self) -> str:
        """The name of the unit that answers, in the reader's language."""
        return self.answered_by_th if is_thai() else self.answered_by_en or self.answered_by_th

    @property
    def stored(self) -> str:
        """Number and extension in one, as reports note it."""
        return f"{self.phone};ext={self.extension}" if self.extension else self.phone

    @property
    def is_own(self) -> bool:
        """Say whether it is the unit's own number."""
        return self.whose is Whose.OWN

    @property
    def line_url(self) -> str:
        """The address that opens a talk in LINE; empty where nobody is reached so."""
        return f"https://line.me/R/ti/p/{quote(self.line_id)}" if self.line_id else ""


_LENDERS = {UnitKind.DISTRICT: Whose.DISTRICT, UnitKind.PROVINCE: Whose.PROVINCE}


def contact_of(unit: OrgUnit, site_phone: str = "") -> Contact:
    """Find a unit's number: its own, else its district's or province's, else the site's.

    At most one query; none for a unit with a number of its own.
    """
    return contacts_of([unit], site_phone)[unit.pk]


def contacts_of(units: Iterable[OrgUnit], site_phone: str = "") -> Mapping[int, Contact]:
    """Find the numbers of many units at once, by primary key; at most one query."""
    units = list(units)
    asked: set[str] = set()
    lenders: dict[str, Any] = {}
    for unit in units:
        if unit.phone:
            continue
        above = {one.code: one for one in _loaded_above(unit)}
        lenders |= {code: one for code, one in above.items() if _lends(one)}
        # Nobody above a province lends a number.
        asked |= {code for code in unit.path_codes[1:-1] if code not in above}
    if asked:
        lenders |= {row.code: row for row in OrgUnit.objects.lenders_of_numbers(asked)}
    return {unit.pk: _contact(unit, lenders, site_phone) for unit in units}


def _loaded_above(unit: OrgUnit) -> Iterable[OrgUnit]:
    """Give the units above that came with this one (``select_related``); asks no database."""
    above: Any = unit
    while OrgUnit._meta.get_field("parent").is_cached(above) and above.parent is not None:
        above = above.parent
        yield above


def _lends(unit: OrgUnit) -> bool:
    return bool(unit.is_active and unit.phone and unit.kind in _LENDERS)


def _contact(unit: OrgUnit, lenders: Mapping[str, OrgUnit], site_phone: str) -> Contact:
    answering, whose = unit, Whose.OWN
    if not unit.phone:
        nearest_first = (lenders.get(code) for code in reversed(unit.path_codes[:-1]))
        lender = next((one for one in nearest_first if one is not None), None)
        if lender is None:
            return Contact(phone=site_phone, whose=Whose.SITE, **_own(unit))
        answering, whose = lender, _LENDERS[UnitKind(lender.kind)]
    return Contact(
        phone=answering.phone,
        extension=answering.phone_extension,
        whose=whose,
        answered_by_th=answering.name_th,
        answered_by_en=answering.name_en,
        **_own(unit),
    )


def _own(unit: OrgUnit) -> dict[str, str]:
    return {
        "fax": unit.fax,
        "line_id": unit.line_id,
        "email": unit.email,
        "address": unit.address,
    }
