"""CVM: all fields of the handbook, what is in doubt, and where one can be assessed."""

import csv
from collections import Counter
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.urls import reverse

from catalogue.cvm.loading import load_fields, rows
from catalogue.industries import TargetIndustry
from catalogue.models import AssessmentCentre, CvmFieldPage
from portal.places import official_lists
from portal.places.models import OrgUnit
from search.models import Entry
from tests.factories.events import cvm_index, make_field
from tests.factories.users import as_role, sign_in

pytestmark = pytest.mark.usefixtures("saturday")


@pytest.fixture
def fields(tree):
    """All fields of the handbook, loaded as a portal is prepared."""
    cvm_index()
    assert load_fields() == {"fields": 101}


def shown(client, path, language="th"):
    response = client.get(f"/{language}/cvm/{path}")
    assert response.status_code == 200, path
    return BeautifulSoup(response.content, "html5lib")


def text_of(page):
    return page.get_text().replace("\u2060", "").replace("\u00a0", " ")


def titles(page):
    return [link.get_text(strip=True).replace("\u2060", "") for link in page.select(".rows h3 a")]


# --- the list ------------------------------------------------------------------------------------


@pytest.mark.row("S3-05")
def test_list_has_all_fields_and_institutions(client, fields):
    """101 fields of 79 institutions, and the page says both numbers."""
    page = shown(client, "")
    assert "101 สาขา ใน 79 สถานศึกษา" in text_of(page)
    assert CvmFieldPage.objects.institution_count() == 79
    codes = [row.code for row in rows()]
    assert len(codes) == len(set(codes)) == 101
    years = Counter(row.fiscal_year for row in rows())
    assert years == {"2564": 25, "2565": 17, "2566": 59}


@pytest.mark.row("S3-05")
def test_every_field_has_a_page(client, fields):
    """Each line of the handbook answers at the address of its year and number."""
    for row in rows():
        response = client.get(f"/th/cvm/{row.code}/")
        assert response.status_code == 200, row.code
        assert row.institution in response.content.decode().replace("\u2060", ""), row.code


@pytest.mark.row("S3-05")
def test_list_stands_by_year_and_number(client, fields):
    """Latest year first, and in it the numbers of the handbook, on every page of the list."""
    walked = []
    for number in range(1, 7):
        walked += [link["href"] for link in shown(client, f"?page={number}").select(".rows h3 a")]
    in_order = sorted(rows(), key=lambda row: (-int(row.fiscal_year), int(row.number)))
    assert walked == [f"/th/cvm/{row.code}/" for row in in_order]
    heads = [one.get_text() for one in shown(client, "?page=3").select(".rows__head")]
    assert heads == ["ปีงบประมาณ 2566", "ปีงบประมาณ 2565"] or heads == ["ปีงบประมาณ 2566"]


@pytest.mark.row("S3-05")
def test_list_narrows_to_a_province_and_a_year(client, tree):
    """The province and the fiscal year are filters; a district is not asked for."""
    make_field(17, province_id="21")
    make_field(1, fiscal_year=2564, title="สาขาวิชาเทคนิคเครื่องกล", province_id="21")
    make_field(2, title="สาขาวิชาอื่น", province_id="47")
    assert len(titles(shown(client, "?province=21"))) == 2
    assert titles(shown(client, "?province=21&year=2564")) == ["สาขาวิชาเทคนิคเครื่องกล"]
    assert shown(client, "").select("select[name=district]") == []


@pytest.mark.row("S3-01")
def test_list_narrows_to_each_target_industry(client, fields):
    """The ten industries of the handbook are a filter, in its order and words."""
    page = shown(client, "")
    options = [box["value"] for box in page.select("input[name=industry]")]
    assert options == TargetIndustry.values and len(options) == 10
    for code in options:
        wanted = {row.code for row in rows() if code in row.industries.split()}
        found = {link["href"] for link in shown(client, f"?industry={code}").select(".rows h3 a")}
        assert found == {f"/th/cvm/{one}/" for one in wanted}


def test_site_search_finds_a_field(client, fields):
    """Who looks for electric vehicles finds the field and its college."""
    page = BeautifulSoup(client.get("/th/search/?q=ยานยนต์ไฟฟ้า").content, "html5lib")
    assert "/th/cvm/2566-17/" in [link.get("href") for link in page.select("main a")]
    assert "วิทยาลัยเทคนิคชลบุรี" in text_of(page)


