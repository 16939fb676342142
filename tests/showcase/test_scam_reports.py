"""Somebody says that an offer is a scam, wrong, or no longer sold: it reaches the centre's list."""

import re

import pytest
from django.urls import reverse

from catalogue.models import FactReport
from portal.places.models import OrgUnit
from tests.factories.practice import make_practice
from tests.factories.showcase import make_group, make_product
from tests.factories.users import as_role, sign_in


def ways_of(client, page):
    """The addresses of the report form on a page."""
    return set(
        re.findall(r'href="(/th/report/[^"]+)"', client.get(page.get_url()).content.decode())
    )


def choices_of(client, url):
    """What the form offers, in its order."""
    return re.findall(r'name="fact" value="([a-z]+)"', client.get(url).content.decode())


def test_offers_lead_to_the_form_with_the_suspicion_chosen(client, tree):
    """Beside the contact stands the way to report a scam; at the foot, that of any mistake."""
    for page in (make_product(tree["d4704"]), make_group(tree["d4704"])):
        plain, scam = sorted(ways_of(client, page))
        assert scam == f"{plain}?fact=scam"
        text = client.get(scam).content.decode()
        assert re.search(r'value="scam"[^>]*checked', text)
        assert "checked" not in client.get(f"{plain}?fact=nonsense").content.decode()


def test_each_kind_offers_what_can_be_wrong_with_it(client, tree):
    """A product can be gone and wrongly priced; a story cannot; a centre is no scam."""
    product, group = make_product(tree["d4704"]), make_group(tree["d4704"])
    story = make_practice(tree["d4704"])
    of_product = choices_of(client, f"/th/report/product/{product.code}/")
    assert of_product[0] == "gone" and {"scam", "price", "telephone"} <= set(of_product)
    assert "price" not in choices_of(client, f"/th/report/group/{group.code}/")
    assert choices_of(client, f"/th/report/practice/{story.code}/") == ["text", "scam", "other"]
    assert ways_of(client, story)
    assert "scam" not in choices_of(client, "/th/report/centre/sakon-nakhon/phanna-nikhom/")


@pytest.mark.parametrize(("fact", "is_warned"), [("scam", True), ("gone", False), ("price", False)])
def test_report_gives_a_reference_and_reaches_the_keeper(client, tree, fact, is_warned):
    """The receipt names its number and what to do now; the report waits at the keeping centre."""
    product = make_product(tree["d4704"])
    url = f"/th/report/product/{product.code}/"
    receipt = client.post(url, {"fact": fact, "message": "โทรไปแล้วให้โอนก่อน"})["Location"]
    report = FactReport.objects.get()
    assert report.unit.code == "d4704" and report.fact == fact
    text = client.get(receipt).content.decode()
    assert report.reference in text and ("แจ้งธนาคาร" in text) == is_warned


def test_scams_stand_first_and_marked(client, tree):
    """An older suspicion stands above a newer mistake until it is settled."""
    product = make_product(tree["d4704"])
    url = f"/th/report/product/{product.code}/"
    for fact, message in (("scam", "หลอกให้โอน"), ("price", "ราคาไม่ตรง"), ("gone", "เลิกขายแล้ว")):
        client.post(url, {"fact": fact, "message": message})
    sign_in(client, as_role("district_officer", OrgUnit.objects.get(code="d4704")))
    listed = client.get(reverse("fact_reports:index")).content.decode()
    places = [listed.index(words) for words in ("หลอกให้โอน", "เลิกขายแล้ว", "ราคาไม่ตรง")]
    assert places == sorted(places)
    assert listed.count("ดูก่อน: อาจเป็นมิจฉาชีพ") == 1
    report = FactReport.objects.get(fact="scam")
    edit = reverse("fact_reports:edit", args=[report.pk])
    assert "ดูเรื่องนี้ก่อน" in client.get(edit).content.decode()
    client.post(edit, {"state": "dismissed", "note": "โทรถามแล้ว เป็นกลุ่มจริง"})
    listed = client.get(reverse("fact_reports:index")).content.decode()
    assert listed.index("หลอกให้โอน") > listed.index("ราคาไม่ตรง")
    assert "ดูก่อน:" not in listed
    by_title = client.get(reverse("fact_reports:index"), {"ordering": "title"})
    assert by_title.status_code == 200


def test_whoever_came_to_warn_is_not_asked_what_would_be_right(client, tree):
    """A warning is asked for as one, with what to do first; a mistake as a mistake."""
    url = f"/th/report/product/{make_product(tree['d4704']).code}/"
    warning, mistake = (
        client.get(f"{url}?fact={fact}").content.decode().replace("<wbr>", "")
        for fact in ("scam", "price")
    )
    assert "เกิดอะไรขึ้น" in warning and "โทรหาธนาคารของคุณก่อน" in warning
    assert "ที่ถูกต้องคืออะไร" in mistake and "ธนาคาร" not in mistake
    again = client.post(url, {"fact": "scam", "message": ""}).content.decode()
    assert "เกิดอะไรขึ้น" in again
