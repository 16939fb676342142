"""Writing a funding source: drafts save with gaps, publishing names what could lead people astray."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from catalogue.models import CentreIndexPage, FundingSourcePage
from tests.factories.users import as_role, sign_in

pytestmark = pytest.mark.usefixtures("saturday")


COMPLETE = {
    "summary": "สำหรับคนที่เรียนจบแล้วอยากซื้อเครื่องมือ",
    "funder": "กองทุนตัวอย่าง",
    "kind": "loan",
    "eligible_who": ["single"],
    "eligibility": "อายุ 20 ปีขึ้นไป",
    "uses": ["tools"],
    "min_amount_baht": "1,000",
    "max_amount_baht": "50,000",
    "interest_method": "flat",
    "interest_rate": "6",
    "term_months": "24",
    "steps": "โทรนัด",
    "apply_at": "สาขาในอำเภอ",
    "reach": "district",
    "verified_on": "2 พ.ย. 2569",
    "verified_role": "district_officer",
}


def form_data(title="เงินกู้ตั้งต้นอาชีพ", **fields):
    empty = dict.fromkeys((*COMPLETE, "guarantee", "documents", "website", "phone"), "")
    return nested_form_data(
        {"title": title, **empty, "eligible_who": [], "uses": [], "body": streamfield([]), **fields}
    )


def add_url(parent):
    return reverse("wagtailadmin_pages:add", args=["catalogue", "fundingsourcepage", parent.pk])


def publish(client, parent, **fields):
    data = form_data(**{**COMPLETE, **fields}) | {"action-publish": "1"}
    return client.post(add_url(parent), data, follow=True)


def test_empty_draft_saves(client, tree, units):
    """A title is enough for a draft of an officer; nobody else sees it."""
    sign_in(client, as_role("district_officer", units["d4704"]))
    response = client.post(add_url(tree["d4704"]), form_data())
    assert response.status_code == 302, response.context["form"].errors
    source = FundingSourcePage.objects.get()
    assert not source.live and source.code.startswith("snk-")


@pytest.mark.row("S0-39")
def test_complete_source_is_published(client, tree):
    """Everything typed as people type it is kept as numbers and days, and is listed at once."""
    sign_in(client, as_role("superuser"))
    typed = {
        "min_amount_baht": "๑,๐๐๐ บาท", "max_amount_baht": "๕๐,๐๐๐", "interest_rate": "ร้อยละ ๖.๕",
        "term_months": "๒๔ เดือน", "verified_on": "๒ พ.ย. ๒๕๖๙", "fiscal_year": "๒๕๖๗",
    }  # fmt: skip
    response = publish(client, tree["d4704"], **typed)
    source = FundingSourcePage.objects.get()
    assert source.live, response.context["form"].errors
    assert (source.min_amount_baht, source.max_amount_baht) == (1_000, 50_000)
    assert (source.interest_rate, source.term_months) == (Decimal("6.50"), 24)
    assert (source.verified_on, source.fiscal_year) == (date(2026, 11, 2), 2567)
    assert source.title in client.get("/th/funding/?province=47&district=4704").content.decode()
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[source.pk])).content.decode()
    for shown in ('value="50,000"', 'value="6.5"', 'value="2 พ.ย. 2569"', 'value="2567"'):
        assert shown in edit, shown


WRONG = [
    ({"funder": ""}, "funder", "ใครให้ทุน"),
    ({"kind": ""}, "kind", "แบบไหน"),
    ({"summary": ""}, "summary", "หนึ่งประโยค"),
    ({"summary": "ก" * 141}, "summary", "140"),
    ({"eligibility": ""}, "eligibility", "ใครขอได้"),
    ({"steps": ""}, "steps", "วิธีขอ"),
    ({"apply_at": ""}, "apply_at", "ขอที่ไหน"),
    ({"reach": ""}, "reach", "ใช้ได้ที่ไหน"),
    ({"min_amount_baht": "60,000"}, "min_amount_baht", "น้อยที่สุด 60,000 บาท มากกว่ามากที่สุด 50,000"),
    ({"max_amount_baht": "0"}, "max_amount_baht", "ตั้งแต่ 1"),
    ({"max_amount_baht": "-500"}, "max_amount_baht", "ตั้งแต่ 1"),
    ({"max_amount_baht": "99999999999"}, "max_amount_baht", "ถึง 2,000,000,000"),
    ({"max_amount_baht": "ห้าหมื่น"}, "max_amount_baht", "เช่น 50,000"),
    ({"max_amount_baht": "50,00"}, "max_amount_baht", "เช่น 50,000"),
    ({"interest_rate": "300"}, "interest_rate", "ร้อยละ 300 ต่อปีไม่น่าใช่"),
    ({"interest_rate": "300%"}, "interest_rate", "เช่น 6"),
    ({"interest_rate": "-1"}, "interest_rate", "0 ถึง 36"),
    ({"interest_rate": "หก"}, "interest_rate", "เช่น 6"),
    ({"interest_rate": ""}, "interest_rate", "ร้อยละต่อปี"),
    ({"interest_method": ""}, "interest_method", "วิธีคิดดอกเบี้ย"),
    ({"interest_method": "none"}, "interest_rate", "ไม่คิดดอกเบี้ย"),
    ({"kind": "grant"}, "interest_rate", "เงินให้เปล่า"),
    ({"term_months": "0"}, "term_months", "ตั้งแต่ 1 ถึง 480"),
    ({"verified_on": ""}, "verified_on", "วันที่ตรวจ"),
    ({"verified_on": "22 พ.ย. 2569"}, "verified_on", "ยังมาไม่ถึง"),
    ({"verified_on": "1/1/2570"}, "verified_on", "ยังมาไม่ถึง"),
    ({"verified_on": "เมื่อวาน"}, "verified_on", "12/12/2569"),
    ({"verified_role": ""}, "verified_role", "ตำแหน่ง"),
    ({"fiscal_year": "2024"}, "fiscal_year", "ตั้งแต่ 2,540"),
    ({"website": "ไม่ใช่เว็บ"}, "website", ""),
    ({"eligibility": "โทรหา 081 234 5678"}, "eligibility", ""),
    ({"steps": "บัตร 1234567890121"}, "steps", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "field", "words"), WRONG, ids=[str(row[0])[:45] for row in WRONG]
)
def test_publishing_names_what_is_wrong(client, tree, wrong, field, words):
    """Beside its field, in words that say what to write; what was typed stays; nothing is public."""
    sign_in(client, as_role("superuser"))
    response = publish(client, tree["d4704"], **wrong)
    assert response.status_code == 200
    form = response.context["form"]
    assert words in " ".join(form.errors.get(field, ["missing"])), form.errors
    assert form[field].value() == {**COMPLETE, **wrong}[field]
    assert not FundingSourcePage.objects.filter(live=True).exists()


REACHES = [
    ("centres", "district", False),
    ("centres", "province", False),
    ("centres", "nation", True),
    ("province", "district", False),
    ("province", "province", True),
    ("d4704", "district", True),
    ("d4704", "nation", True),
]


@pytest.mark.parametrize(("parent", "reach", "is_published"), REACHES)
def test_reach_fits_the_unit_that_keeps_it(client, tree, parent, reach, is_published):
    """The department has no district and a province has none either: the form says so."""
    sign_in(client, as_role("superuser"))
    below = {
        "centres": CentreIndexPage.objects.get(),
        "province": tree["d4704"].get_parent(),
        "d4704": tree["d4704"],
    }[parent]
    response = publish(client, below, reach=reach)
    assert FundingSourcePage.objects.filter(live=True).exists() is is_published
    if is_published:
        source = FundingSourcePage.objects.get()
        assert source.code[:4] == ("tha-" if parent == "centres" else "snk-")
        assert bool(source.entry.province_code) is (reach != "nation")
    else:
        assert "หน่วยงานนี้" in " ".join(response.context["form"].errors["reach"])


def test_own_source_is_not_published_by_its_author(client, tree, units):
    """As with courses: a director who wrote it hands it in, somebody else publishes."""
    sign_in(client, as_role("district_director", units["d4704"]))
    publish(client, tree["d4704"])
    assert not FundingSourcePage.objects.get().live


def test_source_below_another_unit_is_refused(client, tree, units):
    """Staff keep sources below their own unit only."""
    sign_in(client, as_role("district_officer", units["d4704"]))
    assert client.get(add_url(tree["d4702"])).status_code in {302, 403}
    client.post(add_url(tree["d4702"]), form_data())
    assert not FundingSourcePage.objects.exists()


def test_list_of_sources_opens(client, tree, units):
    """The admin's list names own sources with kind and day of the check."""
    sign_in(client, as_role("superuser"))
    publish(client, tree["d4704"])
    page = client.get(reverse("funding_sources:index")).content.decode()
    assert "เงินกู้ตั้งต้นอาชีพ" in page and "เงินกู้" in page
