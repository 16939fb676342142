"""How courses and centres are shown among other kinds, on the search over the whole site."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.run_state import next_boundary, run_state
from catalogue.run_words import card_badge
from portal.core.thai_dates import format_date
from portal.places import areas
from search.kinds import Look
from search.results import Hit


def course_facts(hit: Hit, at: datetime) -> list[str]:
    """Say when a course starts, where, and whether one can join."""
    run = hit.run
    if run is None:
        return [hit.entry.shown_place]
    starts = _("Starts %(date)s") % {"date": format_date(run.starts_on)}
    badge = card_badge(run_state(run, at))
    return [starts, hit.entry.shown_place, *([badge.text] if badge is not None else [])]


def course_changes_at(hit: Hit, at: datetime) -> datetime | None:
    """Return when the course's run will next say something else."""
    return next_boundary(hit.run, at) if hit.run is not None else None


def see_all_courses(count: int) -> str:
    """Name the way to the listing of courses."""
    words = ngettext("See all %(total)s course", "See all %(total)s courses", count)
    return words % {"total": f"{count:,}"}


def centre_facts(hit: Hit, at: datetime) -> list[str]:
    """Say where a centre is."""
    return [areas.place_label(hit.entry.district_code or hit.entry.province_code)]


def see_all_centres(count: int) -> str:
    """Name the way to the listing of centres."""
    words = ngettext("See all %(total)s centre", "See all %(total)s centres", count)
    return words % {"total": f"{count:,}"}


def place_facts(hit: Hit, at: datetime) -> list[str]:
    """Say where a provider or a learning centre is."""
    return [areas.place_label(hit.entry.district_code or hit.entry.province_code)]


def see_all_providers(count: int) -> str:
    """Name the way to the list of other providers."""
    words = ngettext("See all %(total)s provider", "See all %(total)s providers", count)
    return words % {"total": f"{count:,}"}


def see_all_learning_centres(count: int) -> str:
    """Name the way to the list of learning centres."""
    words = ngettext(
        "See all %(total)s learning centre", "See all %(total)s learning centres", count
    )
    return words % {"total": f"{count:,}"}


COURSE_LOOK = Look(course_facts, see_all_courses, course_changes_at)
CENTRE_LOOK = Look(centre_facts, see_all_centres)
PROVIDER_LOOK = Look(place_facts, see_all_providers)
LEARNING_CENTRE_LOOK = Look(place_facts, see_all_learning_centres)
