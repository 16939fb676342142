"""`make budgets`: queries of each kind of page, and what its first view weighs in a browser."""

import os
import tempfile
from pathlib import Path

from measuring import own_commands, portal_server
from measuring.browser import browser, kilobytes, opened
from measuring.report import Figure, figure, publish
from measuring.visits import Visit, visits

_PHONE = 360
#: What a small phone shows before anybody scrolls.
_PHONE_HEIGHT = 640
#: So often the queries of a page are counted.
_TURNS = 3
#: A page without shelves or lists, by language (Thai, English).
_ANY_PAGE = ("/th/about/", "/en/about/")


def measure(*names: str) -> int:
    """Measure a freshly prepared portal; return 1 when a must is missed.

    With names of visits only these are measured, to be looked at: no report is written.
    """
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "portal"
        portal_server.prepared_once(data)
        with portal_server.served(data) as base:
            seen = [one for one in visits(base) if not names or one.name in names]
            figures = weigh(base, seen)
        if not names:
            figures += _photographs(data)
        figures += count_queries(data, seen)
    return publish("budgets", "make budgets", figures, is_whole=not names)


def weigh(base: str, seen: list[Visit]) -> list[Figure]:
    """Weigh the first view of each page as a phone sees it."""
    figures = []
    heaviest: dict[str, float] = {"css": 0, "js": 0, "requests": 0, "foreign": 0}
    with browser() as chromium:
        for visit in seen:
            with opened(chromium, base + visit.path, width=_PHONE, expected=visit.status) as (
                _page,
                view,
            ):
                figures.append(figure("weight", visit.name, kilobytes(view), "KB"))
                sums = {
                    "css": kilobytes(view, "Stylesheet"),
                    "js": kilobytes(view, "Script"),
                    "requests": view.requests,
                    "foreign": len(view.foreign),
                }
                if visit.name != "state_sheet":
                    heaviest = {key: max(heaviest[key], sums[key]) for key in heaviest}
    units = {"css": "KB", "js": "KB", "requests": "requests", "foreign": "origins"}
    return figures + [figure("weight", key, value, units[key]) for key, value in heaviest.items()]


def _photographs(data: Path) -> list[Figure]:
    """Weigh the market once more, with a photograph of noise on every product of its first page."""
    worn = own_commands.said(portal_server.environment_of(data), "measuring.noise_pictures")
    with portal_server.served(data) as base, browser() as chromium:
        address = f"{base}/th/products/"
        with opened(chromium, address, width=_PHONE, height=_PHONE_HEIGHT) as (_page, view):
            weight, pictures = kilobytes(view), kilobytes(view, "Image")
    return [
        figure("weight", "product_list_photographs", weight, "KB"),
        figure("weight", "product_list_photographs_pictures", pictures, "KB"),
        figure("weight", "photographs_worn", worn["worn"], "products"),
        figure("weight", "photograph_lightest", worn["lightest"] / 1_000, "KB"),
    ]


def count_queries(data: Path, seen: list[Visit]) -> list[Figure]:
    """Count the SQL statements of each page in process: page cache off, other caches cold.

    Only what stands on every page (settings, foot) is kept, as it is for all but one visitor in
    fifteen seconds. The least of a few turns counts: once a second a process looks whether its
    wording and vocabulary are still those of the site, whichever page is asked for then.
    """
    os.environ.update(portal_server.environment_of(data, PORTAL_PAGE_CACHE_SECONDS="0"))
    import django

    django.setup()
    from django.core.cache import cache
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "localhost"})
    figures = []
    for visit in seen:
        client.get(visit.path)
        counts = []
        for _turn in range(_TURNS):
            cache.clear()
            client.get(_ANY_PAGE[visit.path.startswith("/en/")])
            with CaptureQueriesContext(connection) as queries:
                answer = client.get(visit.path)
                answer.close()
            counts.append(len(queries))
        figures.append(figure("queries", visit.name, min(counts), "queries"))
    return figures
