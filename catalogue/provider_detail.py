"""What the page of another provider shows: how to reach it, what it teaches."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString

from catalogue import breadcrumbs
from catalogue.contact_facts import ContactFacts, contact_facts
from catalogue.open_courses import OpenCourses, courses_where
from catalogue.structured import provider_data
from catalogue.visiting import Visiting, visiting
from catalogue.wrong_facts import wrong_fact_url
from portal.core.parts import Banner, Link
from portal.places import areas
from search.conditions import Terms

if TYPE_CHECKING:
    from catalogue.models import ProviderPage

COURSES = 6


@dataclass(frozen=True)
class ProviderDetail:
    """Everything around the texts of one provider at one moment."""

    page: "ProviderPage"
    contact: ContactFacts
    courses: OpenCourses
    origin: str = ""

    @property
    def expires_at(self) -> datetime | None:
        """The next moment at which a card changes."""
        return self.courses.expires_at

    @property
    def breadcrumbs(self) -> list[Link]:
        """The way back."""
        return breadcrumbs.of_provider(self.page.shown_title)

    @cached_property
    def place(self) -> str:
        """The area that it serves."""
        unit = self.page.unit
        return areas.place_label(unit.district_id or unit.province_id or "") if unit else ""

    @property
    def banner(self) -> Banner:
        """The woven head."""
        return Banner(
            title=self.page.shown_title,
            summary=self.page.shown_summary,
            key=self.page.pk,
            tags=[tag for tag in (self.page.kind_name, self.place) if tag],
        )

    @cached_property
    def visiting(self) -> Visiting:
        """The way there, and how easy it is to come."""
        return visiting(
            self.page,
            address=self.contact.contact.address or self.place,
            named=f"{self.page.title} {self.place}",
        )

    @property
    def province_url(self) -> str:
        """The page of the province, with its centres."""
        province = areas.province((self.page.unit and self.page.unit.province_id) or "")
        return reverse("catalogue:province", args=[province.slug]) if province else ""

    @property
    def share_text(self) -> str:
        """What is sent in LINE."""
        return f"{self.page.shown_title} {self.origin}{self.page.address()}"

    @property
    def structured_data(self) -> SafeString:
        """The provider and the way to it, for machines."""
        return provider_data(self)

    @property
    def wrong_fact_url(self) -> str:
        """Where something wrong is reported."""
        return wrong_fact_url("provider", self.page.code or "")


def provider_detail(page: "ProviderPage", at: datetime, *, origin: str = "") -> ProviderDetail:
    """Put together what a provider's page shows at a moment."""
    return ProviderDetail(
        page=page,
        contact=contact_facts(page, at),
        courses=courses_where(Terms("unit_id", (page.unit_id or 0,)), at, count=COURSES),
        origin=origin,
    )
