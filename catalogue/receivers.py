"""What this room does when lower rooms say that something changed."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from catalogue import target_groups
from catalogue.models import ProviderPage, TargetGroup
from catalogue.services import centres, providers
from portal.places.models import OrgUnit
from portal.places.signals import unit_renamed


def connect() -> None:
    """Listen to places: a unit's page wears the unit's name. And to lists."""
    unit_renamed.connect(_unit_renamed, dispatch_uid="catalogue.unit_renamed")
    for signal in (post_save, post_delete):
        signal.connect(target_groups.forget, TargetGroup, dispatch_uid="catalogue.target_groups")
    post_delete.connect(
        _provider_deleted, sender=ProviderPage, dispatch_uid="catalogue.provider_deleted"
    )


def _unit_renamed(sender: Any, unit: OrgUnit, **kwargs: Any) -> None:
    centres.follow_name(unit)
    providers.follow_name(unit)


def _provider_deleted(sender: Any, instance: ProviderPage, **kwargs: Any) -> None:
    providers.retire(instance.unit_id)
