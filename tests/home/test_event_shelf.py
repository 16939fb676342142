"""The next events on the front page."""

import pytest
from bs4 import BeautifulSoup

from tests.factories.events import make_event
from tests.factories.home import site_tree  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db


def shelf(client):
    page = BeautifulSoup(client.get("/th/").content, "html5lib")
    return [
        link.get_text(strip=True).replace("\u2060", "")
        for link in page.select('.card__link[href^="/th/events/"]')
    ]


def test_three_soonest_events_stand_on_the_front_page(client, site_tree):  # noqa: F811
    """At most three, soonest first; over and cancelled ones are left out, undated come last."""
    centre = site_tree["d4704"]
    for state in ("undated", "finished", "cancelled", "today", "upcoming"):
        make_event(centre, state, title=state)
    assert shelf(client) == ["today", "upcoming", "undated"]
    make_event(centre, "postponed", title="postponed")
    assert shelf(client) == ["today", "upcoming", "postponed"]


def test_front_page_without_events_has_no_shelf(client, site_tree):  # noqa: F811
    """An empty shelf is no shelf."""
    make_event(site_tree["d4704"], "finished")
    page = client.get("/th/").content.decode()
    assert "งานที่จะมีขึ้น" not in page
