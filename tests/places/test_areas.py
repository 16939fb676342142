"""Looking areas up, and lists for forms."""

import pytest
from django.utils import translation

from portal.places import area_cache, areas, matching
from portal.places.enums import Region
from portal.places.models import AbolishedArea, District, Subdistrict
from portal.places.services import load_units


def test_area_table_is_read_once(areas, django_assert_num_queries):
    """Provinces and districts cost two queries a process, then none."""
    area_cache.forget()
    with django_assert_num_queries(2):
        area_cache.table()
    with django_assert_num_queries(0):
        area_cache.table()


def test_area_table_forgets(areas):
    """After forgetting, changes are seen."""
    area_cache.table()
    District.objects.filter(code="4704").update(name_th="ชื่อใหม่")
    assert area_cache.table().districts["4704"].name_th == "พรรณานิคม"
    area_cache.forget()
    assert area_cache.table().districts["4704"].name_th == "ชื่อใหม่"


def test_area_table_grows_old(areas, monkeypatch):
    """Another process sees changes after a few minutes."""
    clock = [1000.0]
    monkeypatch.setattr(area_cache.time, "perf_counter", lambda: clock[0])
    area_cache.forget()
    area_cache.table()
    District.objects.filter(code="4704").update(name_th="ชื่อใหม่")
    clock[0] += area_cache.LIFE + 1
    assert area_cache.table().districts["4704"].name_th == "ชื่อใหม่"


lookups = areas


