"""The filter by area: a province, one of its districts, and what is near that district."""

import re
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.places import areas
from portal.places.near import near_districts
from search.conditions import All, Terms
from search.filters.base import Asked, Chosen, Filter, Parameters, Text

NEAR = "near"
_WITH_DISTRICT = 2
_WITH_NEAR = 3
_DISTRICT_CODE = re.compile("[0-9]{4}")


class AreaFilter(Filter):
    """Chosen is ``()``, ``(province,)``, ``(province, district)`` or that and ``"near"``.

    A district of another province than the one chosen is dropped: whoever changes the province in
    the form leaves the old district behind. Only a known district can have anything near it.
    """

    key = "area"
    keys = ("province", "district", "near")
    heading: Text = gettext_lazy("Area")

    @property
    def counts_apart(self) -> bool:
        return True

    def read(self, given: Parameters) -> Chosen:
        province = next(
            (code for code in given.getlist("province") if areas.province(code) is not None), ""
        )
        district = next(filter(None, map(known_district, given.getlist("district"))), None)
        if district is None:
            return (province,) if province else ()
        if province and district.province.code != province:
            return (province,)
        if "1" in given.getlist("near") and near_districts(district.code):
            return (district.province.code, district.code, NEAR)
        return (district.province.code, district.code)

    def parameters(self, chosen: Chosen) -> list[tuple[str, str]]:
        values = ("1" if value == NEAR else value for value in chosen)
        return list(zip(self.keys, values, strict=False))

    def asked(self, chosen: Chosen, at: datetime) -> Asked:
        if not chosen:
            return Asked()
        if len(chosen) < _WITH_DISTRICT:
            return Asked((Terms("province_code", (chosen[0],)),))
        districts = districts_meant(chosen)
        # Provinces are named as well, because the index begins with them.
        provinces = tuple(sorted({code[:2] for code in districts}))
        return Asked((All(Terms("province_code", provinces), Terms("district_code", districts)),))

    def variants(self, chosen: Chosen) -> dict[str, Chosen]:
        return {NEAR: (*chosen[:_WITH_DISTRICT], NEAR)} if len(chosen) >= _WITH_DISTRICT else {}

    def grouped(self, chosen: Chosen) -> tuple[str, Chosen] | None:
        return ("district_code", chosen[:1]) if chosen else None

    def labels(self, chosen: Chosen) -> list[tuple[str, Chosen]]:
        words = [province_words, district_words, _near_words]
        return [(words[place](code), chosen[:place]) for place, code in enumerate(chosen)]

    def sentence(self, chosen: Chosen) -> str:
        """Say the area in words ("อ.พรรณานิคม สกลนคร และอำเภอใกล้เคียง"), '' for everywhere."""
        if not chosen:
            return ""
        place = areas.place_label(chosen[:_WITH_DISTRICT][-1])
        if len(chosen) < _WITH_NEAR:
            return place
        return _("%(place)s and districts nearby") % {"place": place}

    def names(self, chosen: Chosen) -> str:
        """Say the area in bare names, for a sentence ("พรรณานิคม สกลนคร"), '' for everywhere."""
        province = areas.province(chosen[0]) if chosen else None
        if province is None:
            return ""
        district = areas.district(chosen[1]) if len(chosen) > 1 else None
        if district is None:
            return province.name
        names = {"district": district.name, "province": province.name}
        if NEAR in chosen:
            return _("%(district)s, %(province)s and districts nearby") % names
        return _("%(district)s, %(province)s") % names


def known_district(code: str) -> areas.DistrictRow | None:
    """Find a district by its code; an abolished code leads to the one that came after it."""
    if not _DISTRICT_CODE.fullmatch(code):
        return None
    return areas.district(code) or areas.current_district(code)


def districts_meant(chosen: Chosen) -> tuple[str, ...]:
    """Return the district codes that are meant: the one, and what is near when that is ticked."""
    if len(chosen) < _WITH_NEAR:
        return chosen[1:_WITH_DISTRICT]
    return (chosen[1], *(near.code for near in near_districts(chosen[1])))


def province_words(code: str) -> str:
    """Write a province's name with its prefix, in the reader's language."""
    row = areas.province(code)
    return row.label if row is not None else ""


def district_words(code: str) -> str:
    """Write a district's name with its prefix, in the reader's language."""
    row = areas.district(code)
    return row.label if row is not None else ""


def province_name(code: str) -> str:
    """Write a province's bare name, in the reader's language."""
    row = areas.province(code)
    return row.name if row is not None else ""


def _near_words(_code: str) -> str:
    return _("Districts nearby too")
