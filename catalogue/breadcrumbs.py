"""The way back from each page of the catalogue."""

from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.enums import CourseTag, OccupationalGroup
from portal.core.parts import Link
from portal.places.area_cache import DistrictRow, ProvinceRow


def of_course(title: str, group: str) -> list[Link]:
    """Home, courses, the occupational group, the course."""
    way = [_home(), Link(_("Learn a trade"), reverse("catalogue:course-list"))]
    if group in OccupationalGroup.values:
        url = f"{reverse('catalogue:course-list')}?group={group}"
        way.append(Link(str(OccupationalGroup(group).label), url))
    return [*way, Link(title, "", "page")]


def of_course_list() -> list[Link]:
    """Home, courses."""
    return [_home(), Link(_("Learn a trade"), "", "page")]


def of_learn_to_earn() -> list[Link]:
    """Home, courses, the campaign."""
    way = [_home(), Link(_("Learn a trade"), reverse("catalogue:course-list"))]
    return [*way, Link(str(CourseTag.LEARN_TO_EARN.label), "", "page")]


def of_teachers_courses() -> list[Link]:
    """Home, courses, those for teachers."""
    way = [_home(), Link(_("Learn a trade"), reverse("catalogue:course-list"))]
    return [*way, Link(_("Courses for teachers"), "", "page")]


def of_country() -> list[Link]:
    """Home, centres."""
    return [_home(), Link(_("Centres near you"), "", "page")]


def of_province(province: ProvinceRow) -> list[Link]:
    """Home, centres, the province."""
    return [*_to_country(), Link(province.name, "", "page")]


def of_centre(title: str, province: ProvinceRow | None, district: DistrictRow | None) -> list[Link]:
    """Home, centres, the province, the district where the centre lies below one, the centre."""
    way = _to_country()
    if province is not None:
        way.append(Link(province.name, reverse("catalogue:province", args=[province.slug])))
        if district is not None:
            url = reverse("catalogue:centre", args=[province.slug, district.slug])
            way.append(Link(district.label, url))
    return [*way, Link(title, "", "page")]


def of_provider_list() -> list[Link]:
    """Home, centres, other providers."""
    return [*_to_country(), Link(_("Other providers"), "", "page")]


def of_provider(title: str) -> list[Link]:
    """Home, centres, other providers, the provider."""
    url = reverse("catalogue:provider-list")
    return [*_to_country(), Link(_("Other providers"), url), Link(title, "", "page")]


def of_learning_centre_list() -> list[Link]:
    """Home, centres, learning centres."""
    return [*_to_country(), Link(_("Learning centres"), "", "page")]


def of_learning_centre(title: str) -> list[Link]:
    """Home, centres, learning centres, the place."""
    url = reverse("catalogue:learning-centre-list")
    return [*_to_country(), Link(_("Learning centres"), url), Link(title, "", "page")]


def of_partner_list() -> list[Link]:
    """Home, centres, partners."""
    return [*_to_country(), Link(_("Partners"), "", "page")]


def of_report(title: str, url: str) -> list[Link]:
    """Home, the page in question, the form."""
    way = [_home(), Link(title, url)] if url else [_home()]
    return [*way, Link(_("Report what is wrong"), "", "page")]


def _to_country() -> list[Link]:
    return [_home(), Link(_("Centres near you"), reverse("catalogue:centre-index"))]


def _home() -> Link:
    # The root of the language's tree: named by an upper room, always at the language's own path.
    return Link(_("Home"), reverse("wagtail_serve", args=[""]))
