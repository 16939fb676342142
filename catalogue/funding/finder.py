"""What the finder finds: what fits, what may fit, and what may be old."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.funding import matching
from catalogue.funding.breadcrumbs import of_results
from catalogue.funding.finder_questions import AREA, QUESTIONS, Answers
from catalogue.funding.matching import MOST_REASONS, Match
from catalogue.funding.shown import ShownSource, shown_source
from portal.core.parts import Choice, Link, Select
from portal.core.thai_dates import local_day
from portal.core.turns import first_turn
from portal.places import areas
from portal.places.contacts import Contact, contact_of
from portal.places.models import OrgUnit

#: When nothing fits, so many of the nearest are offered.
NEAREST = 3


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
        return AREA.sentence(self.answers.area)

    @property
    def breadcrumbs(self) -> list[Link]:
        """The way back."""
        return of_results()

    @property
    def expires_at(self) -> datetime | None:
        """When a source grows old or closes."""
        turns = (match.source.next_turn(self.today) for match in self.matches)
        return first_turn(turns)


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
