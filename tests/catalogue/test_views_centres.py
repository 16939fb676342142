"""Centres by place: the country, a province, a district with and without courses, a sub-district."""

import re

import pytest
import time_machine

from catalogue.models import CentrePage
from catalogue.province_detail import neighbour_codes
from portal.places import area_cache
from portal.places.models import District, OrgUnit
from tests.factories.catalogue import bangkok, make_course, make_run

NOW = bangkok(2026, 11, 20, 10, 0)  # a Friday
CENTRE = "/th/centres/sakon-nakhon/phanna-nikhom/"


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


def show(client, path):
    response = client.get(path)
    assert response.status_code == 200, response
    return response.content.decode()


def words_of(page):
    """The page as it is read: without tags, with plain blanks."""
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", "", page).replace("\u00a0", " "))


@pytest.fixture
def centre(tree):
    OrgUnit.objects.filter(code="d4704").update(phone="042000000", line_id="@demo")
    page = tree["d4704"]
    page.opening_hours = {"weekly": {str(day): [["08:30", "16:30"]] for day in range(5)}}
    page.landmark = "ข้างที่ว่าการอำเภอ"
    page.directions = "รถสองแถว ลงหน้าตลาดสด\nขับรถมา 40 นาที"
    page.has_ramp, page.has_sign_language = True, False
    page.save()
    return page


def test_centre_page_says_how_to_reach_it(client, centre):
    """Telephone, LINE, opening hours of today, the way there, access, sub-district centres, old name."""
    page = show(client, CENTRE)
    for words in (
        'href="tel:+6642000000"',
        "line.me/R/ti/p/",
        "วันนี้เปิดถึง 16.30 น.",
        "ข้างที่ว่าการอำเภอ",
        "รถสองแถว",
        "มีทางลาด",
        "ยังไม่มีล่ามภาษามือ",
        "/th/centres/sakon-nakhon/phanna-nikhom/na-nai/",
        "กศน.อำเภอพรรณานิคม",
        "/report",
    ):
        assert words in page, words


def test_courses_of_the_centre_are_listed(client, centre, tree):
    """Courses of the district and of its sub-districts stand on the district's page, three of them."""
    for number in range(4):
        make_run(make_course(tree["s470401"] if number else centre, title=f"หลักสูตร {number}"))
    page = show(client, CENTRE)
    assert page.count('class="row"') == 3
    assert "ดูทั้งหมด 4 หลักสูตรของศูนย์นี้" in words_of(page)
    assert "?province=47&amp;district=4704" in page


def test_centre_without_courses_shows_the_nearest(client, tree):
    """Hundreds of districts have no course: theirs is what is near, with distance, and the number."""
    OrgUnit.objects.filter(code="d4702").update(phone="042000000")
    make_run(make_course(tree["d4701"], title="หลักสูตรข้างบ้าน"))
    make_run(make_course(tree["d2101"], title="หลักสูตรไกลบ้าน"))
    page = words_of(show(client, tree["d4702"].address()))
    assert "ตอนนี้ที่นี่ยังไม่มีหลักสูตร" in page
    assert "หลักสูตรข้างบ้าน" in page
    assert "หลักสูตรไกลบ้าน" not in page
    assert "ประมาณ 25 กม." in page
    assert "042 000 000" in page


def test_centre_with_nothing_near_leads_to_the_province(client, centre):
    """Where nothing is near either, the province's courses and the telephone are the way on."""
    page = show(client, CENTRE)
    assert "หลักสูตรในสกลนคร" in page
    assert "/th/courses/?province=47" in page


def test_subdistrict_centre_has_its_own_page(client, tree):
    """A sub-district's centre shows its own courses and the way back to its district."""
    make_run(make_course(tree["s470401"], title="หลักสูตรของตำบล"))
    make_run(make_course(tree["d4704"], title="หลักสูตรของอำเภอ"))
    page = show(client, tree["s470401"].address())
    assert "หลักสูตรของตำบล" in page
    assert "หลักสูตรของอำเภอ" not in page
    assert f'href="{CENTRE}"' in page


def test_special_unit_shows_its_own_courses(client, tree, units):
    """A centre of no district shows what hangs below its own page."""
    from catalogue.services.centre_pages import make_centre_pages
    from portal.places.enums import UnitKind
    from tests.factories.places import OrgUnitFactory

    unit = OrgUnitFactory(parent=units["p47"], kind=UnitKind.BORDER_CENTRE)
    make_centre_pages()
    page = CentrePage.objects.get(unit=unit)
    make_run(make_course(page, title="หลักสูตรของศูนย์ชายแดน"))
    assert "หลักสูตรของศูนย์ชายแดน" in show(client, page.address())


def test_closed_centre_says_when_it_opens(client, centre):
    """At the weekend the page says that it is closed and when it opens again."""
    with time_machine.travel(bangkok(2026, 11, 21, 10, 0), tick=False):
        page = show(client, CENTRE)
    assert "ปิดอยู่" in page
    assert "08.30" in page


