"""The whole country at once: every page, every entry."""

from collections import Counter

import pytest
from wagtail.models import Page

from catalogue.services.centre_pages import make_centre_pages
from search.models import Entry
from tests.factories.catalogue import make_root


def problems_of_tree():
    """Return what `Page.find_problems` would, from one query instead of two for every page."""
    rows = {path: rest for path, *rest in Page.objects.values_list("path", "depth", "numchild")}
    children = Counter(path[: -Page.steplen] for path in rows)
    return [
        path
        for path, (depth, numchild) in rows.items()
        if set(path) - set(Page.alphabet)
        or len(path) != depth * Page.steplen
        or (depth > 1 and path[: -Page.steplen] not in rows)
        or children[path] != numchild
    ]


@pytest.mark.budget
def test_whole_country_is_made(country, db):
    """928 districts and 7,436 sub-districts get pages and entries, and the tree is sound."""
    make_root()
    made = make_centre_pages()
    assert made == {"provinces": 77, "districts": 928, "subdistricts": 7436}
    assert Entry.objects.filter(kind="centre").count() == 928 + 7436
    assert problems_of_tree() == []
