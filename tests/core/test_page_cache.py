"""Anonymous pages are kept for seconds."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.cache.backends.locmem import LocMemCache
from django.http import HttpResponse, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.test import RequestFactory
from django.utils.cache import patch_cache_control, patch_vary_headers

from portal.core import page_cache
from portal.core.page_cache import PageCacheMiddleware, expires_at

NOON = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)


class Site:
    """A site whose page says how often it was made."""

    def __init__(self, change=None):
        self.made = 0
        self.change = change
        self.queries = []
        self.middleware = PageCacheMiddleware(self.view)

    def view(self, request):
        self.made += 1
        self.queries.append(request.META["QUERY_STRING"])
        response = HttpResponse(f"page {self.made}")
        if self.change:
            response = self.change(request, response) or response
        return response

    def get(self, address="/th/courses/", method="get", **headers):
        return self.middleware(getattr(RequestFactory(), method)(address, **headers))


@pytest.fixture(autouse=True)
def _on(settings):
    settings.PORTAL_PAGE_CACHE_SECONDS = 15


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def test_page_is_made_once_in_fifteen_seconds(clock):
    """Everybody gets the same page until its time is over."""
    site = Site()
    first = site.get()
    clock.shift(14)
    second = site.get()
    assert (first.content, second.content, site.made) == (b"page 1", b"page 1", 1)
    assert (first["X-Portal-Cache"], second["X-Portal-Cache"]) == ("miss", "hit")
    clock.shift(2)
    assert site.get().content == b"page 2"


def test_page_says_how_long_it_lives(clock):
    """Caches of others may keep it as long as we do, not longer."""
    site = Site()
    assert site.get()["Cache-Control"] == "public, max-age=15, stale-while-revalidate=60"
    clock.shift(10)
    assert site.get()["Cache-Control"] == "public, max-age=5, stale-while-revalidate=60"


def test_page_never_outlives_the_next_state(clock):
    """A run that opens in five seconds is shown as open in five seconds, by us and by others."""
    site = Site(
        lambda request, response: (
            expires_at(response, NOON + timedelta(seconds=5)) if not site_late else None
        )
    )
    site_late = []
    assert site.get()["Cache-Control"] == "public, max-age=5"
    clock.shift(4)
    assert site.get().content == b"page 1"
    clock.shift(1)
    site_late.append(1)
    assert site.get().content == b"page 2"


def test_page_is_not_stale_past_the_next_state(clock):
    """Stale is better than slow only while it is true."""
    site = Site(lambda request, response: expires_at(response, NOON + timedelta(seconds=20)))
    assert site.get()["Cache-Control"] == "public, max-age=15, stale-while-revalidate=5"


def test_state_that_has_passed_is_not_kept(clock):
    """A moment in the past means: ask again each time."""
    site = Site(lambda request, response: expires_at(response, NOON))
    assert site.get()["Cache-Control"] == "no-cache"
    site.get()
    assert site.made == 2


def test_earliest_moment_counts():
    """Several runs on one page: the next change of any of them."""
    response = HttpResponse()
    for moment in (None, NOON + timedelta(hours=2), NOON, None, NOON + timedelta(hours=1)):
        expires_at(response, moment)
    assert response.portal_expires_at == NOON


def test_one_request_refills_while_others_get_the_old_page(clock):
    """Nobody waits for a page that somebody else is making."""
    others = []

    def ask_again(request, response):
        if site.made == 2:
            others.append(site.get())

    site = Site(ask_again)
    site.get()
    clock.shift(16)
    assert site.get().content == b"page 2"
    assert [(o.content, o["X-Portal-Cache"]) for o in others] == [(b"page 1", "stale")]
    assert others[0]["Cache-Control"].startswith("public, max-age=0")
    assert site.get().content == b"page 2"
    assert site.made == 2


def test_failing_refill_lets_the_next_request_try(clock):
    """An error while refilling is that visitor's; it does not leave the page stale for all."""

    def fail_second(request, response):
        if site.made == 2:
            raise ZeroDivisionError

    site = Site(fail_second)
    site.get()
    clock.shift(16)
    with pytest.raises(ZeroDivisionError):
        site.get()
    assert site.get().content == b"page 3"


def test_page_is_gone_after_its_stale_time(clock):
    """A page that nobody asked for in a minute is made anew."""
    site = Site()
    site.get()
    clock.shift(76)
    response = site.get()
    assert (response.content, response["X-Portal-Cache"]) == (b"page 2", "miss")


def test_etag_answers_304(clock):
    """A visitor who has the page gets a few bytes; a changed page is sent."""
    site = Site()
    etag = site.get()["ETag"]
    again = site.get(headers={"if-none-match": etag})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)
    assert again["Cache-Control"].startswith("public")
    clock.shift(16)
    assert site.get(headers={"if-none-match": etag}).status_code == 200


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/th/courses/", "/en/courses/"),
        ("/th/courses/", "/th/centres/"),
        ("/th/courses/?province=47", "/th/courses/?province=21"),
        ("/th/courses/?q=a", "/th/courses/"),
        ("/th/courses/?group=a&group=b", "/th/courses/?group=a"),
    ],
)
def test_addresses_are_kept_apart(one, other):
    """Path, language and every known parameter make a page of its own."""
    site = Site()
    assert site.get(one).content != site.get(other).content


def test_hosts_are_kept_apart(settings):
    """Two sites of one process never show each other's pages."""
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    site = Site()
    pages = [
        site.get(headers={"host": host}).content
        for host in ("one.example", "two.example", "one.example")
    ]
    assert pages == [b"page 1", b"page 2", b"page 1"]


