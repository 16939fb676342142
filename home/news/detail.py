"""What the page of news or of a letter shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from catalogue.events.places import holder_of
from home.news import breadcrumbs, words
from home.news.enums import NewsKind
from portal.core.parts import Badge, Fact, Link
from portal.core.thai_dates import format_date
from portal.places.contacts import Contact, contact_of
from portal.places.models import OrgUnit

if TYPE_CHECKING:
    from home.models import NewsPage


@dataclass(frozen=True)
class NewsDetail:
    """Everything around one piece of news; nothing of it changes with time."""

    page: "NewsPage"
    sender: OrgUnit | None
    contact: Contact
    recipients: Sequence[str]
    origin: str = ""
    expires_at: datetime | None = None

    @cached_property
    def breadcrumbs(self) -> list[Link]:
        """The way back."""
        return breadcrumbs.of_news(self.page.shown_title)

    @property
    def kind(self) -> str:
        """News or a letter."""
        return words.kind_words(self.page.kind)

    @property
    def is_letter(self) -> bool:
        """It has a number, a day and recipients."""
        return self.page.kind == NewsKind.CIRCULAR

    @property
    def badge(self) -> Badge | None:
        """How urgent a letter is."""
        return words.urgency_badge(self.page.urgency) if self.is_letter else None

    @property
    def day(self) -> date:
        """The day of the letter, else that of publication."""
        published = self.page.first_published_at
        return self.page.dated or (timezone.localdate(published) if published else _today())

    @property
    def sender_name(self) -> str:
        """The office that wrote it."""
        return self.sender.name if self.sender is not None else ""

    @cached_property
    def facts(self) -> list[Fact]:
        """What stands at the head of a letter."""
        page = self.page
        head = [
            ("book", _("Letter number"), page.letter_number),
            ("cal", _("Dated"), format_date(page.dated, "long") if page.dated else ""),
            ("flag", _("From"), self.sender_name),
            ("send", _("To"), ", ".join(self.sent_to)),
        ]
        return [Fact(icon, term, value) for icon, term, value in head if value]

    @cached_property
    def sent_to(self) -> list[str]:
        """Whom a letter goes to: levels of units, and units by name."""
        return [*words.sent_to_words(self.page.sent_to_levels), *self.recipients]

    @property
    def file_words(self) -> str:
        """What fetching the attachment costs."""
        return words.file_words(self.page.attachment) if self.page.attachment else ""

    @property
    def share_text(self) -> str:
        """What is sent in LINE; nothing of a letter to staff."""
        if self.page.is_staff_only or not self.page.code:
            return ""
        address = reverse("home:news-detail", args=[self.page.code])
        return f"{self.page.shown_title} {self.origin}{address}"


def news_detail(page: "NewsPage", *, origin: str = "") -> NewsDetail:
    """Put together what the page shows."""
    sender = holder_of(page) if page.path else None
    is_letter = page.kind == NewsKind.CIRCULAR
    named = [one.unit.name for one in page.recipients.all()] if is_letter else []
    return NewsDetail(
        page=page,
        sender=sender,
        contact=contact_of(sender) if sender is not None else Contact(),
        recipients=named,
        origin=origin,
    )


def _today() -> date:
    return timezone.localdate()
