"""Units, wrong numbers and the chooser in the admin: each officer's own only."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from portal.places.models import ContactReport, OrgUnit
from tests.factories.places import ContactReportFactory, OrgUnitFactory
from tests.factories.users import as_role, sign_in
from tests.places.test_contact_sheet import sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client, units):
    """Sign in an officer of the district พรรณานิคม."""
    return sign_in(client, as_role("district_officer", units["d4704"]))


@pytest.fixture
def chief(client, units):
    """Sign in a superuser."""
    return sign_in(client, as_role("superuser"))


def url(name, *args):
    return reverse(f"org_units:{name}", args=args)


def form_data(**changed):
    contacts = {
        "phone": "",
        "phone_extension": "",
        "fax": "",
        "line_id": "",
        "email": "",
        "address": "",
    }
    return {**contacts, **changed}


def test_list_shows_own_units(officer, units):
    """A district officer sees the district's centre and those below it."""
    listed = list(officer.get(url("index")).context["object_list"])
    assert set(listed) == set(OrgUnit.objects.below(units["d4704"]))


def test_list_is_searched_by_old_names(chief):
    """The name with กศน. finds the unit."""
    listed = chief.get(url("index"), {"q": "กศน.ตำบลพิมพา"}).context["object_list"]
    assert [unit.code for unit in listed] == ["s240409"]


def test_list_cost_does_not_grow(chief, django_assert_max_num_queries, units):
    """Fifty rows cost no query each."""
    chief.get(url("index"))
    with django_assert_max_num_queries(25):
        chief.get(url("index"))


def test_officer_changes_contacts_only(officer, units):
    """An officer writes the number, and the name stays whatever is sent."""
    response = officer.post(
        url("edit", units["d4704"].pk), form_data(phone="042 000 001", name_th="ชื่ออื่น")
    )
    assert response.status_code == 302
    unit = OrgUnit.objects.get(code="d4704")
    assert (unit.phone, unit.name_th) == ("042000001", "สกร.ระดับอำเภอพรรณานิคม")


def test_officer_sees_a_wrong_number_refused(officer, units):
    """A number that cannot be rung is refused beside its field."""
    response = officer.post(url("edit", units["d4704"].pk), form_data(phone="0420"))
    assert response.status_code == 200
    assert "phone" in response.context["form"].errors


@pytest.mark.parametrize("name", ["edit", "delete", "history", "usage"])
def test_officer_cannot_open_other_units(officer, units, name):
    """Another district's unit is out of reach at every address."""
    assert officer.get(url(name, units["d2102"].pk)).status_code in {302, 403}
    officer.post(url(name, units["d2102"].pk), form_data(phone="042000001"))
    assert OrgUnit.objects.get(code="d2102").phone == ""


def test_officer_cannot_make_units(officer):
    """Units are made by superusers only."""
    officer.post(url("add"), form_data(name_th="ก", kind="other"))
    assert not OrgUnit.objects.filter(name_th="ก").exists()


def test_superuser_renames_with_history(chief, units):
    """A new name keeps the old one findable."""
    response = chief.post(
        url("edit", units["d4704"].pk),
        form_data(name_th="ชื่อใหม่", name_en="New name", is_active="on"),
    )
    assert response.status_code == 302
    unit = OrgUnit.objects.get(code="d4704")
    assert unit.name_th == "ชื่อใหม่"
    assert unit.former_names.filter(name_th="สกร.ระดับอำเภอพรรณานิคม").exists()


def test_superuser_makes_a_special_unit(chief, units):
    """A special unit gets its code and path."""
    assert chief.get(url("add")).status_code == 200
    response = chief.post(
        url("add"),
        form_data(
            kind="border_centre",
            parent=units["p57"].pk,
            name_th="ศูนย์ชายแดนทดสอบ",
            name_en="",
            phone="053000001",
        ),
    )
    assert response.status_code == 302
    unit = OrgUnit.objects.get(name_th="ศูนย์ชายแดนทดสอบ")
    assert unit.path == f"dole/p57/{unit.code}/"
    assert unit.phone == "053000001"


def test_generated_units_cannot_be_deleted(chief, units):
    """Nobody deletes a centre; a unit made by hand may go."""
    by_hand = OrgUnitFactory(parent=units["p47"])
    chief.post(url("delete", units["s470401"].pk))
    chief.post(url("delete", by_hand.pk))
    assert OrgUnit.objects.filter(code="s470401").exists()
    assert not OrgUnit.objects.filter(pk=by_hand.pk).exists()


