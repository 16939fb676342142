"""A funding source laid out for a list: its kind, its figures, its key facts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from catalogue.funding import words
from catalogue.funding.enums import FundingKind
from catalogue.funding.source import Source
from portal.core.parts import Fact, Tone
from portal.core.thai_dates import format_date

#: The colour and the sign that each kind wears beside its word.
_TONES: dict[str, tuple[Tone, str]] = {
    FundingKind.LOAN: ("soon", "baht"),
    FundingKind.GRANT: ("open", "check"),
    FundingKind.REVOLVING: ("wait", "seat"),
}
#: So many papers are named in a list; the page names them all.
_MOST_PAPERS = 4


@dataclass(frozen=True)
class ShownSource:
    """One source in a list."""

    source: Source
    today: date

    @property
    def kind_name(self) -> str:
        """What kind of money it is."""
        return words.kind_name(self.source.kind)

    @property
    def tone(self) -> str:
        """The colour of the kind."""
        return _TONES.get(self.source.kind, ("off", ""))[0]

    @property
    def icon(self) -> str:
        """The sign of the kind."""
        return _TONES.get(self.source.kind, ("off", "baht"))[1]

    @cached_property
    def sums(self) -> list[tuple[str, str]]:
        """Borrowed, paid back, a month."""
        return words.sums(self.source)

    @property
    def sentence(self) -> str:
        """The example in one sentence; for a grant, that nothing is paid back."""
        example = self.source.example
        return (
            words.in_sentence(self.source, example)
            if example
            else words.interest_words(self.source)
        )

    @property
    def limit(self) -> str:
        """How much there is."""
        return words.limit_words(self.source)

    @property
    def interest(self) -> str:
        """What it costs."""
        return words.interest_words(self.source)

    @property
    def is_stale(self) -> bool:
        """Readers must be warned."""
        return self.source.is_stale(self.today)

    @property
    def is_closed(self) -> bool:
        """Nobody can apply any more."""
        return self.source.is_closed(self.today)

    @property
    def checked(self) -> str:
        """When it was last checked: "ตรวจข้อมูลล่าสุด 2 พ.ย. 2569"."""
        day = self.source.verified_on
        if day is None:
            return _("Never checked yet")
        return _("Last checked %(date)s") % {"date": format_date(day)}

    @cached_property
    def facts(self) -> list[Fact]:
        """What one asks first: how much, who, which papers, when and where."""
        source = self.source
        facts = []
        if self.limit and source.is_repaid:
            facts.append(Fact("baht", _("Limit"), self.limit, self.interest))
        elif source.is_repaid:
            facts.append(Fact("baht", _("Interest"), self.interest))
        facts.append(
            _told("seat", words.who_term(source), source.eligibility, words.who_words(source))
        )
        if source.documents:
            papers = " · ".join(source.documents[:_MOST_PAPERS])
            facts.append(Fact("check", _("Papers"), papers))
        if source.apply_period:
            facts.append(Fact("cal", _("When to apply"), source.apply_period))
        if source.apply_at:
            facts.append(_told("pin", _("Where to apply"), source.apply_at))
        return facts


def shown_source(source: Source, today: date) -> ShownSource:
    """Lay a source out for a list."""
    return ShownSource(source, today)


def _told(icon: str, term: str, lines: Sequence[str], otherwise: str = "") -> Fact:
    """Make a fact of lines: the first in full, the second as its note."""
    first = lines[0] if lines else otherwise
    return Fact(icon, term, first, lines[1] if len(lines) > 1 else "")
