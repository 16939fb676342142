"""All writes of places."""

from portal.places.services.contacts import report_number, set_contacts, settle_reports
from portal.places.services.load_areas import load_areas
from portal.places.services.load_units import load_units
from portal.places.services.units import (
    create_unit,
    move_unit,
    rename_unit,
    set_active,
    update_unit,
)

__all__ = [
    "create_unit",
    "load_areas",
    "load_units",
    "move_unit",
    "rename_unit",
    "report_number",
    "set_active",
    "set_contacts",
    "settle_reports",
    "update_unit",
]
