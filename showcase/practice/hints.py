"""What a reviewer should look at twice: the text names another sub-district than the author's (S2-18)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portal.places.models import Subdistrict
from showcase.practice.sections import Section, sections_of, texts_of

if TYPE_CHECKING:
    from portal.places.models import OrgUnit
    from showcase.models import BestPracticePage

_NAMED = re.compile(r"(?:ตำบล|ต\.)(?P<gap>\s*)(?P<rest>[ก-ฮเ-ไ][\u0e00-\u0e7f]*)")


@dataclass(frozen=True, slots=True)
class Hint:
    """A sub-district that the text names and that is not the author's, and the section."""

    name: str
    section: str


def hints_for(page: "BestPracticePage") -> list[Hint]:
    """Find the other sub-districts of the province that a story names."""
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
    found = [
        Hint(name, section.official_line)
        for section, text in texts
        for name in named_in(text, own | others)
        if name not in own
    ]
    return list(dict.fromkeys(found))


def named_in(text: str, names: Iterable[str]) -> Iterator[str]:
    """Yield the names of sub-districts that a text calls so: the longest that begins there."""
    by_length = sorted(names, key=len, reverse=True)
    for match in _NAMED.finditer(text):
        rest = match["rest"]
        for name in by_length:
            # After a gap the name stands alone; otherwise the next word may follow at once.
            if rest == name if match["gap"] else rest.startswith(name):
                yield name
                break


def _names(keeper: "OrgUnit") -> tuple[set[str], set[str]]:
    """The author's own sub-districts (all of the district, for its centre), and the others near."""
    rows: Sequence[tuple[str, str]] = list(
        Subdistrict.objects.in_province(keeper.province_id or "").values_list("code", "name_th")
    )
    begins = keeper.subdistrict_id or keeper.district_id or ""
    own = {name for code, name in rows if begins and code.startswith(begins)}
    return own, {name for _code, name in rows} - own
