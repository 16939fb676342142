"""What the home room gives to every page."""

from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.db import OperationalError
from django.test import RequestFactory
from django.utils import translation

from home import site_values
from home.models import SiteSettings, StandardPage
from home.services.site import make_site

_AT = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("since", "until", "shown"),
    [
        (None, None, True),
        (datetime(2026, 11, 21, 12, tzinfo=UTC), None, True),
        (datetime(2026, 11, 21, 13, tzinfo=UTC), None, False),
        (None, datetime(2026, 11, 21, 12, tzinfo=UTC), False),
        (None, datetime(2026, 11, 21, 13, tzinfo=UTC), True),
    ],
)
def test_notice_to_everybody_keeps_its_times(since, until, shown):
    """The notice stands from its first moment until its last, that one not included."""
    settings = SiteSettings(banner_th="น้ำท่วม", banner_from=since, banner_until=until)
    assert settings.banner(_AT) == ("น้ำท่วม" if shown else "")


def test_notice_falls_back_to_thai():
    """Without an English text the English site shows the Thai one."""
    with translation.override("en"):
        assert SiteSettings(banner_th="น้ำท่วม").banner(_AT) == "น้ำท่วม"
        assert SiteSettings(banner_th="น้ำท่วม", banner_en="Flood").banner(_AT) == "Flood"


@pytest.mark.django_db
def test_changes_are_seen_at_once():
    """A changed telephone or a new standard page is not hidden by what is kept."""
    make_site()
    request = RequestFactory().get("/th/")
    before = len(site_values.foot_links(request))
    assert site_values.site_facts(request).phone == "02 000 0000"
    settings = SiteSettings.load()
    settings.phone = "021111111"
    settings.save()
    page = StandardPage.objects.first()
    page.show_in_menus = False
    page.save()
    assert site_values.site_facts(request).phone == "021111111"
    assert len(site_values.foot_links(request)) == before - 1


@pytest.mark.django_db
def test_second_page_asks_the_database_nothing(django_assert_num_queries):
    """Settings and foot links are kept for some seconds."""
    make_site()
    SiteSettings.load()
    cache.clear()
    request = RequestFactory().get("/th/")
    with django_assert_num_queries(2):
        site_values.site_facts(request)
        site_values.foot_links(request)
    with django_assert_num_queries(0):
        site_values.site_facts(request)
        site_values.foot_links(request)


def test_pages_stand_while_the_database_is_away(monkeypatch):
    """The page that says so, and keeps what was typed, needs nothing of the database."""

    def away(*_given, **_named):
        raise OperationalError

    monkeypatch.setattr(site_values.SiteSettings, "load", away)
    monkeypatch.setattr(site_values, "foot_pages", away)
    site_values.forget()
    request = RequestFactory().get("/th/")
    assert site_values.site_facts(request).is_mourning is False
    assert [link.title for link in site_values.foot_links(request)]
