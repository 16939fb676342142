"""What a page type tells the outside about itself: the shape of a published entry.

The kernel owns the shape so that every room can fill it; ``search`` stores it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class EntryPlace:
    """Where an entry belongs, as official area codes ('' where it has none)."""

    province: str = ""
    district: str = ""
    subdistrict: str = ""
    #: Primary key of the organisation unit that keeps it, None for the whole site.
    unit: int | None = None
    #: How the place is written on a card: ("สกร.ระดับอำเภอพรรณานิคม", "สกลนคร").
    label_th: str = ""
    label_en: str = ""


@dataclass(frozen=True, slots=True)
class EntryData:
    """One thing that the public can find, as listings show and filter it.

    ``kind`` is a registered kind ("course"), ``code`` its address within the kind. ``facets``
    maps a facet's name to the codes that hold ("group": ("commerce",)). ``card`` holds small
    JSON facts that a card shows and no filter needs. ``body`` is plain text for searching, and
    ``keywords`` are names that it is found by as well: of its group, its format, its tags.
    """

    kind: str
    code: str
    title: str
    title_en: str = ""
    summary: str = ""
    summary_en: str = ""
    body: str = ""
    keywords: tuple[str, ...] = ()
    place: EntryPlace = EntryPlace()
    #: What it costs, in baht, where listings of its kind are sorted by that.
    price: Decimal | None = None
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    card: Mapping[str, Any] = field(default_factory=dict)