def test_list_is_the_one_of_the_documents(fields):
    """What lies with the code agrees with the institutions of the pages, row by row."""
    for row in rows():
        page = CvmFieldPage.objects.get(code=row.code)
        assert (page.title, page.institution) == (row.field, row.institution)
        assert page.title_en
        assert set(page.industries) <= set(TargetIndustry.values)


def test_provinces_of_the_list_exist():
    """Every province code of the list is one of the official 77; one row has none on purpose."""
    known = {province.code for province in official_lists.read().provinces}
    codes = {row.code: row.province for row in rows()}
    assert [code for code, province in codes.items() if not province] == ["2566-46"]
    assert {province for province in codes.values() if province} <= known


# --- what is in doubt ----------------------------------------------------------------------------


@pytest.mark.row("S3-05")
@pytest.mark.parametrize("code", ["2566-31", "2566-35", "2566-46"])
@pytest.mark.parametrize("language", ["th", "en"])
def test_doubtful_rows_are_marked_with_the_reason(client, fields, code, language):
    """The three rows that nobody could read surely say so, on the page and in the list."""
    mark = {"th": "รอตรวจสอบ", "en": "Waiting for confirmation"}[language]
    page = shown(client, f"{code}/", language)
    assert page.select_one(".split__facts .badge").get_text(strip=True) == mark
    row = next(one for one in rows() if one.code == code)
    reason = row.why if language == "th" else row.why_en
    assert reason[:30] in text_of(page)
    assert row.institution not in (page.select_one("script[type*=json]").string or "")
    marked = {
        item.h3.a["href"]
        for number in range(1, 7)
        for item in shown(client, f"?page={number}", language).select(".row")
        if item.select(".badge")
    }
    assert marked == {f"/{language}/cvm/{one}/" for one in ("2566-31", "2566-35", "2566-46")}


def test_misprint_that_was_put_right_shows_what_is_printed(client, fields):
    """Corrected names stand beside what the handbook prints."""
    assert "วิทยาลัยพัฒนวิชาการธนบุรี" in text_of(shown(client, "2564-19/"))
    assert "ยังไม่ได้ยืนยัน" in text_of(shown(client, "2564-14/"))


def test_confirmed_row_loses_its_mark(client, fields):
    """Once an officer has confirmed it, nothing is left of the doubt."""
    page = CvmFieldPage.objects.get(code="2566-35")
    page.reading = "printed"
    page.save()
    assert shown(client, "2566-35/").select(".split__facts .badge") == []
    assert Entry.objects.get(kind="cvm", code="2566-35").card["reading"] == "printed"


# --- loading -------------------------------------------------------------------------------------


def test_loading_again_changes_nothing(fields):
    """What is there stays, what somebody corrected stays corrected, what is missing comes back."""
    CvmFieldPage.objects.filter(code="2566-1").update(institution="แก้แล้ว")
    CvmFieldPage.objects.get(code="2566-2").delete()
    assert load_fields() == {"fields": 1}
    assert load_fields() == {"fields": 0}
    assert CvmFieldPage.objects.get(code="2566-1").institution == "แก้แล้ว"
    assert Entry.objects.filter(kind="cvm").count() == 101


def test_row_that_comes_back_stands_in_its_place(client, fields):
    """What is loaded later is no newer than the rest of the handbook."""
    CvmFieldPage.objects.get(code="2565-3").delete()
    load_fields()
    links = [link["href"] for link in shown(client, "?year=2565").select(".rows h3 a")]
    assert links[:4] == [f"/th/cvm/2565-{number}/" for number in (1, 2, 3, 4)]


def test_loading_without_its_index_page_loads_nothing(tree):
    """A site without the listing's page is left alone."""
    assert load_fields() == {"fields": 0}


def test_file_is_plain_utf8():
    """The list can be read by any program."""
    path = settings.BASE_DIR / "catalogue/reference/cvm.csv"
    with path.open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 101


# --- bad input -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", ["2569-999/", "2566-0/", "2566-017/", "17/", "x/", "2566-17-1/", "999999999999-1/"]
)
def test_unknown_field_is_not_found(client, fields, path):
    """An address of no row is 404, never an error."""
    assert client.get(f"/th/cvm/{path}").status_code == 404


