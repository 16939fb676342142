"""Error pages: plain words, a way on, a telephone, nothing inline."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone, translation

from portal.core import errors
from portal.core.parts import Link
from portal.core.slots import isolated, provide_site_value

AT = datetime(2026, 11, 21, 3, 32, tzinfo=UTC)


@pytest.fixture
def request_(rf):
    """A visitor's request to a Thai page."""
    with translation.override("th"):
        yield rf.get("/th/courses/?q=<script>")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("view", "status", "words"),
    [
        (errors.bad_request, 400, "ระบบไม่เข้าใจคำขอนี้"),
        (errors.permission_denied, 403, "คุณเปิดหน้านี้ไม่ได้"),
        (errors.csrf_failure, 403, "เปิดแบบฟอร์มค้างไว้นานเกินไป"),
        (errors.not_found, 404, "ไม่พบหน้านี้"),
        (errors.gone, 410, "หน้านี้ปิดแล้ว"),
        (errors.maintenance, 503, "กำลังปรับปรุงระบบ"),
    ],
)
def test_error_page_says_what_happened(request_, view, status, words):
    """Each error has its status, its words, no inline style and is not to be indexed."""
    response = view(request_)
    html = response.content.decode()
    assert response.status_code == status
    assert words in html
    assert "noindex" in html
    assert "style=" not in html and "<style" not in html


@pytest.mark.django_db
def test_gone_leads_to_what_is_like_it(request_):
    """A course that ended says so and offers its likes."""
    html = errors.gone(request_, "ทำเล็บเจล", [Link("ตัดผม", "/th/courses/x/")]).content.decode()
    assert "ทำเล็บเจล" in html and 'href="/th/courses/x/"' in html


@pytest.mark.django_db
def test_too_many_says_how_long_to_wait(request_):
    """The wait stands in the page in words and in the header in seconds."""
    response = errors.too_many(request_, 90)
    assert response["Retry-After"] == "90"
    assert "2 นาที" in response.content.decode()


@pytest.mark.parametrize(
    ("seconds", "thai", "english"),
    [
        (1, "1 วินาที", "1 second"),
        (59, "59 วินาที", "59 seconds"),
        (60, "1 นาที", "1 minute"),
        (61, "2 นาที", "2 minutes"),
        (900, "15 นาที", "15 minutes"),
        (3600, "1 ชั่วโมง", "1 hour"),
        (3601, "2 ชั่วโมง", "2 hours"),
    ],
)
def test_wait_words_round_up(seconds, thai, english):
    """Nobody is told to come back too early."""
    with translation.override("th"):
        assert errors.wait_words(seconds) == thai
    with translation.override("en"):
        assert errors.wait_words(seconds) == english


@pytest.mark.django_db
def test_maintenance_says_until_when(request_):
    """The end is said in Thai date and time, and to machines in seconds."""
    with time_machine.travel(AT, tick=False):
        response = errors.maintenance(request_, timezone.now() + timedelta(hours=1))
    assert response["Retry-After"] == "3600"
    assert "11.32" in response.content.decode()


def test_server_error_needs_no_database(request_, settings):
    """The page comes although nothing answers: no database mark on this test."""
    with isolated(), time_machine.travel(AT, tick=False):
        provide_site_value("site_settings", _broken)
        response = errors.server_error(request_)
    html = response.content.decode()
    assert response.status_code == 500
    assert "ระบบขัดข้อง" in html and "E-1032-" in html and "10.32" in html
    assert len(response.content) < 4_096
    assert "<script>" not in html
    assert "style=" not in html and "<style" not in html and "woff" not in html


def test_server_error_shows_the_telephone_if_it_is_known(request_):
    """The site's number is there as long as it can be had."""
    with isolated():
        provide_site_value("site_settings", lambda request: _Facts())
        html = errors.server_error(request_).content.decode()
    assert "tel:+6620000000" in html and "02 000 0000" in html


def test_reference_is_easy_to_say():
    """Time and four signs that nobody mixes up."""
    assert not set(errors.REFERENCE_SIGNS) & set("01OIL")
    assert errors.new_reference() != errors.new_reference()


class _Facts:
    phone = "02 000 0000"


def _broken(request):
    raise RuntimeError("the database is away")
