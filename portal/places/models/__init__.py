"""Areas with official codes, and the organisation units that serve them."""

from portal.places.models.areas import AbolishedArea, AreaRelease, District, Province, Subdistrict
from portal.places.models.contacts import ContactReport
from portal.places.models.units import OrgUnit, UnitName

__all__ = [
    "AbolishedArea",
    "AreaRelease",
    "ContactReport",
    "District",
    "OrgUnit",
    "Province",
    "Subdistrict",
    "UnitName",
]
