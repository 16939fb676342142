"""Visitors say that a number is wrong."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from portal.core import slots
from portal.places.models import ContactReport, OrgUnit


@pytest.fixture
def unit(units):
    OrgUnit.objects.filter(code="d4704").update(phone="042000001", phone_extension="5")
    return OrgUnit.objects.get(code="d4704")


def address(unit):
    return reverse("places:report-number", args=[unit.code])


def test_page_shows_the_number_and_one_button(client, unit):
    """The page names the unit and the number in question."""
    response = client.get(address(unit))
    assert response.status_code == 200
    text = response.content.decode()
    assert "สกร.ระดับอำเภอพรรณานิคม" in text.replace("\u200b", "").replace("<wbr>", "")
    assert "tel:+6642000001;ext=5" in text
    assert "noindex" in text


def test_page_is_never_kept(client, unit):
    """It holds a token of the visitor's, so no cache may keep it."""
    assert "no-store" in client.get(address(unit))["Cache-Control"]


def test_report_is_noted_without_a_person(client, unit):
    """Pressing the button notes the number that was shown, and nothing about the visitor."""
    response = client.post(address(unit), {"number": "0999999999", "name": "ใครก็ไม่รู้"})
    assert response.status_code == 302
    report = ContactReport.objects.get()
    assert (report.unit, report.number) == (unit, "042000001;ext=5")
    thanks = client.get(response.url)
    assert thanks.status_code == 200
    assert "no-store" in thanks["Cache-Control"]


def test_report_needs_the_token(unit):
    """Another site cannot report for a visitor."""
    response = Client(enforce_csrf_checks=True).post(address(unit))
    assert response.status_code == 403
    assert not ContactReport.objects.exists()


def test_reports_are_limited(client, unit):
    """After five in a row from one place it is enough for a while."""
    answers = [client.post(address(unit)).status_code for _try in range(6)]
    assert answers == [302] * 5 + [429]
    assert ContactReport.objects.get().times == 5


@pytest.mark.parametrize("code", ["d9999", "nothing", "d2102"])
def test_unit_without_a_number_or_unknown_is_404(client, units, code, monkeypatch):
    """Nothing to report where nothing is shown, not even a number of the site."""
    monkeypatch.setattr(slots, "site_context", lambda request: {})
    assert client.get(reverse("places:report-number", args=[code])).status_code == 404
    assert client.post(reverse("places:report-number", args=[code])).status_code == 404


def test_number_of_the_site_can_be_reported(client, units, monkeypatch):
    """A unit that shows the site's number takes reports about that one."""
    site = SimpleNamespace(phone="02 000 0000")
    monkeypatch.setattr(slots, "site_context", lambda request: {"site_settings": site})
    assert client.post(reverse("places:report-number", args=["d2102"])).status_code == 302
    assert ContactReport.objects.get().number == "02 000 0000"


def test_other_methods_are_refused(client, unit):
    """Only GET and POST."""
    assert client.put(address(unit)).status_code == 405


def test_english_page_names_the_unit_in_english(client, unit):
    """The same page under /en/."""
    response = client.get(address(unit).replace("/th/", "/en/"))
    assert "Phanna Nikhom District Learning Encouragement Centre" in response.content.decode()
