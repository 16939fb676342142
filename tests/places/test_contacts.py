"""Whose number is shown."""

import pytest

from portal.places.contacts import Whose, contact_of, contacts_of
from portal.places.models import ContactReport, OrgUnit
from portal.places.services import report_number, set_contacts, settle_reports
from portal.places.signals import contacts_changed
from tests.factories.places import ContactReportFactory, OrgUnitFactory

SITE = "020000000"


@pytest.mark.parametrize(
    ("numbers", "asked", "shown", "whose"),
    [
        ({"d4704": "042000001"}, "d4704", "042000001", Whose.OWN),
        ({"p47": "042000002"}, "d4704", "042000002", Whose.PROVINCE),
        ({"d4704": "042000001", "p47": "042000002"}, "s470401", "042000001", Whose.DISTRICT),
        ({"p47": "042000002"}, "s470401", "042000002", Whose.PROVINCE),
        ({"p21": "038000003", "dole": "020000009"}, "d4704", SITE, Whose.SITE),
        ({}, "p47", SITE, Whose.SITE),
        ({}, "dole", SITE, Whose.SITE),
    ],
)
def test_contact_falls_back_upwards(units, numbers, asked, shown, whose):
    """A unit's own number, else its district's or province's, else the site's."""
    for code, number in numbers.items():
        OrgUnit.objects.filter(code=code).update(phone=number)
    contact = contact_of(OrgUnit.objects.get(code=asked), SITE)
    assert (contact.phone, contact.whose) == (shown, whose)
    assert contact.is_own is (whose is Whose.OWN)


def test_contact_names_who_answers(units):
    """A borrowed number comes with the name of who answers, and only the unit's own LINE."""
    OrgUnit.objects.filter(code="p47").update(
        phone="042000002", phone_extension="11", line_id="@province"
    )
    OrgUnit.objects.filter(code="d4704").update(line_id="@district")
    contact = contact_of(OrgUnit.objects.get(code="d4704"), SITE)
    assert contact.answered_by_th == "สำนักงานส่งเสริมการเรียนรู้ประจำจังหวัดสกลนคร"
    assert (contact.extension, contact.line_id) == ("11", "@district")


def test_contact_of_a_special_unit_is_borrowed_too(units):
    """Hand-made units borrow along their own chain."""
    OrgUnit.objects.filter(code="p47").update(phone="042000002")
    college = OrgUnitFactory(parent=units["d4704"])
    assert contact_of(college, SITE).whose is Whose.PROVINCE


def test_contact_of_a_closed_office_is_not_lent(units):
    """The number of a closed unit stands in for nobody."""
    OrgUnit.objects.filter(code="p47").update(phone="042000002", is_active=False)
    assert contact_of(units["d4704"], SITE).whose is Whose.SITE


@pytest.mark.parametrize(("own", "queries"), [("042000001", 0), ("", 1)])
def test_contacts_cost_one_query(units, own, queries, django_assert_num_queries):
    """One query for any number of units, none when all have numbers of their own."""
    OrgUnit.objects.below(units["p15"]).update(phone=own)
    asked = list(OrgUnit.objects.below(units["p15"]))
    with django_assert_num_queries(queries):
        assert len(contacts_of(asked, SITE)) == len(asked)


def test_report_number_counts_up(units):
    """The same report again only counts; no new row, no word about who reported."""
    report_number(units["d4704"], "042000001")
    report_number(units["d4704"], "042000001")
    report_number(units["d4704"], "042000002")
    assert dict(ContactReport.objects.values_list("number", "times")) == {
        "042000001": 2,
        "042000002": 1,
    }


def test_report_number_after_settling_is_new(units):
    """A number that is reported again after somebody looked waits anew."""
    settle_reports([report_number(units["d4704"], "042000001")])
    report_number(units["d4704"], "042000001")
    assert ContactReport.objects.count() == 2
    assert ContactReport.objects.open().count() == 1


def test_set_contacts_writes_what_differs_and_tells(units):
    """Only units that change are written; a new number settles the reports about the old one."""
    heard = []

    def listen(sender, unit_ids, **said):
        heard.append(unit_ids)

    contacts_changed.connect(listen)
    try:
        ContactReportFactory(unit=units["d4704"])
        changed = set_contacts(
            {
                units["d4704"]: {"phone": "042000001", "name_th": "ไม่ใช่ข้อมูลติดต่อ"},
                units["d2102"]: {"phone": "", "fax": ""},
            }
        )
    finally:
        contacts_changed.disconnect(listen)
    assert changed == 1
    assert heard == [[units["d4704"].pk]]
    stored = OrgUnit.objects.get(code="d4704")
    assert (stored.phone, stored.name_th) == ("042000001", "สกร.ระดับอำเภอพรรณานิคม")
    assert not ContactReport.objects.open().exists()