@pytest.mark.usefixtures("areas")
class TestLookUps:
    """Words over the handful of areas."""

    def test_province_choices_follow_the_language(self):
        """Thai in the order of a Thai dictionary, English by the alphabet; codes are the values."""
        with translation.override("th"):
            thai = [name for _code, name in lookups.province_choices()]
        assert thai == [
            "กรุงเทพมหานคร",
            "ฉะเชิงเทรา",
            "เชียงราย",
            "นครราชสีมา",
            "ระยอง",
            "สกลนคร",
            "สระบุรี",
            "อ่างทอง",
        ]
        with translation.override("en"):
            assert lookups.province_choices()[:2] == [("15", "Ang Thong"), ("10", "Bangkok")]

    def test_district_choices_are_those_of_the_province(self):
        """A select of districts knows its province's only."""
        assert lookups.district_choices("47", "th") == [
            ("4702", "กุสุมาลย์"),
            ("4704", "พรรณานิคม"),
            ("4701", "เมืองสกลนคร"),
        ]
        assert lookups.district_choices("99") == []

    def test_subdistrict_choices_cost_one_query(self, django_assert_num_queries):
        """Sub-districts are read when asked for, in the order of the language."""
        with django_assert_num_queries(1):
            assert lookups.subdistrict_choices("2102", "th") == [
                ("210203", "บ้านฉาง"),
                ("210202", "พลา"),
                ("210201", "สำนักท้อน"),
            ]
        assert lookups.subdistrict_choices("2102", "en")[0] == ("210203", "Ban Chang")

    def test_slugs_lead_to_areas(self):
        """The words of an address lead to province and district; others to nothing."""
        assert lookups.province_by_slug("sakon-nakhon").code == "47"
        assert lookups.district_by_slug("sakon-nakhon", "phanna-nikhom").code == "4704"
        assert lookups.district_by_slug("rayong", "phanna-nikhom") is None
        assert lookups.province_by_slug("atlantis") is None

    def test_provinces_stand_by_region(self):
        """Regions come in their order, each with its provinces."""
        by_region = dict(lookups.provinces_by_region("th"))
        assert list(by_region) == list(Region)
        assert [row.code for row in by_region[Region.NORTHEAST]] == ["30", "47"]

    @pytest.mark.parametrize(
        ("code", "th", "en"),
        [
            ("4704", "อ.พรรณานิคม สกลนคร", "Phanna Nikhom, Sakon Nakhon"),
            ("1001", "เขตพระนคร กรุงเทพฯ", "Phra Nakhon, Bangkok"),
            ("2101", "อ.เมืองระยอง", "Mueang Rayong"),
            ("470401", "อ.พรรณานิคม สกลนคร", "Phanna Nikhom, Sakon Nakhon"),
            ("47", "จ.สกลนคร", "Sakon Nakhon"),
            ("10", "กรุงเทพมหานคร", "Bangkok"),
            ("99", "", ""),
        ],
    )
    def test_place_label_is_short(self, code, th, en):
        """District and province; the province once when the district's name already says it."""
        assert lookups.place_label(code, "th") == th
        assert lookups.place_label(code, "en") == en

    def test_full_place_has_all_prefixes(self):
        """A sub-district in full, and no จ. before กรุงเทพมหานคร."""
        phimpha = Subdistrict.objects.get(code="240409")
        assert lookups.full_place(phimpha, "th") == "ต.พิมพา อ.บางปะกง จ.ฉะเชิงเทรา"
        assert lookups.full_place(phimpha, "en") == "Phimpha, Bang Pakong, Chachoengsao"
        talat_yot = Subdistrict.objects.get(code="100108")
        assert lookups.full_place(talat_yot, "th") == "แขวงตลาดยอด เขตพระนคร กรุงเทพมหานคร"

    def test_current_codes_follow_chains(self):
        """An abolished code may lead to one that was abolished later."""
        AbolishedArea.objects.create(
            code="4798", kind="district", name_th="เก่า", successors=["4799"]
        )
        AbolishedArea.objects.create(
            code="4799", kind="district", name_th="ใหม่กว่า", successors=["4704"]
        )
        assert lookups.current_codes("4798") == ("4704",)

    def test_current_codes_do_not_run_in_circles(self):
        """Codes that lead to each other lead nowhere."""
        AbolishedArea.objects.create(code="4798", kind="district", name_th="ก", successors=["4799"])
        AbolishedArea.objects.create(code="4799", kind="district", name_th="ข", successors=["4798"])
        assert lookups.current_codes("4798") == ()

    def test_current_district_needs_one_answer(self):
        """A district that was divided leads to several codes, and to no single district."""
        AbolishedArea.objects.create(
            code="4798", kind="district", name_th="ก", successors=["4701", "4704"]
        )
        assert lookups.current_codes("4798") == ("4701", "4704")
        assert lookups.current_district("4798") is None

    @pytest.mark.parametrize(
        ("names", "code"),
        [
            (("สกลนคร",), "p47"),
            (("จ.สกลนคร", "อ.พรรณานิคม"), "d4704"),
            (("จังหวัดสกลนคร", "อำเภอ พรรณานิคม"), "d4704"),
            (("Sakon Nakhon", "phanna nikhom"), "d4704"),
            (("สกลนคร", "เมือง"), "d4701"),
            (("สกลนคร", "เมืองสกลนคร"), "d4701"),
            (("กทม.", "พระนคร"), "d1001"),
            (("กรุงเทพฯ", "เขตพระนคร", "แขวงตลาดยอด"), "s100108"),
            (("ฉะเชิงเทรา", "บางปะกง", "ต.พิมพา"), "s240409"),
            (("47", "4704"), "d4704"),
            (("สระบุรี", "เฉลิมพระเกียรติ"), "d1913"),
            (("นครราชสีมา", "เฉลิมพระเกียรติ"), "d3032"),
            (("กรุงเทพ", "เมือง"), None),
            (("ระยอง", "พรรณานิคม"), None),
            (("", "พรรณานิคม"), None),
            (("สกลนคร", "", "พรรณา"), None),
            (("สกลนคร", "พรรณานิคม", "ไม่มี"), None),
        ],
    )
    def test_unit_code_for_reads_what_people_write(self, names, code):
        """Prefixes, short forms, English and codes lead to the unit; a wrong name to none."""
        load_units()
        assert matching.unit_code_for(*names) == code
