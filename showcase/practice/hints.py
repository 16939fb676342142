"""What a reviewer should look at twice: the text names another sub-district than the author's (S2-18)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from portal.places.models import Subdistrict
from showcase.practice.sections import Section, sections_of, texts_of

if TYPE_CHECKING:
    from portal.places.models import OrgUnit
    from showcase.models import BestPracticePage

_NAMED = re.compile(r"(?:ตำบล|ต\.)(?P<gap>\s*)(?P<rest>[ก-ฮเ-ไ][\u0e00-\u0e7f]*)")


#: Shorter names of other provinces may be the beginning of a common word.
LEAST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Hint:
    """A sub-district that the text names and that is not the author's, and the section."""

    name: str
    section: str


def hints_for(page: "BestPracticePage") -> list[Hint]:
    """Find the other sub-districts that a story names: those near, else those of the country."""
    keeper = page.keeper
    if keeper is None or keeper.province_id is None:
        return []
    own, others = _names(keeper)
    summary = Section("summary", "", "", "")
    texts = [(summary, text) for text in (page.title, page.summary, page.problem, page.outcome)]
    texts += [
        (section, text)
        for section in sections_of(page)
        # Who checked it may well come from elsewhere.
        if section.anchor not in {"who", "ref"}
        for part in section.parts
        for text in texts_of(part)
    ]
    near = own | others
    further = _names_of_country() if any(_names_more(text, near) for _s, text in texts) else set()
    found = [
        Hint(name, section.official_line)
        for section, text in texts
        for name in named_in(text, near, further)
        if name not in own
    ]
    return list(dict.fromkeys(found))


def named_in(text: str, names: Iterable[str], further: Iterable[str] = ()) -> Iterator[str]:
    """Yield the names of sub-districts that a text calls so: the longest that begins there.

    ``further`` names are tried where none of the first fits.
    """
    by_length = [sorted(some, key=len, reverse=True) for some in (names, further)]
    for match in _NAMED.finditer(text):
        rest = match["rest"]
        # After a gap the name stands alone; otherwise the next word may follow at once.
        fits = rest.__eq__ if match["gap"] else rest.startswith
        yield from islice((name for some in by_length for name in some if fits(name)), 1)


def _names_more(text: str, names: Iterable[str]) -> bool:
    """Whether a text calls something a sub-district that is none of these."""
    return sum(1 for _name in named_in(text, names)) < sum(1 for _found in _NAMED.finditer(text))


def _names(keeper: "OrgUnit") -> tuple[set[str], set[str]]:
    """The author's own sub-districts (all of the district, for its centre), and the others near."""
    rows: Sequence[tuple[str, str]] = list(
        Subdistrict.objects.in_province(keeper.province_id or "").values_list("code", "name_th")
    )
    begins = keeper.subdistrict_id or keeper.district_id or ""
    own = {name for code, name in rows if begins and code.startswith(begins)}
    return own, {name for _code, name in rows} - own


def _names_of_country() -> set[str]:
    """The sub-districts of the country, without names so short that a common word begins so."""
    names = Subdistrict.objects.values_list("name_th", flat=True)
    return {name for name in names if len(name) >= LEAST_LETTERS}
