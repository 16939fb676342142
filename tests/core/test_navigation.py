"""The main sections of the site."""

import pytest
from django.test import RequestFactory
from django.utils import translation

from portal.core import navigation
from portal.core.navigation import Section


@pytest.fixture(autouse=True)
def _own_sections(monkeypatch):
    monkeypatch.setattr(navigation, "_sections", {})


def test_menu_stands_in_the_agreed_order():
    """Sections stand by their order, whichever room registered first."""
    navigation.register(Section("centres", "Centres", "catalogue:centre-index", 40))
    navigation.register(Section("courses", "Courses", "catalogue:course-list", 10))
    menu = navigation.menu(RequestFactory().get("/th/"))
    assert [item.title for item in menu] == ["Courses", "Centres"]


@pytest.mark.parametrize(
    ("path", "current"),
    [("/th/courses/", "page"), ("/th/courses/snk-2345/", "true"), ("/th/centres/", "")],
)
def test_menu_marks_the_current_place(path, current):
    """The page itself and its section are marked differently."""
    navigation.register(Section("courses", "Courses", "catalogue:course-list", 10))
    with translation.override("th"):
        assert navigation.menu(RequestFactory().get(path))[0].current == current


def test_absent_section_has_no_address():
    """A room that is not there has no link anywhere."""
    assert navigation.section_url("products") == ""
