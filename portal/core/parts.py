"""What the components in templates/components/ are given: plain values, no query behind them.

A view or a page builds these; a template only lays them out. Text is in the reader's language.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from portal.core.weave import HOUSE, Cloth, cloth

Tone = Literal["open", "few", "wait", "soon", "off", "stop"]

TONE_ICONS: dict[str, str] = {
    "open": "check",
    "few": "seat",
    "wait": "clock",
    "soon": "cal",
    "off": "full",
    "stop": "x",
}
#: The nine states of a run in the six tones of a badge.
STATE_TONES: dict[str, Tone] = {
    "open": "open",
    "few": "few",
    "waitlist": "wait",
    "soon": "soon",
    "full": "off",
    "closed": "off",
    "running": "off",
    "finished": "off",
    "cancelled": "stop",
}
#: States in which a person can act on the run; the others get a grey edge.
ACTIVE_STATES = frozenset({"open", "few", "waitlist"})


@dataclass(frozen=True, slots=True)
class Link:
    """A link, or the current place when `current` is "page" or "true"."""

    title: str
    url: str
    current: str = ""


@dataclass(frozen=True, slots=True)
class Badge:
    """A state in a word, a shape and a colour."""

    tone: Tone
    text: str
    #: The shape, where that of the tone says something else.
    sign: str = ""

    @classmethod
    def of_state(cls, state: str, text: str) -> "Badge":
        """The badge of a run state; an unknown state is shown as one that offers nothing."""
        return cls(STATE_TONES.get(state, "off"), text)

    @property
    def icon(self) -> str:
        """The shape that says the same as the colour."""
        return self.sign or TONE_ICONS[self.tone]


@dataclass(frozen=True, slots=True)
class Meta:
    """One line of facts with an icon; `datetime` (ISO, common era) makes it a <time>."""

    icon: str
    text: str
    datetime: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo in ready-made sizes. `sources` are (MIME type, srcset), best format first."""

    src: str
    width: int
    height: int
    alt: str = ""
    sources: Sequence[tuple[str, str]] = ()
    sizes: str = "(min-width: 900px) 22rem, (min-width: 600px) 50vw, 100vw"
    #: Heads the page, or stands in a listing's first row: fetched at once. All others wait until
    #: they are seen (`portal.core.photographs`).
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One thing in a list: shown as a card, a listing row or a product card."""

    title: str
    url: str
    group: str = ""
    group_name: str = ""
    #: Anything that never changes for this page (its code or id): picks the hem.
    key: object = ""
    word: str = ""
    picture: Picture | None = None
    #: Short plain tags after the group: the format.
    tags: Sequence[str] = ()
    summary: str = ""
    meta: Sequence[Meta] = ()
    badge: Badge | None = None
    price: str = ""
    price_unit: str = ""
    #: Small text at the foot, such as "+2 รอบ" or "ประมาณ 15 กม.".
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One key fact; an unknown value is written by the caller as "ask the centre"."""

    icon: str
    term: str
    value: str
    note: str = ""
    datetime: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """A button that is a link. `about` is read out after the title: "run 1"."""

    title: str
    url: str
    is_primary: bool = False
    about: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know: tone "" (information), "ok" or "warn"."""

    text: str
    tone: Literal["", "ok", "warn"] = ""
    title: str = ""
    link: Link | None = None

    @property
    def icon(self) -> str:
        """The shape of the tone."""
        return {"": "info", "ok": "check", "warn": "warn"}[self.tone]


@dataclass(frozen=True, slots=True)
class RunBox:
    """One run of a course with its state and what one can do about it."""

    title: str
    state: str
    badge: Badge
    group: str = ""
    meta: Sequence[Meta] = ()
    seats: int = 0
    taken: int = 0
    actions: Sequence[Action] = ()
    #: One line under the facts: why it was cancelled, what happens on the waiting list.
    note: str = ""
    #: Set when the run was moved: the old and the new dates.
    moved: Notice | None = None
    anchor: str = ""

    @property
    def is_active(self) -> bool:
        """Whether a person can act on it."""
        return self.state in ACTIVE_STATES


@dataclass(frozen=True, slots=True)
class Option:
    """One tick box of a facet."""

    value: str
    label: str
    count: int | None = None
    is_checked: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a select."""

    value: str
    label: str
    is_selected: bool = False


@dataclass(frozen=True, slots=True)
class Select:
    """A select with its label, as the area facet has one."""

    name: str
    label: str
    choices: Sequence[Choice]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """A group of filters: tick boxes, with selects above them where it has any."""

    name: str
    title: str
    options: Sequence[Option] = ()
    is_open: bool = True
    selects: Sequence[Select] = ()
    #: What is counted, read out after each number: "courses".
    unit: str = ""

    @property
    def shows_open(self) -> bool:
        """Open by default where a tick is set: nothing that filters is hidden."""
        return self.is_open or any(option.is_checked for option in self.options)


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force; its link is the same address without it."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Pages:
    """Numbered pages: `items` are links, and None where numbers are left out."""

    items: Sequence[Link | None]
    previous_url: str = ""
    next_url: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a form."""

    title: str
    state: Literal["done", "now", ""] = ""


def steps_at(titles: Iterable[str], now: int) -> list[Step]:
    """A row of steps, counted from 0: what stands before the present one is done."""
    return [
        Step(title, "done" if number < now else "now" if number == now else "")
        for number, title in enumerate(titles)
    ]


@dataclass(frozen=True, slots=True)
class Knot:
    """One of the four knots of the thread: learn, make, sell, fund."""

    step: Literal["learn", "make", "sell", "fund"]
    name: str
    url: str = ""
    note: str = ""
    note_link: Link | None = None
    is_here: bool = False
    #: Nothing known here: a dashed knot, with the way on as `note_link`.
    is_missing: bool = False

    @property
    def icon(self) -> str:
        """The sign of the step."""
        return {"learn": "book", "make": "spool", "sell": "bag", "fund": "baht"}[self.step]


@dataclass(frozen=True, slots=True)
class Tile:
    """One province on the tile map; `column` (1-9) only where a run of tiles begins."""

    code: str
    name: str
    count: int
    url: str
    column: int = 0
    #: "" north-east, north and south; "m" central; "e" east and west.
    shade: Literal["", "m", "e"] = ""
    full_name: str = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a list, with how many there are."""

    name: str
    url: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """A region's provinces."""

    name: str
    places: Sequence[Place]


@dataclass(frozen=True, slots=True)
class Banner:
    """The woven head of a detail page."""

    title: str
    summary: str = ""
    group: str = HOUSE
    key: object = ""
    word: str = ""
    tags: Sequence[str] = ()
    #: A photo takes the place of the drawing.
    picture: Picture | None = None

    @property
    def cloth(self) -> Cloth:
        """What it wears."""
        return cloth(self.group, self.key)


@dataclass(frozen=True, slots=True)
class Flyer:
    """One A4 sheet about one run. `qr` is an SVG of the short link, made on the server."""

    title: str
    promise: str
    group: str
    key: object
    facts: Sequence[tuple[str, str]]
    outcomes: Sequence[str]
    centre: str
    telephone: str
    code: str
    short_link: str
    qr: str
    headline: str = ""
    is_mono: bool = False

    @property
    def cloth(self) -> Cloth:
        """What it wears."""
        return cloth(self.group, self.key)
