"""What a knowledge item's page shows: what it is, where it is, what one may do with it, ways on."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from catalogue.enums import OccupationalGroup
from portal.core import share_pictures
from portal.core.choice_names import choice_name
from portal.core.parts import Banner, Card, Fact, Link, Notice
from portal.core.thai_dates import format_date
from search.models import Entry
from search.threads import Thread, around, thread
from showcase.kept_detail import KeptDetail, here_of
from showcase.knowledge import breadcrumbs, freshness, words
from showcase.knowledge.cards import entry_card
from showcase.knowledge.enums import LinkState
from showcase.knowledge.files import size_of
from showcase.knowledge.licences import licence_name, licence_url
from showcase.knowledge.links import site_name, video_site
from showcase.lines import lines
from showcase.place import place_of

if TYPE_CHECKING:
    from showcase.models import KnowledgePage

#: So many others of the same courses stand below.
OTHERS = 4


@dataclass(frozen=True, kw_only=True)
class KnowledgeDetail(KeptDetail):
    """Everything around the texts of one item at one moment."""

    kind = "knowledge"

    page: "KnowledgePage"

    @property
    def expires_at(self) -> datetime | None:
        """When the check grows old."""
        return freshness.next_turn(self.page.checked_on, self.today)

    @property
    def breadcrumbs(self) -> list[Link]:
        """The way back."""
        return breadcrumbs.of_item(self.page.shown_title)

    @property
    def banner(self) -> Banner:
        """The woven head, in the cloth of the occupation, else of the house."""
        page = self.page
        tags = [
            words.medium_name(page.medium),
            choice_name(OccupationalGroup, page.occupational_group),
        ]
        return Banner(
            title=page.shown_title,
            summary=page.shown_summary,
            group=page.occupational_group or "house",
            key=page.code,
            word=page.picture_word or "pen",
            tags=[tag for tag in tags if tag],
        )

    @cached_property
    def facts(self) -> list[Fact]:
        """The key facts; what nobody knows is left out."""
        page = self.page
        length = {"pages": page.pages, "minutes": page.minutes}
        facts = [
            Fact("book", _("Sort of item"), words.medium_name(page.medium), page.official_code),
            Fact("clock", _("How long it is"), words.length_words(length)),
            Fact("flag", _("Level"), words.level_name(page.level)),
            Fact("seat", _("Whom it is for"), " · ".join(words.reader_names(page.readers))),
            Fact("chat", _("Language"), words.language_name(page.language)),
            Fact("baht", _("Cost"), _("Costs nothing") if page.is_free else "", page.needs),
            Fact("cal", _("Published"), self.issued),
            Fact("cert", _("Looked after by"), self.keeper.name if self.keeper else ""),
        ]
        return [fact for fact in facts if fact.value or fact.note]

    @property
    def issued(self) -> str:
        """The day that it came out, or at least the year."""
        page = self.page
        if page.issued_on is not None:
            return format_date(page.issued_on)
        return words.year_words(page.issued_year)

    @property
    def whose(self) -> list[tuple[str, str]]:
        """Author and publisher as they stand on the thing itself."""
        page = self.page
        known = [(_("Author"), page.author), (_("Published by"), page.publisher)]
        return [(term, value) for term, value in known if value]

    @property
    def licence(self) -> str:
        """What others may do with it."""
        return licence_name(self.page.licence, self.page.licence_other)

    @property
    def licence_url(self) -> str:
        """Where that is explained."""
        return licence_url(self.page.licence, self.page.licence_url)

    @property
    def topics(self) -> list[Link]:
        """What it is about; each leads to the others of its topic."""
        url = reverse("showcase:knowledge-list")
        codes = [code for code in self.page.topics if words.topic_names([code])]
        return [Link(words.topic_names([code])[0], f"{url}?topic={code}") for code in codes]

    @property
    def field(self) -> Link | None:
        """The CVM field whose bank it belongs to; leads to everything of that field."""
        field = self.page.cvm_field
        if field is None or not field.live:
            return None
        return Link(field.shown_title, f"{reverse('showcase:knowledge-list')}?field={field.code}")

    @cached_property
    def contents(self) -> list[str]:
        """What is in it, one thing a line."""
        return lines(self.page.contents)

    @property
    def document_url(self) -> str:
        """Where the file is fetched."""
        document = self.page.document
        return document.url if document is not None else ""

    @property
    def document_words(self) -> str:
        """What fetching it costs: "PDF 1.2 MB · 12 หน้า"."""
        page = self.page
        parts = (words.size_words(size_of(page.document)) or "PDF", words.pages_words(page.pages))
        return " · ".join(part for part in parts if part)

    @property
    def is_gone(self) -> bool:
        """Whether the link was found not to open."""
        return bool(self.page.link) and self.page.link_state == LinkState.GONE

    @property
    def link_url(self) -> str:
        """Where it lies at its owner's; nothing while that does not open."""
        return "" if self.is_gone else self.page.link

    @property
    def link_words(self) -> str:
        """What the button to the other site says."""
        site = video_site(self.page.link)
        if site:
            return _("Watch at %(site)s") % {"site": site}
        return _("Open %(site)s") % {"site": site_name(self.page.link)}

    @property
    def checked(self) -> str:
        """When somebody last opened it."""
        day = self.page.checked_on
        return _("Checked on %(date)s") % {"date": format_date(day)} if day else ""

    @property
    def notice(self) -> Notice | None:
        """Warn where the link is dead or nobody looked for a year."""
        if self.is_gone:
            text = _("The owner moved it or took it down. The centre may know where it is now")
            return Notice(text, "warn", _("The link does not open"))
        if freshness.is_old(self.page.checked_on, self.today):
            text = _("Nobody opened it for a year: it may have moved, or its licence changed")
            return Notice(text, "warn", _("May be out of date"))
        return None

    @property
    def place_words(self) -> str:
        """The area in the reader's language; for the whole country, that."""
        return super().place_words or _("For the whole country")

    @property
    def courses(self) -> list[Entry]:
        """The courses that it belongs to, while the public can open them."""
        return self.around.of("course")

    @cached_property
    def others(self) -> list[Card]:
        """What else is read about the same courses."""
        return [entry_card(entry) for entry in self.around.of("knowledge")[:OTHERS]]

    @cached_property
    def thread(self) -> Thread:
        """From learning to funding, as far as the item's courses and funding know it."""
        return thread(self.around, shown_apart=("course",))

    @property
    def short_link(self) -> str:
        """The address that is easy to say and to print; a draft has none."""
        return f"{self.origin}/k/{self.page.code.upper()}" if self.page.code else ""

    @property
    def share_text(self) -> str:
        """What is sent in LINE."""
        return f"{self.page.shown_title} {self.page.shown_summary} {self.short_link}".strip()

    @property
    def more_url(self) -> str:
        """Others of its sort."""
        url = reverse("showcase:knowledge-list")
        return f"{url}?medium={self.page.medium}" if self.page.medium else url

    @property
    def thumbnail(self) -> str:
        """The picture that an editor chose for it; nothing is ever fetched from another site."""
        chosen = share_pictures.of_image(self.page.share_image)
        return urljoin(f"{self.origin}/", chosen.url) if chosen is not None else ""

    @property
    def structured_data(self) -> SafeString:
        """The item and the way to it, for machines."""
        from showcase.knowledge.structured import knowledge_data  # noqa: PLC0415 - it reads this module

        return knowledge_data(self)


def knowledge_detail(page: "KnowledgePage", at: datetime, *, origin: str = "") -> KnowledgeDetail:
    """Put together what an item's page shows at a moment."""
    keeper = page.keeper
    place = place_of(keeper)
    here = here_of(page, KnowledgeDetail.kind, place)
    return KnowledgeDetail(
        page=page,
        keeper=keeper,
        place=place,
        around=around(here, through="course"),
        at=at,
        origin=origin,
    )
