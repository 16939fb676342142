"""From a course to the money for it: what its page says about funding."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.funding.matching import NEAREST_FIRST, Wish, asked_for, fitting
from catalogue.funding.shown import ShownSource, shown_source
from catalogue.funding.source import Source, source_of
from portal.core.parts import Knot, Link
from portal.core.thai_dates import local_day

if TYPE_CHECKING:
    from catalogue.models import CoursePage
    from portal.places.models import OrgUnit
    from search.models import Entry
    from search.querysets import EntryQuerySet

#: So many stand on a course's page.
SHOWN = 3


@dataclass(frozen=True)
class CourseFunding:
    """The money that fits a course, best first."""

    course: "CoursePage"
    unit: "OrgUnit"
    sources: Sequence[Source]
    today: date

    @cached_property
    def shown(self) -> list[ShownSource]:
        """The best few."""
        return [shown_source(source, self.today) for source in self.sources[:SHOWN]]

    @property
    def finder_url(self) -> str:
        """The finder, which already knows where."""
        place = {"province": self.unit.province_id or "", "district": self.unit.district_id or ""}
        query = urlencode({name: code for name, code in place.items() if code})
        path = reverse("catalogue:funding-find")
        return f"{path}?{query}" if query else path

    @property
    def fitting(self) -> dict[str, Knot]:
        """The knot of money that fits, for a thread where nobody named any."""
        if not self.sources:
            return {}
        best, others = self.sources[0], len(self.sources) - 1
        note = ngettext("and %(count)d more source", "and %(count)d more sources", others) % {
            "count": others
        }
        note_link = Link(note, "#funding") if others else None
        return {"funding": Knot("fund", best.title, best.url, note_link=note_link)}

    @property
    def title(self) -> str:
        """The heading of the section."""
        return _("Money to go on with")


def asked_by_course(course: "CoursePage", unit: "OrgUnit") -> "EntryQuerySet":
    """Ask for the money that there is for a course's group and place, what is near first."""
    found = asked_for(
        group=course.occupational_group,
        province=unit.province_id or "",
        district=unit.district_id or "",
    )
    return found.order_by(*NEAREST_FIRST)


def course_funding(
    course: "CoursePage", unit: "OrgUnit", at: datetime, asked: Sequence["Entry"]
) -> CourseFunding:
    """Keep what fits the course of all that was asked for; no statement."""
    today = local_day(at)
    wish = Wish(province=unit.province_id or "", district=unit.district_id or "")
    sources = [source_of(entry) for entry in asked if entry.kind == "funding"]
    of_group = [one for one in sources if not one.groups or course.occupational_group in one.groups]
    nearest = sorted(of_group, key=lambda one: (one.district, one.province), reverse=True)
    return CourseFunding(course, unit, fitting(nearest, wish, today=today), today)
