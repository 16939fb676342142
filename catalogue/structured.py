"""Structured data of courses and centres for search engines, by the kernel's builders."""

from datetime import date
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString

from catalogue.enums import RunStatus
from portal.core import structured_data as schema
from portal.core.structured_data import Data, Place
from portal.core.times import OpeningHours
from portal.places import areas

if TYPE_CHECKING:
    from catalogue.centre_detail import CentreDetail
    from catalogue.course_detail import CourseDetail
    from catalogue.learning_centre_detail import LearningCentreDetail
    from catalogue.models.provider import Holder
    from catalogue.provider_detail import ProviderDetail
    from catalogue.run_boxes import ShownRun


def course_data(detail: "CourseDetail") -> SafeString:
    """Describe a course, the centre that teaches it, its runs, and the way to the page."""
    page, url = detail.page, detail.url
    centre = _organisation(detail.centre, detail.origin, detail.contact.phone)
    instances = [
        _instance(detail, shown)
        for shown in detail.runs
        if shown.state.status != RunStatus.FINISHED
    ]
    course = schema.course(
        name=page.shown_title,
        url=url,
        description=page.shown_summary,
        code=page.code or "",
        provider=schema.reference(centre),
        hours=page.hours,
        fee=page.fee_baht,
        teaches=detail.outcomes,
        audience=", ".join(detail.target_groups),
        ages=detail.age_range,
        requires=page.prerequisites,
        keywords=detail.tag_names,
        standard=page.occupational_standard,
        image=detail.photo_url,
        language=page.text_language,
        instances=instances,
    )
    return schema.script(
        course, centre, schema.way(detail.breadcrumbs, origin=detail.origin, here=url)
    )


def centre_data(detail: "CentreDetail") -> SafeString:
    """Describe a centre and the way to its page."""
    page = detail.page
    url = f"{detail.origin}{page.address()}"
    centre = _organisation(page, detail.origin, detail.contact.phone)
    return schema.script(centre, schema.way(detail.breadcrumbs, origin=detail.origin, here=url))


def provider_data(detail: "ProviderDetail") -> SafeString:
    """Describe another provider and the way to its page."""
    page = detail.page
    url = f"{detail.origin}{page.address()}"
    provider = _organisation(page, detail.origin, detail.contact.phone)
    return schema.script(provider, schema.way(detail.breadcrumbs, origin=detail.origin, here=url))


def learning_centre_data(detail: "LearningCentreDetail") -> SafeString:
    """Describe a learning centre and the way to its page."""
    page, unit = detail.page, detail.page.keeper
    url = f"{detail.origin}{page.address()}"
    place = schema.organisation(
        name=page.title,
        name_en=page.title_en,
        url=url,
        telephone=detail.contact.phone,
        place=Place(
            street=page.address_words,
            district=unit.district.name if unit.district else "",
            province=unit.province.name if unit.province else "",
        ),
        hours=OpeningHours.from_data(page.opening_hours) if page.opening_hours else None,
    )
    return schema.script(place, schema.way(detail.breadcrumbs, origin=detail.origin, here=url))


def _organisation(page: "Holder", origin: str, phone: str) -> Data:
    contact = page.unit
    return schema.organisation(
        name=page.title,
        name_en=page.title_en,
        url=f"{origin}{page.address()}",
        telephone=phone,
        email=contact.email,
        place=_place(page),
        hours=OpeningHours.from_data(page.opening_hours or {}) if page.opening_hours else None,
    )


def _place(page: "Holder", name: str = "") -> Place:
    unit = page.unit
    district = areas.district(unit.district_id or "")
    province = areas.province(unit.province_id or "")
    return Place(
        name=name,
        street=unit.address,
        district=district.name if district else "",
        province=province.name if province else "",
    )


def _instance(detail: "CourseDetail", shown: "ShownRun") -> Data:
    run = shown.run
    return schema.course_instance(
        name=shown.box.title,
        starts_on=run.starts_on,
        ends_on=run.ends_on,
        url=f"{detail.url}#{shown.box.anchor}",
        place=_place(detail.centre, run.words.venue or run.unit.name),
        hours=detail.page.hours,
        capacity=run.capacity,
        seats_left=None if shown.state.is_over else run.seats_left,
        fee=detail.page.fee_baht,
        cancelled=run.cancelled_at is not None,
        moved_from=_first_day_before(run.words.moved_from),
    )


def _first_day_before(moved_from: dict[str, str]) -> date | None:
    try:
        return date.fromisoformat(moved_from["starts_on"]) if moved_from else None
    except (KeyError, ValueError):
        return None
