"""The whole country as it is loaded: counts, codes and names that the papers state."""

import re

import pytest

from portal.places import areas
from portal.places.letters import PROVINCE_LETTERS
from portal.places.models import AbolishedArea, District, OrgUnit, Province, Subdistrict, UnitName
from portal.places.querysets import within_units

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _whole_country(country):
    """Every test of this module reads the country and changes nothing."""


def test_country_has_all_areas():
    """77 provinces, 928 districts and 7,436 sub-districts (S0-14)."""
    assert Province.objects.current().count() == 77
    assert District.objects.current().count() == 928
    assert Subdistrict.objects.current().count() == 7_436


def test_country_has_a_unit_for_every_area():
    """The department, 77 offices, 928 district and 7,436 sub-district centres (S0-03)."""
    assert OrgUnit.objects.of_kind("department").count() == 1
    assert OrgUnit.objects.of_kind("province").count() == 77
    assert OrgUnit.objects.of_kind("district").count() == 928
    assert OrgUnit.objects.of_kind("subdistrict").count() == 7_436
    assert OrgUnit.objects.count() == 8_442


def test_country_codes_begin_with_their_parents():
    """A district's code starts with its province's, a sub-district's with its district's."""
    assert all(row.code.startswith(row.province_id) for row in District.objects.all())
    assert all(row.code.startswith(row.district_id) for row in Subdistrict.objects.all())


def test_country_paths_follow_the_chain_of_command():
    """A unit's path is its parent's path and its own code."""
    for unit in OrgUnit.objects.exclude(parent=None).select_related("parent"):
        assert unit.path == f"{unit.parent.path}{unit.code}/"


def test_country_ang_thong_has_seven_districts():
    """Ang Thong has 7 districts, the seven institutions of the report (S1-37)."""
    assert list(District.objects.filter(province="15").values_list("code", flat=True)) == [
        f"150{number}" for number in range(1, 8)
    ]


def test_country_five_districts_share_a_name():
    """Five districts are called เฉลิมพระเกียรติ; only codes tell them apart."""
    assert set(District.objects.filter(name_th="เฉลิมพระเกียรติ").values_list("code", flat=True)) == {
        "1913",
        "3032",
        "3123",
        "5515",
        "8023",
    }
    assert OrgUnit.objects.filter(name_th="สกร.ระดับอำเภอเฉลิมพระเกียรติ").count() == 5


def test_country_bangkok_has_khet_and_khwaeng():
    """Bangkok's centres are named after khet and khwaeng, and no word stands before its name."""
    bangkok = OrgUnit.objects.get(code="p10")
    assert bangkok.name_th == "สำนักงานส่งเสริมการเรียนรู้ประจำกรุงเทพมหานคร"
    units = OrgUnit.objects.below(bangkok).active()
    assert units.of_kind("district").count() == 50
    assert all(unit.name_th.startswith("สกร.ระดับเขต") for unit in units.of_kind("district"))
    assert all(unit.name_th.startswith("สกร.ระดับแขวง") for unit in units.of_kind("subdistrict"))


def test_country_elsewhere_has_amphoe_and_tambon():
    """No centre outside Bangkok carries เขต or แขวง, no name carries its prefix twice."""
    outside = OrgUnit.objects.exclude(province="10")
    assert not outside.filter(name_th__startswith="สกร.ระดับเขต").exists()
    assert not outside.filter(name_th__startswith="สกร.ระดับแขวง").exists()
    doubled = re.compile("(เขตเขต|แขวงแขวง|อำเภออำเภอ|จังหวัดจังหวัด)")
    assert not list(filter(doubled.search, OrgUnit.objects.values_list("name_th", flat=True)))


def test_country_has_english_names_and_plain_slugs():
    """Every area has an English name, and a slug of small letters, digits and hyphens."""
    for model in (Province, District, Subdistrict):
        for code, name, slug in model.objects.values_list("code", "name_en", "slug"):
            assert name, code
            assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", slug), (code, slug)


def test_country_letters_are_written_down_once():
    """Every province has its own three letters."""
    stored = dict(Province.objects.values_list("code", "letters"))
    assert stored == PROVINCE_LETTERS


def test_country_districts_have_points():
    """All 928 districts have a point that lies in Thailand."""
    for code, latitude, longitude in District.objects.values_list("code", "latitude", "longitude"):
        assert 5 < latitude < 21, code
        assert 97 < longitude < 106, code


def test_country_abolished_codes_lead_to_codes_in_use():
    """1,583 codes are abolished; what came after them is in use today."""
    assert AbolishedArea.objects.count() == 1_583
    in_use = set(District.objects.values_list("code", flat=True)) | set(
        Subdistrict.objects.values_list("code", flat=True)
    )
    for code, successors in AbolishedArea.objects.values_list("code", "successors"):
        assert code not in in_use
        assert set(successors) <= in_use, code


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2510", "2706"),  # อรัญประเทศ came to Sa Kaeo
        ("4303", "3801"),  # บึงกาฬ became a province, its district เมืองบึงกาฬ
        ("4113", "3904"),  # ศรีบุญเรือง came to Nong Bua Lam Phu
        ("2051", "2009"),  # a register's branch in สัตหีบ
        ("100205", "1029"),  # บางซื่อ, once a khwaeng of ดุสิต
        ("4704", "4704"),  # in use
        ("470401", "4704"),
    ],
)
def test_country_old_codes_lead_to_a_district(old, new):
    """An address with an abolished code leads to the district of today."""
    assert areas.current_district(old).code == new


@pytest.mark.parametrize("code", ["", "9", "0000", "999999", "1099", "ก"])
def test_country_unknown_codes_lead_nowhere(code):
    """A code never heard of, or without a successor, leads nowhere and never fails."""
    assert areas.current_district(code) is None


def test_country_former_names_are_there():
    """One former name for every unit, two for the department."""
    assert UnitName.objects.count() == 8_443


def test_country_subtree_is_read_by_index(django_assert_num_queries):
    """A province's subtree holds its office and all centres below, and nothing of its neighbour."""
    sakon_nakhon = OrgUnit.objects.get(code="p47")
    with django_assert_num_queries(1):
        codes = set(OrgUnit.objects.below(sakon_nakhon).values_list("code", flat=True))
    districts = District.objects.filter(province="47")
    subdistricts = Subdistrict.objects.filter(district__province="47")
    assert codes == {
        "p47",
        *(f"d{row.code}" for row in districts),
        *(f"s{row.code}" for row in subdistricts),
    }


def test_country_several_subtrees_join():
    """Several subtrees are read as one set; no subtree is the empty set."""
    two = OrgUnit.objects.filter(code__in=["d4704", "d2102"])
    assert OrgUnit.objects.below_any(two).count() == 10 + 1 + 3 + 1
    assert not OrgUnit.objects.filter(within_units([])).exists()