@pytest.mark.parametrize(
    "query",
    ["?industry=zz", "?year=2599&year=x", "?province=00", "?page=999", "?page=-1", "?q=%00"],
)
def test_bad_parameters_never_break_the_list(client, fields, query):
    """Unknown values are dropped; deep pages show the last."""
    assert client.get(f"/th/cvm/{query}").status_code == 200


# --- where to be assessed ------------------------------------------------------------------------


def make_place(certifier="tpqi", **fields):
    facts = {
        "name_th": "ศูนย์สอบตัวอย่าง",
        "province_id": "21",
        "fields": "ช่างไฟฟ้า",
        "levels": "1–3",
        "status": "approved",
        "source": "ประกาศตัวอย่าง",
        "checked_on": date(2026, 11, 1),
        **fields,
    }
    return AssessmentCentre.objects.create(certifier=certifier, **facts)


def test_empty_list_says_so_and_invents_nothing(client, tree):
    """Without a confirmed place there is none, and the page says whom to ask."""
    page = text_of(shown(client, "test-centres/"))
    assert "ยังไม่มีรายชื่อที่ยืนยันแล้ว" in page
    assert "tpqi.go.th" in page and "dsd.go.th" in page


@pytest.mark.parametrize(
    ("certifier", "heading"),
    [
        pytest.param("tpqi", "สถาบันคุณวุฒิวิชาชีพ", marks=pytest.mark.row("S3-22")),
        pytest.param("dsd", "กรมพัฒนาฝีมือแรงงาน", marks=pytest.mark.row("S3-23")),
        pytest.param("international", "การสอบระดับสากล", marks=pytest.mark.row("S3-24")),
    ],
)
def test_approved_place_stands_below_its_standard(client, tree, certifier, heading):
    """Who assesses what at which levels stands below whose standard it is, with its source."""
    make_place(certifier, vendor="Cisco" if certifier == "international" else "")
    page = shown(client, "test-centres/")
    section = page.select_one(f"section[aria-labelledby=s-{certifier}]")
    assert heading in section.h2.get_text().replace("\u2060", "")
    for words in ("ศูนย์สอบตัวอย่าง", "ช่างไฟฟ้า", "1–3", "ประกาศตัวอย่าง"):
        assert words in text_of(section)


@pytest.mark.parametrize(
    "fields",
    [{"status": "applying"}, {"status": "expired"}, {"valid_until": date(2026, 11, 20)}],
)
def test_place_without_approval_is_not_public(client, tree, fields):
    """Applying, expired, or past its term: nobody is sent there."""
    make_place(**fields)
    assert "ศูนย์สอบตัวอย่าง" not in text_of(shown(client, "test-centres/"))


def test_place_is_public_on_its_last_day(client, tree):
    """The term includes its last day."""
    make_place(valid_until=date(2026, 11, 21))
    assert "ศูนย์สอบตัวอย่าง" in text_of(shown(client, "test-centres/"))


PLACE = {
    "certifier": "tpqi",
    "name_th": "ศูนย์สอบ",
    "province": "21",
    "fields": "ช่างไฟฟ้า",
    "status": "approved",
    "source": "ประกาศ",
    "checked_on": "1/11/2569",
}


def test_department_officer_adds_a_place(client, tree):
    """The list is kept by the department, in Buddhist dates."""
    sign_in(client, as_role("department_officer", OrgUnit.objects.get(code="dole")))
    address = reverse("assessment_centres:add")
    assert client.get(address).status_code == 200
    assert client.post(address, PLACE).status_code == 302
    place = AssessmentCentre.objects.get()
    assert place.checked_on == date(2026, 11, 1)
    assert "ศูนย์สอบ" in client.get(reverse("assessment_centres:index")).content.decode()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"checked_on": ""}, "checked_on"),
        ({"checked_on": "เมื่อวาน"}, "checked_on"),
        ({"source": ""}, "source"),
        ({"vendor": "Cisco"}, "vendor"),
        ({"certifier": "international"}, "vendor"),
        ({"status": "expired"}, "valid_until"),
        ({"phone": "12"}, "phone"),
    ],
)
def test_form_of_a_place_says_what_is_wrong(client, tree, changed, field):
    """A place without a source or day of checking is not kept."""
    sign_in(client, as_role("superuser"))
    response = client.post(reverse("assessment_centres:add"), {**PLACE, **changed})
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert not AssessmentCentre.objects.exists()
