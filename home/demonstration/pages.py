"""Pages of the demonstration that are no courses: few, so each is made as an editor makes one."""

import tomllib
from datetime import date, datetime, time, timedelta
from typing import Any, cast

from django.utils import timezone
from wagtail.models import Page

from home.demonstration.codes import signs_of
from home.demonstration.courses import CONTENT
from portal.places.models import OrgUnit

#: What codes of the whole country begin with.
_COUNTRY = "tha"
_DEPARTMENT = "dole"


def rows(name: str, table: str) -> list[dict[str, Any]]:
    """Return what is written in a file of the content."""
    text = (CONTENT / f"{name}.toml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = tomllib.loads(text)[table]
    return found


def unit_at(place: str) -> OrgUnit | None:
    """Return the unit of a sub-district, a district, a province or the country, where it was loaded."""
    kinds = {0: _DEPARTMENT, 2: f"p{place}", 4: f"d{place}", 6: f"s{place}"}
    units = OrgUnit.objects.select_related("province", "page")
    return units.filter(code=kinds[len(place)]).first()


def add_page(unit: OrgUnit, page: Page, published: datetime, parent: Page | None = None) -> None:
    """Add a page below that of its unit, live since a moment, under a code that is always the same."""
    letters = unit.province.letters if unit.province else _COUNTRY
    coded = cast("Any", page)
    coded.code = coded.slug = f"{letters}-{signs_of(page.title)}".lower()
    page.first_published_at = page.last_published_at = published
    above = parent or unit.page
    if above is None:
        raise LookupError(f"{unit} has no page")
    # Fresh each time: the last page that was added changed the number of its children.
    Page.objects.get(pk=above.pk).add_child(instance=page)


def in_days(today: date, days: int | None) -> date | None:
    """Return the day so many days from today."""
    return None if days is None else today + timedelta(days=days)


def days_ago(today: date, days: int) -> datetime:
    """Return the morning of the day so many days ago."""
    morning = datetime.combine(today - timedelta(days=days), time(8, 30))
    return timezone.make_aware(morning, timezone.get_default_timezone())


def lines(words: list[str] | None) -> str:
    """Write one thing a line."""
    return "\n".join(words or [])


def clock(words: str | None) -> time | None:
    """Read a time of day."""
    return time.fromisoformat(words) if words else None
