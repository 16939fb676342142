"""What a story's page shows: banner, summary of four lines, sections, ways on."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from catalogue.events.places import place_words
from catalogue.wrong_facts import wrong_fact_url
from portal.core.blocks.media import fetch_renditions
from portal.core.entries import EntryPlace
from portal.core.parts import Banner, Card, Link
from portal.core.site_address import site_origin
from portal.media.picture_facts import picture_facts
from portal.media.shown import picture_of
from portal.places.models import OrgUnit
from search.models import Entry
from search.threads import Around, Thread, around, thread
from showcase.kept_detail import here_of
from showcase.place import place_of
from showcase.practice import breadcrumbs, words
from showcase.practice.sections import Section, letters_of, sections_of
from showcase.products.cards import plain_card

if TYPE_CHECKING:
    from showcase.models import BestPracticePage

MOST_PRODUCTS = 6


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One of the four lines that say it in a minute."""

    term: str
    value: str


@dataclass(frozen=True)
class PracticeDetail:
    """Everything around one story; nothing of it changes with time."""

    page: "BestPracticePage"
    keeper: OrgUnit | None
    place: EntryPlace
    #: "https://example.go.th": where full addresses begin.
    origin: str = ""
    expires_at: datetime | None = None

    @cached_property
    def breadcrumbs(self) -> list[Link]:
        """The way back."""
        return breadcrumbs.of_practice(self.page.shown_title)

    @cached_property
    def sections(self) -> list[Section]:
        """The sections that hold something."""
        return sections_of(self.page)

    @property
    def banner(self) -> Banner:
        """The woven head: title, whose it is, how long it is."""
        page = self.page
        year = words.year_words(page.evaluation_year)
        tags = [_("Know-how from teachers"), words.group_name(page.occupational_group), year]
        picture = page.picture_to_share
        return Banner(
            title=page.shown_title,
            summary=" · ".join(
                part for part in (self.keeper_name, self.place_words, self.minutes) if part
            ),
            group=page.occupational_group,
            key=page.code,
            word=page.picture_word or "pen",
            tags=[tag for tag in tags if tag],
            picture=picture_of(picture_facts(picture), is_first=True) if picture else None,
        )

    @property
    def minutes(self) -> str:
        """How long reading takes."""
        return words.minutes_words(words.minutes_of(letters_of(self.sections)))

    @property
    def keeper_name(self) -> str:
        """The centre whose teacher wrote it."""
        return self.keeper.name if self.keeper is not None else ""

    @property
    def place_words(self) -> str:
        """The place in the reader's language."""
        return place_words(self.place)

    @property
    def summary(self) -> list[SummaryLine]:
        """What a reader of one minute learns."""
        page = self.page
        lines = [
            (_("Problem"), page.problem),
            (_("Way"), page.method),
            (_("Result"), page.outcome),
            (_("Cost"), page.cost),
        ]
        return [SummaryLine(term, value) for term, value in lines if value]

    @property
    def contents(self) -> list[Link]:
        """The sections, to jump to."""
        return [Link(section.heading, f"#{section.anchor}") for section in self.sections]

    @cached_property
    def around(self) -> Around:
        """What it names on the thread, and what stands one step further."""
        return around(here_of(self.page, "practice", self.place))

    @property
    def course(self) -> Entry | None:
        """The course that the story is about, while the public can open it."""
        return next(iter(self.around.of("course")), None)

    @property
    def products(self) -> list[Card]:
        """What came of it, while the public can open it."""
        return [plain_card(entry) for entry in self.around.of("product")[:MOST_PRODUCTS]]

    @cached_property
    def thread(self) -> Thread:
        """From learning to funding, as far as the story's course and products know it."""
        return thread(self.around, shown_apart=("product",))

    @property
    def booklet_url(self) -> str:
        """The booklet as PDF; a draft has none."""
        page = self.page
        return reverse("showcase:practice-booklet", args=[page.code]) if page.code else ""

    @property
    def url(self) -> str:
        """The full address; a draft may have none yet."""
        code = self.page.code
        base = self.origin or site_origin()
        return f"{base}{reverse('showcase:practice-detail', args=[code])}" if code else ""

    @property
    def share_text(self) -> str:
        """What is sent in LINE."""
        return f"{self.page.shown_title} {self.url}".strip()

    @property
    def more_url(self) -> str:
        """Other stories, of the same province where it is known."""
        url = reverse("showcase:practice-list")
        return f"{url}?province={self.place.province}" if self.place.province else url

    @property
    def wrong_fact_url(self) -> str:
        """Where a mistake or something suspicious is reported."""
        return wrong_fact_url("practice", self.page.code or "")

    @property
    def structured_data(self) -> SafeString:
        """The story and the way to it, for machines."""
        from showcase.practice.structured import practice_data  # noqa: PLC0415 - it reads this module

        return practice_data(self)


def practice_detail(page: "BestPracticePage", *, origin: str = "") -> PracticeDetail:
    """Put together what a story's page shows."""
    keeper = page.keeper
    # All at once, however many there are.
    fetch_renditions(page.all_pictures)
    return PracticeDetail(page=page, keeper=keeper, place=place_of(keeper), origin=origin)
