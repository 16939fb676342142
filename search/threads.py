"""The thread from learning to funding: what belongs to what, by the codes that entries name.

A page names others by their codes (a product its course, its group, its funding). Its entry keeps
them as facets ``to_<kind>`` and in its card, so that one question finds both directions and no room
reads another's tables: a course shows what its learners sell without knowing that there is a market.
The kinds that are knots say so themselves (``Kind.step``); this module is the only one that joins them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from portal.core.parts import Knot, Link
from search import kinds
from search.kinds import Kind
from search.linked import linked
from search.models import Entry
from search.querysets import EntryQuerySet

#: Where an entry's card keeps the codes that it names, by kind.
CARD = "to"
#: So many of a kind are listed below the thread.
LISTED = 6
#: So many more than are suggested are looked at: an editor may have pinned one of them.
LOOKED_AT = 12
_KNOTS = ("learn", "make", "sell", "fund")
_WORTH_SHOWING = 2

Codes = Mapping[str, Sequence[str]]


def named_facets(named: Codes) -> dict[str, tuple[str, ...]]:
    """Return the facets of an entry that names these codes, by kind."""
    return {f"to_{kind}": tuple(codes) for kind, codes in named.items() if codes}


def named_card(named: Codes) -> dict[str, list[str]]:
    """Return what its card keeps of them under ``CARD``."""
    return {kind: list(codes) for kind, codes in named.items() if codes}


@dataclass(frozen=True)
class Here:
    """The page that the thread is shown on."""

    kind: str
    code: str
    title: str
    #: What it names itself, draft or not.
    named: Codes = field(default_factory=dict)
    province: str = ""
    district: str = ""


@dataclass(frozen=True)
class Around:
    """What a page names, what names it, and what stands one step further where a knot is empty."""

    here: Here
    direct: Sequence[Entry] = ()
    further: Sequence[Entry] = ()
    #: What names the same as the page does: other products of its group.
    beside: Sequence[Entry] = ()
    #: All that was found, with what another rule asked for in the same statement.
    asked: Sequence[Entry] = ()

    def of(self, kind: str) -> list[Entry]:
        """The entries of a kind, those that belong closest first."""
        found = [entry for entry in self.direct if entry.kind == kind]
        found = found or [entry for entry in self.further if entry.kind == kind]
        return sorted(found, key=self._distance)

    def count(self, kind: str) -> int:
        """How many there are of a kind, with those that are not read."""
        found = self.of(kind)
        return max([len(found), *(getattr(entry, "of_kind", None) or 0 for entry in found)])

    def known(self, entry: Entry, kind: str) -> Entry | None:
        """What an entry names of a kind, as far as it stands around here."""
        codes = _names(entry).get(kind, ())
        near = (one for one in (*self.direct, *self.further) if one.kind == kind)
        return next((one for one in near if one.code in codes), None)

    def _distance(self, entry: Entry) -> tuple[int, bool, bool, bool]:
        """Named by the page itself, pinned by an editor, near; the newest come first already."""
        mine = list(self.here.named.get(entry.kind, ()))
        place = mine.index(entry.code) if entry.code in mine else len(mine)
        return (
            place,
            not entry.card.get("pinned"),
            not self.here.district or entry.district_code != self.here.district,
            not self.here.province or entry.province_code != self.here.province,
        )


@dataclass(frozen=True, slots=True)
class Others:
    """Several of a kind, listed below the thread."""

    anchor: str
    title: str
    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class Thread:
    """The four knots, and the lists that their notes lead to; without knots nothing is shown."""

    knots: Sequence[Knot] = ()
    others: Sequence[Others] = ()


def around(
    here: Here, *, beside: str = "", through: str = "", also: EntryQuerySet | None = None
) -> Around:
    """Find what belongs to a page, in both directions and one step further; one statement.

    With ``beside`` (a kind that the page names), what else names the same is found as well; with
    ``through``, what names the same counts as one step further, with what that names in its turn
    (what is read about a course leads through it to what its learners sell); with ``also``, what
    another rule asks for in the same breath.
    """
    targets = {here.kind: [here.code]} if here.code else {}
    for kind in filter(None, (beside, through)):
        if here.named.get(kind):
            targets[kind] = list(here.named[kind])
    met = linked(
        (here.kind, here.code),
        targets,
        here.named,
        place=(here.province, here.district),
        steps=[kind.code for kind in steps() if kind.code != here.kind],
        also=also,
    )
    found = [entry for entry in met if not _is(entry, here)]
    direct = [entry for entry in found if _is_direct(entry, here)]
    rest = [entry for entry in found if not _is_direct(entry, here)]
    alike = [entry for entry in rest if beside and _names_one_of(entry, beside, targets)]
    led = [entry for entry in rest if through and _names_one_of(entry, through, targets)]
    further = [
        entry
        for entry in rest
        if entry in led or any(_names_this(one, entry) for one in (*direct, *led))
    ]
    asked = [entry for entry in found if also is not None and entry not in alike]
    return Around(here, direct, further, alike, asked)


def thread(
    found: Around,
    *,
    fitting: Mapping[str, Knot] | None = None,
    shown_apart: Sequence[str] = (),
) -> Thread:
    """Tie the knots of a page; nothing where only one of the four is known.

    ``fitting`` are knots that another rule found (money that fits a course), used where nobody named
    any; kinds in ``shown_apart`` are listed by the page itself, under the same anchor.
    """
    knots, others = [], []
    for kind in steps():
        knot = _knot(kind, found, (fitting or {}).get(kind.code))
        knots.append(knot)
        entries = found.of(kind.code)
        is_apart = kind.code in shown_apart or kind.code == found.here.kind
        if len(entries) > 1 and not is_apart:
            others.append(Others(anchor_of(kind), str(kind.plural), entries[:LISTED]))
    known = sum(not knot.is_missing for knot in knots)
    return Thread(knots, others) if known >= _WORTH_SHOWING else Thread()


def steps() -> list[Kind]:
    """The kinds that are knots, from learning to funding."""
    with_step = [kind for kind in kinds.registered() if kind.step is not None]
    return sorted(with_step, key=lambda kind: _KNOTS.index(kind.step.knot))  # type: ignore[union-attr]  # just asked


def anchor_of(kind: Kind) -> str:
    """The name of the place on a page where all of a kind are listed."""
    return f"thread-{kind.step.knot}" if kind.step else ""


def named_entries(entries: Sequence[Entry]) -> Callable[[Entry, str], Entry | None]:
    """Find what these entries name, in one statement: ask the answer for an entry and a kind."""
    wanted: dict[str, set[str]] = {}
    for entry in entries:
        for kind, codes in _names(entry).items():
            wanted.setdefault(kind, set()).update(codes)
    found = {
        (entry.kind, entry.code): entry for entry in Entry.objects.coded(wanted).without_texts()
    }

    def first(entry: Entry, kind: str) -> Entry | None:
        codes = _names(entry).get(kind, ())
        return next((found[kind, code] for code in codes if (kind, code) in found), None)

    return first


def suggested(here: Here, group: str, most: Mapping[str, int]) -> list[Entry]:
    """Suggest, of each of some kinds, what is of the same occupational group and near a page.

    What an editor pinned comes first among what is near; one statement.
    """
    if not (group and here.province and most):
        return []
    looked_at = {kind: count + LOOKED_AT for kind, count in most.items()}
    near = Entry.objects.nearest_of_kinds(looked_at, group, here.province, here.district)
    others = [entry for entry in near if not _is(entry, here)]
    others.sort(
        key=lambda entry: (entry.district_code != here.district, not entry.card.get("pinned"))
    )
    return [
        entry
        for kind, count in most.items()
        for entry in [one for one in others if one.kind == kind][:count]
    ]


def _knot(kind: Kind, found: Around, fitting: Knot | None) -> Knot:
    step = kind.step
    assert step is not None  # noqa: S101 - for the type checker
    if kind.code == found.here.kind:
        return Knot(step.knot, found.here.title, is_here=True)
    entries = found.of(kind.code)
    if entries:
        nearest, others = entries[0], found.count(kind.code) - 1
        more = Link(step.more(others), f"#{anchor_of(kind)}") if others else None
        return Knot(
            step.knot, nearest.shown_title, nearest.url, note=step.note(nearest), note_link=more
        )
    if fitting is not None:
        return fitting
    way = Link(str(step.way_on), reverse(step.way_url_name))
    return Knot(step.knot, str(step.none), note_link=way, is_missing=True)


def _names(entry: Entry) -> dict[str, Any]:
    names: dict[str, Any] = entry.card.get(CARD) or {}
    return names


def _names_this(one: Entry, other: Entry) -> bool:
    return other.code in _names(one).get(other.kind, ())


def _names_one_of(entry: Entry, kind: str, codes: Codes) -> bool:
    return any(code in codes.get(kind, ()) for code in _names(entry).get(kind, ()))


def _is(entry: Entry, here: Here) -> bool:
    return entry.kind == here.kind and entry.code == here.code


def _is_direct(entry: Entry, here: Here) -> bool:
    return entry.code in here.named.get(entry.kind, ()) or here.code in _names(entry).get(
        here.kind, ()
    )
