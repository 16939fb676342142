"""What a centre has to show on its own page: its products, its groups, what its teachers wrote."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from search.models import Entry
from search.results import Hit
from showcase.groups.cards import entry_card
from showcase.practice.cards import practice_card
from showcase.products.cards import product_card

#: So many of each stand there.
MOST = {"product": 6, "group": 3, "practice": 3}


def centre_more(request: HttpRequest | None, given: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Show the newest of each kind that the centre looks after; one statement for all of them."""
    unit = given["centre"].unit
    entries = list(Entry.objects.newest_of_unit(unit.pk, MOST))
    if not entries:
        return None
    by_kind = {kind: [one for one in entries if one.kind == kind] for kind in MOST}
    at, groups = timezone.now(), {one.code: one for one in by_kind["group"]}

    def known(entry: Entry, kind: str) -> Entry | None:
        codes = (entry.card.get("to") or {}).get(kind, ())
        return next((groups[code] for code in codes if kind == "group" and code in groups), None)

    return {
        "products": [product_card(one, known) for one in by_kind["product"]],
        "groups": [entry_card(one) for one in by_kind["group"]],
        "stories": [practice_card(Hit(one), at) for one in by_kind["practice"]],
        "products_url": _list_url("showcase:product-list", unit),
        "groups_url": _list_url("showcase:group-list", unit),
    }


def _list_url(name: str, unit: Any) -> str:
    """The whole listing of the centre's district."""
    url = reverse(name)
    if not unit.province_id:
        return url
    district = f"&district={unit.district_id}" if unit.district_id else ""
    return f"{url}?province={unit.province_id}{district}"
