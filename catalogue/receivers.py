"""What this room does when lower rooms say that something changed."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from catalogue import target_groups
from catalogue.models import TargetGroup
from catalogue.services import centres
from portal.places.models import OrgUnit
from portal.places.signals import unit_renamed


def connect() -> None:
    """Listen to places: a unit's page wears the unit's name. And to lists."""
    unit_renamed.connect(_unit_renamed, dispatch_uid="catalogue.unit_renamed")
    for signal in (post_save, post_delete):
        signal.connect(target_groups.forget, TargetGroup, dispatch_uid="catalogue.target_groups")


def _unit_renamed(sender: Any, unit: OrgUnit, **kwargs: Any) -> None:
    centres.follow_name(unit)
