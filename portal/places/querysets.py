"""The query words of areas and units."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

from portal.places.enums import UnitKind

if TYPE_CHECKING:
    from portal.places.models import OrgUnit

#: How many signs of a code name the area above.
PROVINCE_SIGNS = 2
DISTRICT_SIGNS = 4
_MOST_WORDS = 8


class AreaQuerySet(models.QuerySet[Any]):
    """Words for provinces, districts and sub-districts."""

    def current(self) -> Self:
        """Leave out what the official list no longer has."""
        return self.filter(is_current=True)


class SubdistrictQuerySet(AreaQuerySet):
    """Words for sub-districts."""

    def in_district(self, code: str) -> Self:
        """Keep the sub-districts of a district."""
        return self.filter(district=code)

    def in_province(self, code: str) -> Self:
        """Keep the sub-districts of a province."""
        return self.filter(district__province=code)

    def names(self) -> "models.QuerySet[Any, tuple[str, str, str]]":
        """Read code, Thai and English name only."""
        return self.values_list("code", "name_th", "name_en")


class AbolishedAreaQuerySet(models.QuerySet[Any]):
    """Words for codes that are no longer used."""

    def successors_of(self, codes: Iterable[str]) -> "models.QuerySet[Any, tuple[str, list[str]]]":
        """Read which codes came after these, where that is known."""
        return self.filter(code__in=codes).exclude(successors=[]).values_list("code", "successors")


class OrgUnitQuerySet(models.QuerySet[Any]):
    """Words for organisation units."""

    def active(self) -> Self:
        """Leave out units that no longer work."""
        return self.filter(is_active=True)

    def of_kind(self, *kinds: UnitKind) -> Self:
        """Keep units of these kinds."""
        return self.filter(kind__in=kinds)

    def centres(self) -> Self:
        """Keep the centres of districts and sub-districts."""
        return self.of_kind(UnitKind.DISTRICT, UnitKind.SUBDISTRICT)

    def below(self, unit: "OrgUnit") -> Self:
        """Keep the unit itself and all that lies below it."""
        return self.filter(path__within=unit.path)

    def below_any(self, units: "Iterable[OrgUnit]") -> Self:
        """Keep the given units and all that lies below them; nothing for no unit."""
        return self.filter(within_units(unit.path for unit in units))

    def above(self, unit: "OrgUnit") -> Self:
        """Keep the chain of command: from the department down to the unit itself."""
        return self.filter(code__in=unit.path_codes)

    def for_area(self, code: str) -> Self:
        """Keep the one generated unit that serves exactly this area (2, 4 or 6 digits)."""
        return self.filter(code=area_unit_code(code))

    def in_area(self, code: str) -> Self:
        """Keep units of any kind that lie in this area (2, 4 or 6 digits)."""
        if len(code) <= PROVINCE_SIGNS:
            return self.filter(province=code)
        return self.filter(**{"district" if len(code) <= DISTRICT_SIGNS else "subdistrict": code})

    def named_like(self, words: str) -> Self:
        """Keep units whose code or name, now or formerly, holds every one of the words."""
        names: Any = self.model._meta.get_field("former_names").related_model
        found = self
        for word in words.split()[:_MOST_WORDS]:
            found = found.filter(
                Q(name_th__icontains=word)
                | Q(name_en__icontains=word)
                | Q(code__iexact=word)
                | Q(province__name_th__icontains=word)
                | Q(province__name_en__icontains=word)
                | Q(pk__in=names._default_manager.filter(name_th__icontains=word).values("unit"))
            )
        return found

    def counted_by_kind(self) -> dict[str, int]:
        """How many units there are of each kind."""
        counted = self.order_by().values_list("kind").annotate(number=models.Count("pk"))
        return dict(counted)

    def keeping(self, page_path: str) -> Self:
        """Keep the unit that a page of the tree stands for, by the page's path."""
        return self.filter(page__path=page_path)

    def lenders_of_numbers(self, codes: Iterable[str]) -> Self:
        """Keep those of these units whose number stands in for units below that have none."""
        return (
            self.active()
            .of_kind(UnitKind.PROVINCE, UnitKind.DISTRICT)
            .filter(code__in=codes)
            .exclude(phone="")
            .only("code", "kind", "name_th", "name_en", "phone", "phone_extension")
        )

    def with_chain(self) -> Self:
        """Bring areas, page and the two units above along, for labels, links and telephones."""
        return self.select_related("province", "district", "subdistrict", "page", "parent__parent")

    def with_page_at(self, path: str) -> Self:
        """The unit whose page stands at a place of the tree."""
        return self.filter(page__path=path)

    def with_areas(self) -> Self:
        """Bring the areas along, for labels."""
        return self.select_related("province", "district__province", "subdistrict")


class ContactReportQuerySet(models.QuerySet[Any]):
    """Words for reports of wrong numbers."""

    def open(self) -> Self:
        """Keep what nobody has settled yet."""
        return self.filter(settled_at=None)


def within_units(paths: Iterable[str], column: str = "path") -> Q:
    """Return the condition that a path column lies at or below any of the paths."""
    condition = Q(pk__in=[])
    for path in paths:
        condition |= Q((f"{column}__within", path))
    return condition


def area_unit_code(code: str) -> str:
    """Return the code of the unit that serves an area: ``p47``, ``d4706``, ``s470601``."""
    if len(code) <= PROVINCE_SIGNS:
        return f"p{code}"
    return f"d{code}" if len(code) <= DISTRICT_SIGNS else f"s{code}"