def test_sheet_holds_own_units(officer, units):
    """The form to download has the officer's units."""
    content = officer.get(url("contact_sheet")).content
    rows = load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(min_row=2, values_only=True)
    assert {row[0] for row in rows} == {unit.code for unit in OrgUnit.objects.below(units["d4704"])}


def upload(client, *rows, button="import"):
    file = sheet(*rows)
    file.seek(0)
    file.name = "contacts.xlsx"
    return client.post(url("contact_import"), {"file": file, button: "1"})


def test_import_writes_own_units(officer, units):
    """The filled-in form is read back."""
    assert officer.get(url("contact_import")).status_code == 200
    assert upload(officer, {"code": "d4704", "phone": "042000001"}).status_code == 302
    assert OrgUnit.objects.get(code="d4704").phone == "042000001"


def test_import_checks_only(officer, units):
    """Checking says what would change and writes nothing."""
    response = upload(officer, {"code": "d4704", "phone": "042000001"}, button="check")
    assert len(response.context["reading"].changes) == 1
    assert OrgUnit.objects.get(code="d4704").phone == ""


def test_import_shows_mistakes(officer, units):
    """Mistakes are listed with their rows, another's unit is one of them, nothing is written."""
    response = upload(
        officer, {"code": "d4704", "phone": "042000001"}, {"code": "d2102", "phone": "038000001"}
    )
    assert "แถวที่ 3" in response.content.decode()
    assert not OrgUnit.objects.exclude(phone="").exists()


def test_import_refuses_other_files(officer):
    """Another kind of file is refused beside the field."""
    file = io.BytesIO(b"no")
    file.name = "contacts.xlsx"
    response = officer.post(url("contact_import"), {"file": file, "import": "1"})
    assert response.status_code == 200
    assert "file" in response.context["form"].errors


@pytest.mark.parametrize("name", ["contact_sheet", "contact_import"])
def test_sheet_is_closed_to_who_changes_no_unit(client, units, name):
    """A teacher, who only reads contacts, and a stranger get nothing."""
    sign_in(client, as_role("teacher", units["d4704"]))
    assert client.get(url(name)).status_code in {302, 403}
    client.logout()
    assert client.get(url(name)).status_code == 302


@pytest.fixture
def reports(units):
    return {
        code: ContactReportFactory(unit=units[code], number="042000001")
        for code in ("d4704", "s470401", "d2102")
    }


@pytest.mark.parametrize(
    ("role", "unit", "seen"),
    [
        ("district_officer", "d4704", {"d4704", "s470401"}),
        ("provincial_officer", "p47", {"d4704", "s470401"}),
        ("district_officer", "d2102", {"d2102"}),
    ],
)
def test_reports_reach_unit_and_province(client, units, reports, role, unit, seen):
    """A report waits for the unit's and its province's officers, for nobody else."""
    sign_in(client, as_role(role, units[unit]))
    listed = client.get(reverse("contact_reports:index")).context["object_list"]
    assert {report.unit.code for report in listed} == seen


def test_report_is_settled(officer, reports):
    """Ticking the box settles the report; nothing else can be changed."""
    address = reverse("contact_reports:edit", args=[reports["d4704"].pk])
    assert officer.get(address).status_code == 200
    officer.post(address, {"is_settled": "on", "number": "1"})
    report = ContactReport.objects.get(pk=reports["d4704"].pk)
    assert report.settled_at is not None
    assert report.number == "042000001"


def test_reports_are_not_made_in_the_admin(chief):
    """Visitors report on the site; the admin has no form for it."""
    assert chief.get(reverse("contact_reports:add")).status_code in {302, 403, 404}


def test_chooser_searches(chief):
    """The chooser finds by words, kind and province, twenty at a time."""
    address = reverse("org_unit_chooser:choose_results")
    everything = chief.get(address)
    assert everything.status_code == 200
    found = chief.get(address, {"q": "กศน. พรรณานิคม", "kind": "district", "province": "47"})
    assert [unit.code for unit in found.context["results"]] == ["d4704"]
    assert chief.get(reverse("org_unit_chooser:choose")).status_code == 200


def test_chooser_obeys_the_hook(chief, units):
    """Upper rooms limit who may choose what."""
    from wagtail import hooks

    from portal.places.choosers import CHOOSER_HOOK

    def only_sakon_nakhon(found, request):
        return found.below(units["p47"])

    with hooks.register_temporarily(CHOOSER_HOOK, only_sakon_nakhon):
        found = chief.get(reverse("org_unit_chooser:choose_results"), {"q": "อ่างทอง"})
    assert list(found.context["results"]) == []
