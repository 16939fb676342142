"""What the receipt of a proposal shows: its reference, how it stands, what comes next.

Nothing of it names the sender: whoever is sent the link reads no more than what was proposed.
"""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from catalogue.flyers import qr_svg
from portal.core.parts import Badge, Fact, Notice
from portal.core.telephones import display
from portal.core.thai_dates import format_date, local_day
from portal.places import areas
from portal.places.contacts import Contact, contact_of
from registry.enums import SubmissionKind, SubmissionState
from registry.models import Submission
from search.models import Entry

_TONES = {
    SubmissionState.NEW: "wait",
    SubmissionState.DRAFTED: "soon",
    SubmissionState.PUBLISHED: "open",
    SubmissionState.DECLINED: "stop",
}


@dataclass(frozen=True)
class SubmissionReceipt:
    """One proposal, for whoever holds its link."""

    submission: Submission
    #: The full address of the receipt itself.
    link: str
    site_phone: str = ""
    #: "before": an edited copy of a form that was taken already came a second time.
    said: str = ""

    @property
    def state(self) -> SubmissionState:
        """How it stands."""
        return SubmissionState(self.submission.state)

    @property
    def badge(self) -> Badge:
        """The state in a word."""
        return Badge(_TONES[self.state], str(self.state.label))  # type: ignore[arg-type]  # of the table

    @property
    def heading(self) -> str:
        """What the page is called."""
        match self.state:
            case SubmissionState.NEW:
                return _("We have your proposal")
            case SubmissionState.DRAFTED:
                return _("The centre is preparing the page")
            case SubmissionState.PUBLISHED:
                return _("It is online")
        return _("It was not put online")

    @property
    def says(self) -> str:
        """What it means."""
        match self.state:
            case SubmissionState.NEW:
                return _("The centre looks at it first. Nothing of it is public yet")
            case SubmissionState.DRAFTED:
                return _("Once somebody of the centre has checked it, it goes online")
            case SubmissionState.PUBLISHED if self.entry is None:
                return _("The page was taken off the website since. Ask the centre")
            case SubmissionState.PUBLISHED:
                return _("Everybody can see it now. Send the page to your customers")
        return self.submission.reason or _("Ask the centre why")

    @property
    def notice(self) -> Notice | None:
        """Why what was sent now was not taken, where it was not."""
        if self.said != "before":
            return None
        return Notice(
            _("This form was sent before. This is what we have; nothing was changed"), tone="warn"
        )

    @cached_property
    def entry(self) -> Entry | None:
        """The page that came of it, as long as it is online; one query."""
        if self.state is not SubmissionState.PUBLISHED or self.submission.page_id is None:
            return None
        return Entry.objects.of_pages([self.submission.page_id]).without_texts().first()

    @property
    def facts(self) -> list[Fact]:
        """What, where it went, when."""
        sent = self.submission
        is_change = sent.kind == SubmissionKind.CHANGE
        return [
            Fact("bag", _("Change to") if is_change else _("Product"), sent.title),
            Fact(
                "pin", _("Sent to"), sent.unit.name, areas.place_label(sent.unit.district_id or "")
            ),
            Fact("cal", _("Sent on"), format_date(local_day(sent.created_at))),
        ]

    @cached_property
    def contact(self) -> Contact:
        """Whom to ask; at most one query."""
        return contact_of(self.submission.unit, self.site_phone)

    @cached_property
    def qr(self) -> SafeString:
        """The address of this page to be scanned."""
        return qr_svg(self.link)

    @property
    def share_text(self) -> str:
        """What is sent in LINE: how it stands, and once it is online the page; no name, no number."""
        if self.entry is not None:
            return f"{self.entry.shown_title} {urljoin(self.link, self.entry.url)}"
        words = {"title": self.submission.title, "ref": self.submission.ref, "link": self.link}
        return _("%(title)s, reference %(ref)s. How it stands: %(link)s") % words

    @property
    def next_steps(self) -> list[str]:
        """What comes now, in order; nothing once it is decided."""
        if self.state.is_decided:
            return []
        phone = self.contact.phone
        call = (
            _("Somebody of the centre rings you from %(number)s to ask what is missing")
            % {"number": display(phone)}
            if phone
            else _("Somebody of the centre rings you to ask what is missing")
        )
        return [
            _("Keep this page: take a picture of it, or write down the reference"),
            call,
            _("The centre writes the page and checks it. Then it goes online, and we tell you"),
        ]
