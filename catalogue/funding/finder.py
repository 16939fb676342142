"""The finder: three questions, one a page, then what fits, what may fit, and what may be old."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from catalogue.funding import matching
from catalogue.funding.breadcrumbs import of_results
from catalogue.funding.enums import AmountBand, FundingUse, FundingWho
from catalogue.funding.matching import MOST_REASONS, Match, Wish
from catalogue.funding.shown import ShownSource, shown_source
from catalogue.run_state import local_day
from portal.core.parts import Choice, Link, Option, Select, Step, steps_at
from portal.places import areas
from portal.places.contacts import Contact, contact_of
from portal.places.models import OrgUnit
from search.filters import AreaFilter, Chosen
from search.filters.base import Parameters

#: "Not sure yet": an answer like the others, and it narrows nothing.
UNSURE = "unsure"
#: When nothing fits, so many of the nearest are offered.
NEAREST = 3
_ASK = "ask"
_AREA = AreaFilter()

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Question:
    """One page of the finder."""

    name: str
    title: Words
    #: Its name in the row of steps, and on the button that leads to it.
    short: Words
    hint: Words
    choices: Sequence[tuple[str, Words, Words]]

    @property
    def codes(self) -> list[str]:
        """Every answer that it takes."""
        return [code for code, _label, _note in self.choices]

    def label(self, code: str) -> str:
        """Return an answer in words."""
        return next((str(label) for one, label, _note in self.choices if one == code), "")


_NOT_SURE = (UNSURE, gettext_lazy("Not sure yet"), "")
QUESTIONS = (
    Question(
        "who",
        gettext_lazy("Who are you?"),
        gettext_lazy("Who you are"),
        gettext_lazy("Choose the one that comes closest. You can change it later"),
        (
            (FundingWho.SINGLE.value, FundingWho.SINGLE.label,
             gettext_lazy("Never sold yet, or for less than a year")),
            (FundingWho.SMALL.value, FundingWho.SMALL.label,
             gettext_lazy("Selling for more than a year")),
            (FundingWho.GROUP.value, FundingWho.GROUP.label, gettext_lazy("Three people or more")),
            (FundingWho.FARM.value, FundingWho.FARM.label, ""),
            (FundingWho.CARE.value, FundingWho.CARE.label,
             gettext_lazy("There are loans without interest")),
            _NOT_SURE,
        ),
    ),
    Question(
        "for",
        gettext_lazy("What will you do with the money?"),
        gettext_lazy("What for"),
        gettext_lazy("Choose the thing that costs most"),
        (*((use.value, use.label, "") for use in FundingUse), _NOT_SURE),
    ),
    Question(
        "amount",
        gettext_lazy("About how much do you need?"),
        gettext_lazy("How much"),
        gettext_lazy("A rough sum is enough. Borrow no more than you need"),
        (*((band.value, band.label, "") for band in AmountBand), _NOT_SURE),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Answers:
    """What the address says; an answer that nobody knows is none."""

    given: dict[str, str]
    area: Chosen
    #: The question that somebody wants to see again.
    ask: str = ""

    @property
    def question(self) -> Question | None:
        """The question to ask now; None when all are answered."""
        for one in QUESTIONS:
            if one.name == self.ask or (not self.ask and one.name not in self.given):
                return one
        return None

    @property
    def wish(self) -> Wish:
        """What was said, as sources are judged by it."""
        said = {name: code for name, code in self.given.items() if code != UNSURE}
        return Wish(
            who=said.get("who", ""),
            use=said.get("for", ""),
            amount=said.get("amount", ""),
            province=self.area[0] if self.area else "",
            district=self.area[1] if len(self.area) > 1 else "",
        )

    def url(self, **changed: str) -> str:
        """Return the finder's address with these answers; an empty value takes one away."""
        pairs = {name: self.given.get(name, "") for name in ("who", "for", "amount")}
        pairs |= dict(zip(("province", "district"), self.area, strict=False))
        pairs |= changed
        kept = {name: value for name, value in pairs.items() if value}
        path = reverse("catalogue:funding-find")
        return f"{path}?{urlencode(kept)}" if kept else path


