"""What a group's page shows: who they are, what they make, what they learned, where they sell."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from catalogue.enums import OccupationalGroup
from portal.core.choice_names import choice_name
from portal.core.languages import is_thai
from portal.core.parts import Banner, Card, Fact, Link
from portal.core.thai_dates import ERA, format_date
from portal.media.shown import picture_of
from search.threads import Thread, around, thread
from showcase.contact import reached
from showcase.enums import GroupStage, LegalForm
from showcase.groups.members import learned_words, members_words, told_of
from showcase.kept_detail import here_of
from showcase.lines import lines
from showcase.offer_detail import OfferDetail, suggested_around
from showcase.photos import Figure, more_of, photo_facts
from showcase.place import place_of
from showcase.products import breadcrumbs
from showcase.products.cards import plain_card

if TYPE_CHECKING:
    from showcase.models import GroupPage

PRODUCTS = 12
_BANNER = "(min-width: 900px) 22rem, 100vw"


@dataclass(frozen=True, kw_only=True)
class GroupDetail(OfferDetail):
    """Everything around the texts of one group at one moment."""

    kind = "group"

    page: "GroupPage"

    @property
    def breadcrumbs(self) -> list[Link]:
        """The way back."""
        return breadcrumbs.of_group(self.page.shown_title)

    @property
    def banner(self) -> Banner:
        """The woven head, in the cloth of the group's occupation."""
        page = self.page
        tags = [_("Group"), choice_name(OccupationalGroup, page.occupational_group)]
        return Banner(
            title=page.shown_title,
            summary=page.shown_summary,
            group=page.occupational_group or "house",
            key=page.code,
            word=page.picture_word,
            tags=[tag for tag in tags if tag],
            picture=picture_of(self._photos["picture"], sizes=_BANNER, is_first=True),
        )

    @cached_property
    def _photos(self) -> dict[str, Any]:
        return photo_facts(self.page)

    @cached_property
    def figures(self) -> list[Figure]:
        """Photographs beside the one in the banner."""
        return more_of(self.page, self._photos["more"])

    @property
    def place_words(self) -> str:
        """Village and area."""
        return " · ".join(part for part in (self.page.village, super().place_words) if part)

    @cached_property
    def facts(self) -> list[Fact]:
        """The key facts; what nobody knows is left out."""
        page = self.page
        facts = [Fact("pin", _("Where they are"), self.place_words)]
        told = told_of(page)
        people = members_words(told)
        if people:
            since = self._year(page.founded_year)
            facts.append(
                Fact(
                    "seat",
                    _("Members"),
                    people,
                    _("since %(year)s") % {"year": since} if since else "",
                )
            )
        if learned := learned_words(told):
            facts.append(Fact("book", _("Learned at the centre"), learned))
        if page.stage in GroupStage.values:
            facts.append(Fact("flag", _("Stage of the group"), str(GroupStage(page.stage).label)))
        if self.legal:
            facts.append(Fact("cert", _("Legal form"), self.legal, self.registration))
        if page.has_savings:
            facts.append(Fact("baht", _("Savings"), _("Members save together")))
        if self.keeper is not None:
            facts.append(Fact("cert", _("Looked after by"), self.keeper.name))
        return [fact for fact in facts if fact.value]

    @property
    def legal(self) -> str:
        """What they are before the law."""
        return choice_name(LegalForm, self.page.legal_form)

    @property
    def registration(self) -> str:
        """The number of the register, and since when."""
        page = self.page
        number = page.registration_number
        if number and page.registered_on:
            values = {"number": number, "date": format_date(page.registered_on)}
            return _("No. %(number)s, since %(date)s") % values
        return _("Number %(number)s") % {"number": number} if number else ""

    def _year(self, year: int | None) -> str:
        if not year:
            return ""
        return str(year if is_thai() else year - ERA)

    @cached_property
    def roles(self) -> list[str]:
        """Who does what, by role and never by name."""
        return lines(self.page.roles)

    @cached_property
    def milestones(self) -> list[str]:
        """How they grew, one step a line."""
        return lines(self.page.milestones)

    @cached_property
    def strengths(self) -> list[str]:
        """What they are good at."""
        return lines(self.page.strengths)

    @cached_property
    def market_places(self) -> list[str]:
        """Where they sell, one place a line (S2-19)."""
        return lines(self.page.market_places)

    @cached_property
    def products(self) -> list[Card]:
        """What they make."""
        return [
            plain_card(entry, is_on_group=True) for entry in self.around.of("product")[:PRODUCTS]
        ]

    @cached_property
    def courses(self) -> list[Link]:
        """What they learned."""
        return [Link(entry.shown_title, entry.url) for entry in self.around.of("course")]

    @property
    def order_notes(self) -> str:
        """When somebody answers, when the number was confirmed."""
        hours = self.contact.hours
        notes = [
            _("Answers %(hours)s") % {"hours": hours} if hours else "",
            self.contact.confirmed(),
        ]
        return " · ".join(note for note in notes if note)

    @cached_property
    def thread(self) -> Thread:
        """From learning to funding, with this group as its second knot."""
        return thread(self.around, fitting=self.fitting, shown_apart=("product", "course"))

    @property
    def share_text(self) -> str:
        """What is sent in LINE."""
        return f"{self.page.shown_title} {self.page.shown_summary} {self.url}"

    @property
    def structured_data(self) -> SafeString:
        """The group and the way to it, for machines."""
        from showcase.structured import group_data  # noqa: PLC0415 - it reads this module

        return group_data(self)


def group_detail(page: "GroupPage", at: datetime, *, origin: str = "") -> GroupDetail:
    """Put together what a group's page shows at a moment."""
    keeper = page.keeper
    place = place_of(keeper)
    named = {**page.named, "event": page.booths} if page.pk else {}
    here = here_of(page, GroupDetail.kind, place, named)
    found = around(here)
    return GroupDetail(
        page=page,
        keeper=keeper,
        place=place,
        contact=reached([page], keeper, at),
        around=found,
        suggested=suggested_around(found, page.occupational_group, {"course": 1}),
        at=at,
        origin=origin,
    )