def test_order_of_parameters_does_not_matter():
    """The same question in another order is the same page."""
    site = Site()
    assert (
        site.get("/th/courses/?q=a&province=47").content
        == site.get("/th/courses/?province=47&q=a").content
    )


@pytest.mark.parametrize("tracking", ["fbclid=x", "utm_source=line&utm_medium=y", "gclid=1"])
def test_tracking_parameters_are_forgotten(tracking):
    """A shared link is the same page, and the page never repeats what was added to the link."""
    site = Site()
    site.get(f"/th/courses/?{tracking}&q=a")
    assert site.queries == ["q=a"]
    assert site.get("/th/courses/?q=a")["X-Portal-Cache"] == "hit"


@pytest.mark.parametrize(
    "address",
    [
        "/th/courses/?unknown=1",
        "/th/courses/?q=" + "a" * 600,
        "/th/courses/?" + "&".join(["q=a"] * 60),
    ],
)
def test_odd_queries_are_made_each_time(address):
    """An attacker cannot fill the cache with made-up parameters."""
    site = Site()
    for _ in range(2):
        assert "X-Portal-Cache" not in site.get(address)
    assert site.made == 2


def test_rooms_may_add_parameters(monkeypatch):
    """A room that reads another parameter says so."""
    monkeypatch.setattr(page_cache, "_known_parameters", {"q"})
    page_cache.know_parameters(["run"])
    assert Site().get("/th/courses/?run=2")["X-Portal-Cache"] == "miss"


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_COOKIE": "sessionid=abc"},
        {"HTTP_COOKIE": "portal_area=4706"},
        {"HTTP_COOKIE": "messages=x"},
        {"HTTP_AUTHORIZATION": "Basic eA=="},
    ],
)
def test_own_pages_are_neither_kept_nor_given_away(headers):
    """Logged in, remembered or with a message waiting: made each time, and private."""
    site = Site()
    site.get()
    own = site.get(**headers)
    assert own.content == b"page 2"
    assert own["Cache-Control"] == "private, no-cache"
    assert site.get().content == b"page 1"


def test_other_cookies_do_not_matter():
    """A cookie that changes nothing on the page does not cost a page."""
    site = Site()
    site.get()
    assert site.get(HTTP_COOKIE="csrftoken=abc; other=1")["X-Portal-Cache"] == "hit"


def _set_cookie(request, response):
    response.set_cookie("x", "y")


def _use_token(request, response):
    get_token(request)


def _no_store(request, response):
    patch_cache_control(response, no_store=True)


def _private(request, response):
    patch_cache_control(response, private=True)


def _vary_cookie(request, response):
    patch_vary_headers(response, ["Cookie"])


def _not_found(request, response):
    response.status_code = 404


def _stream(request, response):
    return StreamingHttpResponse([b"page"])


def _own_policy(request, response):
    response._csp_update = {"img-src": "x"}


@pytest.mark.parametrize(
    "change",
    [_set_cookie, _use_token, _no_store, _private, _vary_cookie, _not_found, _stream, _own_policy],
)
def test_pages_that_are_not_for_everybody_are_not_kept(change):
    """A cookie, a form token, `no-store`, `private`, an error: never from the cache."""
    site = Site(change)
    for _ in range(2):
        response = site.get()
        assert "X-Portal-Cache" not in response
        assert "public" not in response.get("Cache-Control", "")
    assert site.made == 2


@pytest.mark.parametrize(
    "address", ["/admin/", "/-/ready", "/", "/c/snk-7k4p", "/static/x.css", "/thx/"]
)
def test_only_public_pages_are_kept(address):
    """Addresses without a language are not pages."""
    site = Site()
    assert "Cache-Control" not in site.get(address)
    site.get(address)
    assert site.made == 2


def test_forms_are_never_kept():
    """POST passes through."""
    site = Site()
    site.get()
    assert site.get(method="post").content == b"page 2"


def test_head_is_answered_from_a_kept_page_and_keeps_none():
    """HEAD sees what GET would, and cannot put an empty page into the cache."""
    site = Site()
    site.get(method="head")
    site.get()
    assert site.made == 2
    assert site.get(method="head")["X-Portal-Cache"] == "hit"


def test_switched_off_it_changes_nothing(settings):
    """Zero seconds: no keeping, no headers (tests measure like this)."""
    settings.PORTAL_PAGE_CACHE_SECONDS = 0
    site = Site()
    response = site.get()
    site.get()
    assert site.made == 2
    assert "Cache-Control" not in response
    assert "ETag" not in response


def _down(*args, **kwargs):
    raise ConnectionError("cache server away")


def test_failing_cache_lets_every_page_through(monkeypatch):
    """A cache that is down makes pages slower, not absent."""
    for name in ("get", "set", "add", "delete"):
        monkeypatch.setattr(LocMemCache, name, _down)
    site = Site()
    assert site.get().content == b"page 1"
    assert site.get().content == b"page 2"


def test_unreadable_entry_is_made_anew(monkeypatch):
    """An entry of an older version of the program is no page."""
    monkeypatch.setattr(LocMemCache, "get", lambda *args, **kwargs: {"old": "shape"})
    assert Site().get().content == b"page 1"


def test_bad_host_is_left_to_django():
    """A made-up host is answered by Django with 400, not kept as a key."""
    assert "X-Portal-Cache" not in Site().get(headers={"host": "evil.example"})
