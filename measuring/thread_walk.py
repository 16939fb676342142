"""Walk the thread of a prepared portal: does what one page names lead there and back, by links?

Run inside the portal's environment: `python -m measuring.thread_walk`; prints counts and gaps, as JSON.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Mapping
from typing import Any

#: The kinds whose pages a visitor walks along.
KINDS = ("course", "product", "group", "funding", "practice")
_LINK = re.compile("/th/(courses|products|groups|funding|practice)/[a-z]{3}-[a-z0-9]{4}/")

Knot = tuple[str, str]


def walk() -> dict[str, Any]:
    """Open every page that names another or is named; return who does not lead to whom."""
    from django.test import Client

    from search.models import Entry
    from search.threads import CARD

    client = Client(headers={"host": "localhost"})
    entries = {(one.kind, one.code): one for one in Entry.objects.filter(kind__in=KINDS)}
    pairs = [
        ((one.kind, one.code), (kind, code))
        for one in entries.values()
        for kind, codes in (one.card.get(CARD) or {}).items()
        for code in codes
        if (kind, code) in entries
    ]
    knots = sorted({knot for pair in pairs for knot in pair})
    links = {knot: _links(client, entries[knot].url) for knot in knots}
    missing = [
        f"{entries[one].url} does not lead to {entries[other].url}"
        for here, there in pairs
        for one, other in ((here, there), (there, here))
        if entries[other].url not in links[one]
    ]
    return {
        "missing": sorted(set(missing)),
        "pairs": Counter(f"{here[0]} {there[0]}" for here, there in pairs),
        "pages": Counter(kind for kind, _code in knots),
        "alone": _alone(entries, knots),
    }


def _links(client: Any, url: str) -> set[str]:
    from bs4 import BeautifulSoup

    page: Any = BeautifulSoup(client.get(url).content, "html.parser")
    found = {link["href"] for link in page.main.select("a[href]")}
    return {href for href in found if _LINK.fullmatch(href)}


def _alone(entries: Mapping[Knot, Any], knots: list[Knot]) -> Counter[str]:
    """Count the pages that name nothing and are named by nothing."""
    return Counter(kind for kind, code in entries if (kind, code) not in set(knots))


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write(json.dumps(walk(), ensure_ascii=False) + "\n")
