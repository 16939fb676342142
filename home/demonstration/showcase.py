"""Groups and products of the demonstration: what the papers name, and made-up ones that say so."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Model
from wagtail.models import Page

from catalogue.models import CoursePage, EventPage, FundingSourcePage
from home.demonstration import pages
from home.demonstration.award_rows import awards
from home.demonstration.drawn import drawn, figures
from portal.places.models import OrgUnit
from showcase.models import GroupCourse, GroupPage, ProductIndexPage, ProductPage

_OF_BOTH = (
    "title",
    "title_en",
    "summary",
    "summary_en",
    "occupational_group",
    "picture_word",
    "phone",
    "phone_hours",
    "line_name",
)
_OF_GROUP = (
    "village",
    "stage",
    "legal_form",
    "registration_number",
    "founded_year",
    "members",
    "has_savings",
)
_OF_PRODUCT = (
    "category",
    "availability",
    "stock",
    "wait_days",
    "minimum_order",
    "size",
    "shelf_life",
    "care",
    "custom_order",
    "story_maker",
    "story_wisdom",
    "story_pride",
)
_LINES_OF_GROUP = ("roles", "milestones", "strengths", "market_places", "online_shops")
_LINES_OF_PRODUCT = ("material", "standards", "milestones", "delivery", "market_days")
_PUBLISHED_DAYS_AGO = 50


def make(today: date) -> Sequence[Model]:
    """Make groups and products below the centres that look after them; one stands as the story."""
    groups = _groups(today)
    products = _products(today, groups)
    _tell_story(groups)
    return [*groups.values(), *products]


def _groups(today: date) -> dict[str, GroupPage]:
    made = {}
    for row in pages.rows("groups", "group"):
        unit = pages.unit_at(row["place"])
        if unit is None:
            continue
        page = GroupPage(
            **_values(row, _OF_BOTH, _OF_GROUP),
            **_lines(row, _LINES_OF_GROUP),
            **_pictures(row),
            **_contact(row, today),
            registered_on=pages.in_days(today, -row["registered"]) if "registered" in row else None,
            funding=_found(FundingSourcePage, row.get("funding")),
            is_pinned=row.get("pinned", False),
            awards=awards(row.get("awards", ())),
        )
        courses = [_course(unit, title) for title in row.get("courses", ())]
        page.courses_taken.set([GroupCourse(course=one) for one in courses if one])
        page.events.set(_all(EventPage, row.get("events", ())))
        pages.add_page(unit, page, pages.days_ago(today, _PUBLISHED_DAYS_AGO))
        made[page.title] = page
    return made


def _products(today: date, groups: Mapping[str, GroupPage]) -> list[ProductPage]:
    made = []
    for number, row in enumerate(pages.rows("products", "product")):
        unit = pages.unit_at(row["place"])
        if unit is None:
            continue
        page = ProductPage(
            **_values(row, _OF_BOTH, _OF_PRODUCT),
            **_lines(row, _LINES_OF_PRODUCT),
            **_pictures(row),
            price_baht=Decimal(row["price"]) if "price" in row else None,
            unit_code=row.get("unit", ""),
            group=groups.get(row.get("group", "")),
            course=_course(unit, row.get("course")),
            funding=_found(FundingSourcePage, row.get("funding")),
            is_pinned=row.get("pinned", False),
            awards=awards(row.get("awards", ())),
        )
        # The later in the file, the newer: made-up ones are complete, so they stand first.
        published = pages.days_ago(today, _PUBLISHED_DAYS_AGO) + timedelta(minutes=number)
        pages.add_page(unit, page, published)
        made.append(page)
    return made


def _tell_story(groups: Mapping[str, GroupPage]) -> None:
    """Let the first pinned group stand above the market, where no editor chose one."""
    index = ProductIndexPage.objects.first()
    pinned = [group for group in groups.values() if group.is_pinned]
    if index is not None and index.featured_group_id is None and pinned:
        index.featured_group = pinned[-1]
        index.save()


def _values(row: Mapping[str, Any], *names: Sequence[str]) -> dict[str, Any]:
    return {name: row[name] for some in names for name in some if name in row}


def _lines(row: Mapping[str, Any], names: Sequence[str]) -> dict[str, str]:
    return {name: pages.lines(row.get(name)) for name in names}


def _pictures(row: Mapping[str, Any]) -> dict[str, Any]:
    """The drawing that stands for it, and more of them; some have none and wear their cloth."""
    return {
        "picture": drawn(row.get("picture")),
        "more_pictures": figures(row.get("more_pictures", ())),
    }


def _contact(row: Mapping[str, Any], today: date) -> dict[str, Any]:
    """Agreed to and confirmed so many days ago; without a number the centre answers."""
    if "confirmed" not in row:
        return {}
    return {
        "is_contact_agreed": True,
        "contact_confirmed_on": pages.in_days(today, -row["confirmed"]),
    }


def _course(unit: OrgUnit, title: str | None) -> Any:
    """Find a course by its title, that of the own centre before those of others."""
    if not title:
        return None
    own = CoursePage.objects.below_unit(unit).filter(title=title).first()
    return own or _found(CoursePage, title)


def _found(model: type[Page], title: str | None) -> Any:
    return model._default_manager.filter(title=title).first() if title else None


def _all(model: type[Page], titles: Sequence[str]) -> list[Any]:
    return list(model._default_manager.filter(title__in=titles)) if titles else []