def test_bangkok_has_khet_and_khwaeng(client, tree):
    """Bangkok's areas are named right."""
    page = show(client, tree["d1001"].address())
    assert "ศูนย์แขวงในเขตนี้" in page
    assert "สกร.ระดับเขตพระนคร" in page
    assert "เลือกเขต" in show(client, "/th/centres/bangkok/")


def test_province_lists_districts_with_courses(client, tree):
    """Each district with how many courses it has, what is open, the provinces next to it."""
    make_run(make_course(tree["d4704"]))
    page = show(client, "/th/centres/sakon-nakhon/")
    assert re.search(r'phanna-nikhom/"[^>]*>พรรณานิคม</a><span class="soft">1</span>', page)
    assert "ย้อมคราม" in page
    assert "ดูทั้งหมด 1 หลักสูตรในสกลนคร" in words_of(page)


def test_country_shows_every_province_once_on_map_and_list(client, tree):
    """Tiles and regions lead to the same provinces."""
    page = show(client, "/th/centres/")
    links = re.findall(r'href="(/th/centres/[a-z-]+/)"', page)
    assert links.count("/th/centres/sakon-nakhon/") == 2
    assert 'id="map"' in page


def test_province_of_the_form_leads_to_its_page(client, tree):
    """Choosing a province without words leads there; an unknown one is ignored."""
    response = client.get("/th/centres/", {"q": " ", "province": "47"})
    assert (response.status_code, response.url) == (302, "/th/centres/sakon-nakhon/")
    assert client.get("/th/centres/", {"province": "99"}).status_code == 200


def test_centre_is_found_by_its_names(client, tree):
    """A word of the name finds the centre."""
    page = show(client, "/th/centres/?q=พรรณานิคม")
    assert CENTRE in page


def test_name_that_nobody_has_offers_ways_on(client, tree):
    """Nothing found is never the end."""
    page = show(client, "/th/centres/?q=ไม่มีที่นี่")
    assert "ไม่พบศูนย์ชื่อ" in page
    assert 'action="/th/centres/"' in page


MOVED = [
    ("/th/centres/47/", "/th/centres/sakon-nakhon/"),
    ("/th/centres/47/4704/", CENTRE),
    ("/th/centres/sakon-nakhon/4704/", CENTRE),
]


@pytest.mark.parametrize(("path", "leads_to"), MOVED)
def test_official_codes_lead_to_the_address(client, tree, path, leads_to):
    """Whoever knows only the code arrives, too."""
    response = client.get(path)
    assert (response.status_code, response.url) == (301, leads_to)


def test_abolished_district_leads_to_its_successor(client, tree):
    """An old district's address leads to what came after it."""
    from portal.places.models import AbolishedArea

    District.objects.create(
        code="4799", name_th="เก่า", name_en="Old", slug="old", province_id="47", is_current=False
    )
    AbolishedArea.objects.create(code="4799", kind="district", name_th="เก่า", successors=["4704"])
    area_cache.forget()
    for path in ("/th/centres/sakon-nakhon/old/", "/th/centres/47/4799/"):
        response = client.get(path)
        assert (response.status_code, response.url) == (301, CENTRE)


@pytest.mark.parametrize(
    "path",
    [
        "/th/centres/nowhere/",
        "/th/centres/99/",
        "/th/centres/sakon-nakhon/nowhere/",
        "/th/centres/ang-thong/phanna-nikhom/",
        "/th/centres/47/9999/",
        "/th/centres/sakon-nakhon/phanna-nikhom/nowhere/",
        "/th/centres/-/-/",
    ],
)
def test_unknown_place_is_not_found(client, tree, path):
    """An unknown place, or a district of another province, is 404 and never an error."""
    assert client.get(path).status_code == 404


def test_namesakes_lead_to_their_own_province(client, tree):
    """Districts of one name are told apart by their province."""
    assert "กาฬสินธุ์" not in show(client, tree["d3032"].address())
    assert tree["d1913"].address() != tree["d3032"].address()


def test_neighbours_follow_from_nearest_districts():
    """Provinces whose districts are near are neighbours, and never the province itself."""
    assert neighbour_codes("99") == ()
    assert {"48", "41", "46"} <= set(neighbour_codes("47"))
    assert "47" not in neighbour_codes("47")


@pytest.mark.budget
@pytest.mark.parametrize("courses", [0, 1, 5, 20])
def test_centre_costs_eight_queries_at_most(
    client, centre, tree, courses, django_assert_max_num_queries
):
    """No course, one or twenty: the same few queries."""
    for _number in range(courses):
        make_run(make_course(centre))
    area_cache.table()
    show(client, CENTRE)
    with django_assert_max_num_queries(8):
        show(client, CENTRE)


@pytest.mark.budget
def test_province_and_country_cost_eight_queries_at_most(
    client, tree, django_assert_max_num_queries
):
    """The pages above cost no more than a centre's."""
    for _number in range(10):
        make_run(make_course(tree["d4704"]))
    area_cache.table()
    for path in ("/th/centres/sakon-nakhon/", "/th/centres/"):
        show(client, path)
        with django_assert_max_num_queries(8):
            show(client, path)
