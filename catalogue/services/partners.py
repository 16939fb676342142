"""Keeping partners; courses that are held together with one name it, and are found by it."""

from collections.abc import Iterable

from django.db import transaction

from catalogue.models import CoursePage, Partner
from portal.core.signals import pages_changed


def credited(partner: Partner) -> set[int]:
    """Return the courses that name the partner now."""
    return set(
        partner.credits.model.objects.filter(partner=partner).values_list("course", flat=True)
    )


@transaction.atomic
def keep(partner: Partner, before: Iterable[int] = ()) -> Partner:
    """Save a partner with its courses; entries of courses that name it, or did, are made anew."""
    partner.save()
    changed = {*before, *credited(partner)}
    if changed:
        pages_changed.send(sender=CoursePage, pks=sorted(changed))
    return partner


@transaction.atomic
def remove(partner: Partner) -> None:
    """Delete a partner; courses that named it stop doing so."""
    changed = sorted(credited(partner))
    partner.delete()
    if changed:
        pages_changed.send(sender=CoursePage, pks=changed)
