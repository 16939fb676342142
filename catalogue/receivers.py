"""What this room does when lower rooms say that something changed."""

from typing import Any

from catalogue.services import centres
from portal.places.models import OrgUnit
from portal.places.signals import unit_renamed


def connect() -> None:
    """Listen to places: a unit's page wears the unit's name."""
    unit_renamed.connect(_unit_renamed, dispatch_uid="catalogue.unit_renamed")


def _unit_renamed(sender: Any, unit: OrgUnit, **kwargs: Any) -> None:
    centres.follow_name(unit)
