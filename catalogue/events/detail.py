"""What an event's page shows: its state, six key facts, how to get there, whom to ask."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from catalogue.events import breadcrumbs, words
from catalogue.events.enums import EventStatus
from catalogue.events.places import held_at, holder_of, place_words
from catalogue.events.state import event_state, next_turn
from portal.core.entries import EntryPlace
from portal.core.parts import Badge, Banner, Fact, Link, Notice
from portal.core.weave import HOUSE
from portal.places.contacts import Contact, contact_of
from portal.places.models import OrgUnit

if TYPE_CHECKING:
    from catalogue.models import EventPage

_MAP = "https://www.google.com/maps/search/?api=1&"


@dataclass(frozen=True)
class EventDetail:
    """Everything around the texts of one event at one moment."""

    page: "EventPage"
    holder: OrgUnit | None
    contact: Contact
    place: EntryPlace
    at: datetime
    #: "https://example.go.th": where full addresses begin.
    origin: str = ""

    @cached_property
    def status(self) -> EventStatus:
        """The state at this moment."""
        return event_state(self.page.facts, self.at)

    @property
    def expires_at(self) -> datetime | None:
        """The next moment at which the state changes."""
        return next_turn(self.page.facts, self.at)

    @cached_property
    def breadcrumbs(self) -> list[Link]:
        """The way back."""
        return breadcrumbs.of_event(self.page.shown_title)

    @property
    def banner(self) -> Banner:
        """The woven head with the kind and the name."""
        page = self.page
        kind = words.kind_words(page.kind)
        return Banner(
            title=page.shown_title,
            summary=page.shown_summary,
            group=HOUSE,
            key=page.code,
            word=page.picture_word or words.picture_word(page.kind),
            tags=[kind] if kind else [],
        )

    @property
    def badge(self) -> Badge:
        """The state in a word."""
        return words.state_badge(self.status)

    @property
    def when(self) -> str:
        """The days in words."""
        return words.when_words(self.page.facts, weekday=True)

    @property
    def hours(self) -> str:
        """The hours of each day."""
        return words.hours_words(self.page.starts_at, self.page.ends_at)

    @property
    def where(self) -> str:
        """The venue and its area."""
        return " · ".join(part for part in (self.page.venue, place_words(self.place)) if part)

    @cached_property
    def facts(self) -> list[Fact]:
        """The six key facts, always these, always in this order; never blank."""
        ask = _("Ask the organiser")
        page = self.page
        starts = page.starts_on.isoformat() if page.starts_on else ""
        return [
            Fact("cal", _("When"), self.when, datetime=starts),
            Fact("clock", _("Hours of the day"), self.hours or ask),
            Fact("pin", _("Place"), self.where or ask),
            Fact("seat", _("Who may come"), page.audience or ask, page.how_to_join),
            Fact("baht", _("Cost"), words.cost_words(page.fee_baht), page.cost_note),
            Fact("flag", _("Organiser"), page.organiser or self.holder_name or ask),
        ]

    @property
    def holder_name(self) -> str:
        """The unit that holds it."""
        return self.holder.name if self.holder is not None else ""

    @cached_property
    def notice(self) -> Notice | None:
        """What everybody must know before coming: cancelled, postponed, not dated yet, over."""
        reason = self.page.change_reason
        before = words.first_days_words(self.page.announced_starts_on, self.page.announced_ends_on)
        match self.status:
            case EventStatus.CANCELLED:
                return Notice(reason, "warn", _("This event is cancelled"))
            case EventStatus.POSTPONED:
                title = self._moved(before)
                return Notice(reason, "warn", title)
            case EventStatus.UNDATED:
                text = _("Come back here, or call and ask. The place may change too")
                return Notice(text, "", _("The date will be announced"))
            case EventStatus.FINISHED:
                return Notice(_("See what comes next below"), "", _("This event is over"))
        return None

    def _moved(self, before: str) -> str:
        values = {"before": before, "now": self.when}
        if self.page.starts_on is None:
            if before:
                return _("Postponed from %(before)s. The new date will be announced") % values
            return _("Postponed. The new date will be announced")
        if before:
            return _("Postponed from %(before)s to %(now)s") % values
        return _("Postponed to %(now)s") % values

    @property
    def directions(self) -> list[str]:
        """How to get there, one way each."""
        return [line.strip(" -•*") for line in self.page.directions.splitlines() if line.strip()]

    @property
    def ease(self) -> list[tuple[str, bool]]:
        """What makes coming easy, and what is missing; what nobody knows is left out."""
        page = self.page
        known = [
            (_("Ramp for wheelchairs"), page.has_ramp),
            (_("Accessible toilet"), page.has_accessible_toilet),
            (_("Parking"), page.has_parking),
            (_("Thai sign language"), page.has_sign_language),
        ]
        return [(text, is_there) for text, is_there in known if is_there is not None]

    @property
    def map_url(self) -> str:
        """The place in the map app, where there is one to look for."""
        if not self.page.venue:
            return ""
        return _MAP + urlencode({"query": f"{self.page.venue} {self.place.label_th}"})

    @property
    def calendar_url(self) -> str:
        """The calendar file; there is none while nobody knows when, or when it is over."""
        if not self.page.code or self.page.starts_on is None:
            return ""
        if self.status == EventStatus.FINISHED:
            return ""
        return reverse("catalogue:event-calendar", args=[self.page.code])

    @property
    def url(self) -> str:
        """The full address; a draft may have none yet."""
        code = self.page.code
        return f"{self.origin}{reverse('catalogue:event-detail', args=[code])}" if code else ""

    @property
    def share_text(self) -> str:
        """What is sent in LINE: name, when, where, the link."""
        return " ".join([self.page.shown_title, self.when, self.page.venue, self.url])

    @property
    def more_url(self) -> str:
        """What else comes, near here where the place is known."""
        url = reverse("catalogue:event-list")
        return f"{url}?province={self.place.province}" if self.place.province else url

    @property
    def structured_data(self) -> SafeString:
        """The event and the way to it, for machines."""
        from catalogue.events.structured import event_data  # noqa: PLC0415 - it reads this module

        return event_data(self)


def event_detail(page: "EventPage", at: datetime, *, origin: str = "") -> EventDetail:
    """Put together what an event's page shows at a moment."""
    holder = holder_of(page) if page.path else None
    return EventDetail(
        page=page,
        holder=holder,
        contact=contact_of(holder) if holder is not None else Contact(),
        place=held_at(holder, page.province_id or ""),
        at=at,
        origin=origin,
    )
