"""Distances between places, as roughly as they are known."""

from django.utils.translation import gettext as _

STEP_KM = 5


def about_kilometres(kilometres: float) -> str:
    """Write a distance between centre points, rounded to 5 km, never down to nothing."""
    rounded = max(STEP_KM, STEP_KM * int((max(kilometres, 0) + STEP_KM / 2) // STEP_KM))
    return _("about %(distance)d km") % {"distance": rounded}
