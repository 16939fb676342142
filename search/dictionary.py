"""The dictionary of this site: the vendored word list with names of areas and protected words.

Pages and queries must be cut by the same dictionary, so both ask here.
"""

from portal.places.area_cache import AreaTable, table
from search import wording
from search.thai import Words, default_words

_kept: list[tuple[AreaTable, tuple[str, ...], Words]] = []


def words() -> Words:
    """Return the words that texts are cut by; made anew when areas or protected words changed."""
    areas, protected = table(), wording.protected_words()
    if not _kept or _kept[0][0] is not areas or _kept[0][1] != protected:
        _kept[:] = [(areas, protected, _made(areas, protected))]
    return _kept[0][2]


def _made(areas: AreaTable, protected: tuple[str, ...]) -> Words:
    provinces = (row.name_th for row in areas.provinces.values())
    districts = (row.name_th for row in areas.districts.values())
    return default_words().extended(names=[*provinces, *districts, *protected])
