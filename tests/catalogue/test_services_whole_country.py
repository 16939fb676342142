"""The whole country at once: every page, every entry, in time."""

import time

import pytest
from wagtail.models import Page

from catalogue.services.centre_pages import make_centre_pages
from search.models import Entry
from tests.factories.catalogue import make_root


@pytest.mark.budget
def test_whole_country_is_made_in_time(country, db):
    """928 districts and 7,436 sub-districts with pages and entries take 30 seconds at most."""
    make_root()
    started = time.perf_counter()
    made = make_centre_pages()
    seconds = time.perf_counter() - started
    assert made == {"provinces": 77, "districts": 928, "subdistricts": 7436}
    assert Entry.objects.filter(kind="centre").count() == 928 + 7436
    assert Page.find_problems() == ([], [], [], [], [])
    assert seconds < 30, f"{seconds:.1f} s"
