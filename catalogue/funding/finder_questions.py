"""The finder's three questions, one a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.funding.enums import AmountBand, FundingUse, FundingWho
from catalogue.funding.matching import Wish
from portal.core.parts import Link, Option, Step, steps_at
from search.filters import AreaFilter, Chosen
from search.filters.base import Parameters

#: "Not sure yet": an answer like the others, and it narrows nothing.
UNSURE = "unsure"
_ASK = "ask"
AREA = AreaFilter()

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
    area = AREA.read(given) if asks_area else remembered
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
