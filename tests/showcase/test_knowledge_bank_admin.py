"""Checklists of knowledge banks in the admin: who may, what is asked, what is kept."""

from datetime import date

import pytest
from django.urls import reverse

from catalogue.models import ProvincePage
from portal.places.models import OrgUnit
from showcase.models import KnowledgeBankStatus
from tests.factories.catalogue import make_provider
from tests.factories.events import make_field
from tests.factories.knowledge import make_bank
from tests.factories.users import as_role, sign_in

pytestmark = pytest.mark.django_db
INDEX, ADD = "knowledge_banks:index", "knowledge_banks:add"


@pytest.fixture
def college(tree):
    """The unit of a college in Sakon Nakhon."""
    return make_provider(ProvincePage.objects.get(province="47"), title="วิทยาลัยสาธิต").unit


@pytest.fixture
def officer(client, college):
    """The officer of the province that the college lies in."""
    sign_in(client, as_role("provincial_officer", OrgUnit.objects.get(code="p47")))
    return client


def typed(unit, **values):
    """A form of which one part is filled in."""
    return {
        "unit": unit.pk,
        "institution": "",
        "learning_system_state": "working",
        "learning_system_items": ["e_book", "simulator"],
        "learning_system_link": "https://learn.example.go.th/",
        "learning_system_checked_on": "12 พ.ย. 2568",
        **values,
    }


@pytest.mark.row("S3-17")
def test_officer_keeps_the_checklist_of_a_college(officer, college):
    """State, ticks, address and day of each part are kept, and stand in the form again."""
    page = officer.get(reverse(ADD)).content.decode()
    assert "โครงสร้างพื้นฐาน" in page and "ระบบการจัดการ" in page
    assert officer.post(reverse(ADD), typed(college, is_public="on")).status_code == 302
    bank = KnowledgeBankStatus.objects.get()
    assert (bank.unit, bank.province_id, bank.is_public) == (college, "47", True)
    part = bank.parts.get()
    assert (part.part, part.state, part.items) == (
        "learning_system",
        "working",
        ["e_book", "simulator"],
    )
    assert (part.link, part.checked_on) == ("https://learn.example.go.th/", date(2025, 11, 12))
    edit = officer.get(reverse("knowledge_banks:edit", args=[bank.pk]))
    form = edit.context["form"]
    assert form["learning_system_items"].value() == ["e_book", "simulator"]
    assert "ใช้งานแล้ว" in officer.get(reverse(INDEX)).content.decode()


def test_part_that_is_emptied_is_forgotten(officer, college):
    """What nobody can vouch for is taken away; the other parts stay."""
    bank = make_bank(college, {"learning_system": "working", "collaboration": "planned"})
    emptied = {f"learning_system_{value}": "" for value in ("state", "link", "checked_on")}
    answer = officer.post(
        reverse("knowledge_banks:edit", args=[bank.pk]),
        typed(
            college,
            **emptied,
            learning_system_items=[],
            collaboration_state="working",
            collaboration_items=["employers"],
            collaboration_checked_on="1/11/2568",
        ),
    )
    assert answer.status_code == 302
    assert [(one.part, one.state) for one in bank.parts.all()] == [("collaboration", "working")]


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"learning_system_state": ""}, ["learning_system_state", "learning_system_link"]),
        ({"learning_system_items": []}, ["learning_system_items"]),
        ({"learning_system_checked_on": ""}, ["learning_system_checked_on"]),
        ({"learning_system_checked_on": "เมื่อวาน"}, ["learning_system_checked_on"]),
        ({"learning_system_link": "http://learn.example.go.th/"}, ["learning_system_link"]),
        ({"learning_system_link": "javascript:alert(1)"}, ["learning_system_link"]),
        ({"institution": "วิทยาลัยเทคนิคชลบุรี"}, ["institution"]),
        ({"institution": "ที่ไม่มีในบัญชี"}, ["institution"]),
    ],
)
def test_form_says_what_is_wrong(officer, college, changed, fields):
    """Each gap is named at its field, what was typed stays, and nothing is kept."""
    make_field()
    answer = officer.post(reverse(ADD), typed(college, **changed))
    assert answer.status_code == 200
    assert sorted(answer.context["form"].errors) == sorted(fields)
    assert 'value="' in answer.content.decode()
    assert not KnowledgeBankStatus.objects.exists()


def test_empty_checklist_is_refused(officer, college):
    """A row that says nothing of any part is no row."""
    answer = officer.post(reverse(ADD), {"unit": college.pk, "institution": ""})
    assert answer.status_code == 200 and answer.context["form"].non_field_errors()


def test_institution_has_one_row(officer, college, tree):
    """A second row is refused, also where an office names a college that keeps its own."""
    make_bank(college, {"collaboration": "planned"})
    answer = officer.post(reverse(ADD), typed(college))
    assert "institution" in answer.context["form"].errors
    make_field(institution=college.name_th, province_id="47")
    office = OrgUnit.objects.get(code="p47")
    answer = officer.post(reverse(ADD), typed(office, institution=college.name_th))
    assert "institution" in answer.context["form"].errors
    assert KnowledgeBankStatus.objects.count() == 1


def test_office_keeps_rows_of_the_cvm_list(officer, college):
    """A college of the handbook without a page here is kept by the office of its province."""
    make_field(institution="วิทยาลัยของจังหวัด", province_id="47")
    office = OrgUnit.objects.get(code="p47")
    answer = officer.post(reverse(ADD), typed(office, institution="วิทยาลัยของจังหวัด"))
    assert answer.status_code == 302
    bank = KnowledgeBankStatus.objects.get()
    assert (str(bank), bank.province_id) == ("วิทยาลัยของจังหวัด", "47")


@pytest.mark.parametrize("role", ["teacher", "editor"])
def test_who_reports_nothing_keeps_no_checklist(client, college, role):
    """Teachers and editors have no rights on what a unit reports (docs/adr/0005)."""
    sign_in(client, as_role(role, college))
    assert client.get(reverse(ADD)).status_code in {302, 403}
    client.post(reverse(ADD), typed(college))
    assert not KnowledgeBankStatus.objects.exists()


def test_row_of_another_unit_is_out_of_reach(client, college, tree, units):
    """An officer of a district neither sees nor changes the row of a college."""
    bank = make_bank(college, {"collaboration": "planned"})
    sign_in(client, as_role("district_officer", units["d4704"]))
    assert college.name_th not in client.get(reverse(INDEX)).content.decode()
    for name in ("edit", "delete"):
        address = reverse(f"knowledge_banks:{name}", args=[bank.pk])
        assert client.get(address).status_code in {302, 403}
        client.post(address, typed(college))
    assert [one.state for one in bank.parts.all()] == ["planned"]