def read(given: Parameters, remembered: Chosen = ()) -> Answers:
    """Read the answers from an address; a remembered area stands in where none is given."""
    answers = {}
    for question in QUESTIONS:
        known = [code for code in given.getlist(question.name) if code in question.codes]
        if known:
            answers[question.name] = known[-1]
    asks_area = any(given.getlist(key) for key in ("province", "district"))
    area = _AREA.read(given) if asks_area else remembered
    ask = next((one.name for one in QUESTIONS if one.name in given.getlist(_ASK)), "")
    return Answers(answers, area[:2], ask)


@dataclass(frozen=True)
class AskedPage:
    """One question as its page shows it."""

    answers: Answers
    question: Question

    @property
    def number(self) -> int:
        """Its place among the three."""
        return QUESTIONS.index(self.question) + 1

    @property
    def page_title(self) -> str:
        """What the window is called: "คุณเป็นใคร ข้อ 1 จาก 3 หาทุนอาชีพ"."""
        return _("%(question)s Question %(number)d of 3, find funding") % {
            "question": self.question.title,
            "number": self.number,
        }

    @property
    def steps(self) -> list[Step]:
        """The row of steps above the question."""
        return steps_at([str(one.short) for one in QUESTIONS], self.number - 1)

    @property
    def options(self) -> list[Option]:
        """The answers; the one given before stays chosen, else the first is."""
        chosen = self.answers.given.get(self.question.name) or self.question.codes[0]
        return [
            Option(code, str(label), is_checked=code == chosen, note=str(note))
            for code, label, note in self.question.choices
        ]

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What was said to the other questions, and where."""
        said = [
            (name, code) for name, code in self.answers.given.items() if name != self.question.name
        ]
        return [*said, *zip(("province", "district"), self.answers.area, strict=False)]

    @property
    def button(self) -> str:
        """Where the button leads."""
        unanswered = [
            one
            for one in QUESTIONS
            if one is not self.question and one.name not in self.answers.given
        ]
        if not unanswered:
            return _("Show what fits")
        return _("Next: %(question)s") % {"question": unanswered[0].short}

    @property
    def back(self) -> Link:
        """The way back: the question before, or the front page."""
        if self.number == 1:
            return Link(_("Back to the front page"), reverse("wagtail_serve", args=[""]))
        before = QUESTIONS[self.number - 2]
        return Link(
            _("Back: %(question)s") % {"question": before.short},
            self.answers.url(ask=before.name),
        )


@dataclass(frozen=True)
class ResultsPage:
    """What fits, what may fit, what may be old."""

    answers: Answers
    matches: Sequence[Match]
    today: date
    #: Whom to call about it; None: the site's own number.
    contact: Contact | None = None
    centre_name: str = ""

    @cached_property
    def fresh(self) -> list[Match]:
        """Those that were checked lately."""
        return [match for match in self.matches if not match.source.is_stale(self.today)]

    @cached_property
    def fitting(self) -> list[ShownSource]:
        """Nothing speaks against them."""
        return [shown_source(m.source, self.today) for m in self.fresh if m.fits]

    @cached_property
    def possible(self) -> list[tuple[ShownSource, str]]:
        """One thing may speak against them; when nothing fits, the nearest, whatever it is."""
        found = [m for m in self.fresh if not m.fits]
        near = [m for m in found if len(m.reasons) <= MOST_REASONS]
        if not near and not self.fitting:
            near = found[:NEAREST]
        return [(shown_source(m.source, self.today), why_not(m)) for m in near]

    @cached_property
    def old(self) -> list[tuple[ShownSource, str]]:
        """Those that may have changed since, if they would be worth a look."""
        found = [
            m
            for m in self.matches
            if m.source.is_stale(self.today) and len(m.reasons) <= MOST_REASONS
        ]
        return [(shown_source(m.source, self.today), why_not(m)) for m in found]

    @property
    def lead(self) -> str:
        """What was found, in one sentence."""
        fitting, possible = len(self.fitting), len(self.possible)
        if not fitting and not possible:
            return _("No source fits these answers yet")
        if not fitting:
            words = ngettext(
                "Nothing fits exactly, %(count)d source comes close",
                "Nothing fits exactly, %(count)d sources come close",
                possible,
            )
            return words % {"count": possible}
        if not possible:
            return fitting_words(fitting)
        words = ngettext(
            "%(fitting)s, and %(count)d more you may be able to use",
            "%(fitting)s, and %(count)d more you may be able to use",
            possible,
        )
        return words % {"fitting": fitting_words(fitting), "count": possible}

    @property
    def page_title(self) -> str:
        """What the window is called."""
        return fitting_words(len(self.fitting)) if self.fitting else _("Funding that fits you")

    @property
    def fitting_title(self) -> str:
        """The heading above what fits."""
        return fitting_words(len(self.fitting))

    @property
    def possible_title(self) -> str:
        """The heading above what may fit."""
        if not self.fitting:
            return _("Nearest matches")
        words = ngettext(
            "%(count)d source you may be able to use",
            "%(count)d sources you may be able to use",
            len(self.possible),
        )
        return words % {"count": len(self.possible)}

    @property
    def chips(self) -> list[Link]:
        """What was answered; each leads back to its question."""
        return [
            Link(one.label(self.answers.given[one.name]), self.answers.url(ask=one.name))
            for one in QUESTIONS
        ]

    @property
    def again_url(self) -> str:
        """Where all questions begin anew."""
        return reverse("catalogue:funding-find")

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """The answers, for the form that asks where."""
        return list(self.answers.given.items())

    @property
    def selects(self) -> list[Select]:
        """Where somebody lives: the province, and its districts once it is known."""
        wish = self.answers.wish
        province = Select(
            "province",
            _("Province"),
            [
                Choice("", _("All provinces"), not wish.province),
                *(
                    Choice(code, name, code == wish.province)
                    for code, name in areas.province_choices()
                ),
            ],
        )
        if not wish.province:
            return [province]
        districts = [
            Choice("", _("All districts"), not wish.district),
            *(
                Choice(code, name, code == wish.district)
                for code, name in areas.district_choices(wish.province)
            ),
        ]
        return [province, Select("district", _("District"), districts)]

    @property
    def place(self) -> str:
        """Where somebody lives, in words; empty while nobody knows."""
        return _AREA.sentence(self.answers.area)

    @property
    def breadcrumbs(self) -> list[Link]:
        """The way back."""
        return of_results()

    @property
    def expires_at(self) -> datetime | None:
        """When a source grows old or closes."""
        turns = (match.source.next_turn(self.today) for match in self.matches)
        return min((turn for turn in turns if turn is not None), default=None)


def results(answers: Answers, at: datetime) -> ResultsPage:
    """Find what fits; one statement for the sources, two for the number of the centre."""
    today, wish = local_day(at), answers.wish
    sources = matching.candidates(province=wish.province, district=wish.district)
    contact, name = None, ""
    area = wish.district or wish.province
    unit = OrgUnit.objects.for_area(area).first() if area else None
    if unit is not None:
        contact, name = contact_of(unit), unit.name
    return ResultsPage(answers, matching.judged(sources, wish, today), today, contact, name)


def fitting_words(count: int) -> str:
    """Say how many fit: "ตรงกับคุณ 3 แหล่ง"."""
    words = ngettext("%(count)d source fits you", "%(count)d sources fit you", count)
    return words % {"count": count}


def why_not(match: Match) -> str:
    """Say why a source may not fit: "อาจไม่เข้า เพราะให้ไม่เกิน 5,000 บาท"."""
    if not match.reasons:
        return ""
    return _("It may not fit: %(reason)s") % {"reason": ", ".join(match.reasons)}
