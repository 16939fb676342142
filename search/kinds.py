"""The kinds of entry that can be listed; each room registers its own in ``AppConfig.ready``."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from search.conditions import Condition
from search.filters import AreaFilter, ColumnFilter, Filter
from search.run_data import EntryRunData

if TYPE_CHECKING:
    from search.models import Entry, EntryRun
    from search.results import Hit

#: Given primary keys of pages: the runs that the public may see, each with its page's key.
RunProvider = Callable[[Sequence[int]], Iterable[tuple[int, EntryRunData]]]


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind is shown among others, on the search over the whole site."""

    #: Short facts of a hit at a moment, in the reader's language: "เริ่ม 12 ธ.ค. 2569", a place.
    facts: Callable[["Hit", datetime], Sequence[str]]
    #: The link to the kind's own listing with so many: "ดูทั้งหมด 26 หลักสูตร".
    see_all: Callable[[int], str]
    #: When the facts will next say something else.
    changes_at: Callable[["Hit", datetime], datetime | None] | None = None


@dataclass(frozen=True, slots=True)
class ThreadStep:
    """The knot that a kind is on the thread from learning to funding (``search.threads``)."""

    knot: Literal["learn", "make", "sell", "fund"]
    #: Said in an empty knot, and the way on from there.
    none: str | Promise
    way_on: str | Promise
    way_url_name: str
    #: The note beside the nearest of several: "และอีก 8 อย่าง".
    more: Callable[[int], str]
    #: The short note below a name: "390 บาท / ผืน", "อ.พรรณานิคม สกลนคร"; empty where nobody knows.
    note: Callable[["Entry"], str] = attrgetter("shown_place")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entry: how it is called, where it is shown, by what it is filtered and sorted."""

    code: str
    label: str | Promise
    plural: str | Promise
    #: Name of the URL of one entry; its argument is the entry's code.
    url_name: str = ""
    list_url_name: str = ""
    icon: str = ""
    order: int = 100
    #: In the order of the parameters in an address.
    filters: tuple[Filter, ...] = ()
    #: Keys of ``search.sorts``.
    sorts: tuple[str, ...] = ("newest",)
    default_sort: str = "newest"
    #: Address of an entry by its code, where it is not simply ``url_name``.
    address: Callable[[str], str] | None = None
    run_provider: RunProvider | None = None
    #: The runs that filters and cards look at: not cancelled, not over.
    runs_considered: Callable[[datetime], Condition] | None = None
    #: The card shows the soonest run of the first tier that has one; so sorts "start".
    run_tiers: Callable[[datetime], tuple[Condition, ...]] | None = None
    #: So many of the first tiers are worth a place on a shelf.
    shelf_tiers: int = 1
    look: Look | None = None
    #: Its knot on the thread, for kinds that are one.
    step: ThreadStep | None = None
    #: So many stand on one page of its listing.
    per_page: int = 20
    #: What open data (API, dumps) tell besides the columns: names of card facts, of facets, of the
    #: card facts of a run. Nothing else that a card holds leaves the site by that way.
    open_facts: tuple[str, ...] = ()
    open_facets: tuple[str, ...] = ()
    open_run_facts: tuple[str, ...] = ()
    #: The state of a run at a moment, as the room that owns runs computes it.
    run_status: Callable[["EntryRun", datetime], str] | None = None

    def url(self, code: str) -> str:
        """Return the address of the entry with a code, in the active language."""
        return self.address(code) if self.address else reverse(self.url_name, args=[code])


_kinds: dict[str, Kind] = {}

#: Code of the kind that stands for all of them.
ANY = ""
#: The filter by kind over all of them.
TYPE = "type"


def register(kind: Kind) -> Kind:
    """Make a kind known; registering the same code again replaces it."""
    _kinds[kind.code] = kind
    return kind


def unregister(code: str) -> None:
    """Forget a kind (tests)."""
    _kinds.pop(code, None)


def get(code: str) -> Kind:
    """Return a registered kind."""
    try:
        return _kinds[code]
    except KeyError:
        known = ", ".join(sorted(_kinds)) or "none"
        raise LookupError(f"kind {code!r} is not registered (registered: {known})") from None


def is_listed_as_registered(kind: Kind) -> bool:
    """Whether its filters are those that the kind is registered with; a room may ask by others."""
    known = _kinds.get(kind.code)
    return known is not None and known.filters == kind.filters


def registered() -> tuple[Kind, ...]:
    """Return all kinds in their order."""
    return tuple(sorted(_kinds.values(), key=lambda kind: (kind.order, kind.code)))


def everything() -> Kind:
    """Return the kind that stands for all: what the search over the whole site asks about."""
    types = [(kind.code, kind.plural) for kind in registered()]
    return Kind(
        code=ANY,
        label=_("Everything"),
        plural=_("Everything"),
        filters=(ColumnFilter(TYPE, _("Type"), types, column="kind"), AreaFilter()),
        sorts=("newest", "near"),
        default_sort="newest",
    )
