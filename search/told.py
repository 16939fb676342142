"""What the counts of a listing see of an entry, told in one text: "c41f:12:01c4,0113".

Behind the stamp of what is asked stand two sorts of numbers, written in hexadecimal digits: one with
a bit for each value that the filters ask of the entry, and one for each run that is looked at, with
a bit for each thing that is asked of a run. What is asked of runs turns with the clock: a text is
true from one moment until another. Nothing here reads or writes the database.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from hashlib import blake2s
from types import SimpleNamespace

from django.db.models import DateField, DateTimeField
from django.utils import timezone

from search.conditions import FACETS, All, Any, Condition, Not, Terms
from search.kinds import Kind
from search.models import EntryRun

_DAY, _INSTANT = timedelta(days=1), timedelta(microseconds=1)
#: Any moment will do: the stamp is of the questions, not of their answers.
_STAMPED_AT = datetime(2026, 1, 1, tzinfo=timezone.get_fixed_timezone(0))
_DAYS, _MOMENTS = (
    tuple(
        column.attname
        for column in EntryRun._meta.concrete_fields
        if isinstance(column, DateField) and isinstance(column, DateTimeField) is has_clock
    )
    for has_clock in (False, True)
)

#: A value that is asked of an entry: the field, and what it should be.
Pair = tuple[str, str]
Fits = Callable[[int], bool]


class NotTold(Exception):
    """A text tells nothing, or not of what is asked."""


@dataclass(frozen=True, slots=True)
class Text:
    """What is told of an entry, and the moments between which it is true (None: no end)."""

    told: str
    told_since: datetime | None
    told_until: datetime | None


class Asked:
    """All that the filters of a kind ask before anything is ticked, and the tiers of its runs."""

    def __init__(self, kind: Kind, at: datetime) -> None:
        self._kind, self.at = kind, at
        pairs: dict[Pair, None] = {}
        runs: dict[Condition, None] = dict.fromkeys(kind.run_tiers(at) if kind.run_tiers else ())
        for one in kind.filters:
            for variant in () if one.counts_apart else one.variants(()).values():
                asked = one.asked(variant, at)
                pairs |= dict.fromkeys(pair for each in asked.entry for pair in pairs_of(each))
                runs |= dict.fromkeys(asked.run)
        self.pairs, self.runs = tuple(pairs), tuple(runs)

    @cached_property
    def considered(self) -> Condition:
        """Which runs are looked at."""
        return self._kind.runs_considered(self.at) if self._kind.runs_considered else All()

    @cached_property
    def stamp(self) -> str:
        """Stand for all that is asked: another release may ask otherwise."""
        then = self if self.at == _STAMPED_AT else Asked(self._kind, _STAMPED_AT)
        asked = repr((then.pairs, then.considered, then.runs))
        return blake2s(asked.encode(), digest_size=4).hexdigest()

    def text(self, entry: Mapping[str, Iterable[str]], runs: Sequence[object]) -> Text:
        """Tell an entry, given the values of its fields that are asked about, and its runs."""
        own = as_number(value in entry.get(field, ()) for field, value in self.pairs)
        seen = {
            as_number(one.holds(run) for one in self.runs)
            for run in runs
            if self.considered.holds(run)
        }
        told = f"{self.stamp}:{own:x}:{','.join(f'{number:x}' for number in sorted(seen))}"
        turns = sorted({turn for run in runs for turn in turns_of(run)})
        place = bisect_right(turns, self.at)
        return Text(
            told,
            turns[place - 1] if place else None,
            turns[place] if place < len(turns) else None,
        )

    def reader(self, conditions: Iterable[Condition], entry: Iterable[Condition]) -> "Reader":
        """Read texts for conditions on one run, and others on the entry.

        Raises NotTold where texts say nothing of them.
        """
        if not {pair for one in entry for pair in pairs_of(one)}.issubset(self.pairs):
            raise NotTold
        places = {one: place for place, one in enumerate(self.runs)}
        return Reader(self, tuple(_fits(one, places) for one in conditions))


@dataclass(frozen=True)
class Reader:
    """Reads texts."""

    asked: Asked
    #: Those on one run, in the order in which they were given.
    conditions: Sequence[Fits]

    def row(self, number: str, columns: Iterable[str]) -> SimpleNamespace:
        """Give what is told of the entry alone the looks of an entry."""
        row = SimpleNamespace(**dict.fromkeys(columns, ""))
        bits = int(number, 16)
        for place, (field, value) in enumerate(self.asked.pairs):
            if field.startswith(FACETS):
                vars(row).setdefault(field, set()).update([value] if bits >> place & 1 else [])
            elif bits >> place & 1:
                setattr(row, field, value)
        return row

    def bits(self, numbers: str) -> tuple[int, ...]:
        """Say of each condition whether any run that is looked at fulfils it."""
        seen = [int(number, 16) for number in numbers.split(",")] if numbers else []
        return tuple(int(any(map(fits, seen))) for fits in self.conditions)

    def parts(self, text: str) -> tuple[str, str]:
        """Return what is told of the entry and of its runs."""
        stamp, _colon, rest = text.partition(":")
        if stamp != self.asked.stamp:
            raise NotTold
        own, _colon, runs = rest.partition(":")
        return own, runs


def turns_of(run: object) -> Iterator[datetime]:
    """Yield all moments at which anything that can be asked of a run may change by itself."""
    for name in _MOMENTS:
        if (moment := getattr(run, name)) is not None:
            # "Until" ends behind the moment, "from" begins with it.
            yield from (moment, moment + _INSTANT)
    for name in _DAYS:
        if (day := getattr(run, name)) is not None:
            yield from (_midnight(day), _midnight(day + _DAY))


def pairs_of(condition: Condition) -> Iterator[Pair]:
    """Yield the values that a condition on an entry asks about; raises NotTold for other questions."""
    match condition:
        case Terms(field, values) if all(isinstance(value, str) for value in values):
            yield from ((field, str(value)) for value in values)
        case All(parts) | Any(parts):
            for part in parts:
                yield from pairs_of(part)
        case Not(part):
            yield from pairs_of(part)
        case _:
            raise NotTold


def _fits(condition: Condition, places: Mapping[Condition, int]) -> Fits:
    place = places.get(condition)
    if place is not None:
        return lambda number: bool(number >> place & 1)
    match condition:
        case All(parts):
            every = [_fits(part, places) for part in parts]
            return lambda number: all(fits(number) for fits in every)
        case Any(parts):
            some = [_fits(part, places) for part in parts]
            return lambda number: any(fits(number) for fits in some)
        case Not(part):
            denied = _fits(part, places)
            return lambda number: not denied(number)
    raise NotTold


def as_number(bits: Iterable[object]) -> int:
    """Return the number that has a bit for each that is true, the first the lowest."""
    return sum(1 << place for place, bit in enumerate(bits) if bit)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min), timezone.get_default_timezone())
