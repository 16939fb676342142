"""Learning database 1 (S0-34): courses by occupational group and district, as page and as file."""

import csv
import io
import re

import pytest

from tests.factories.catalogue import make_course, make_run

pytestmark = pytest.mark.usefixtures("saturday")


@pytest.fixture
def courses(tree):
    joinable = make_course(tree["d4704"])
    make_run(joinable, "open")
    make_course(tree["d4704"], title="ทอผ้า")
    make_course(tree["d4701"], title="ขนมปัง", occupational_group="commerce")
    make_course(tree["d1501"], title="ตัดผม", occupational_group="special")
    make_course(tree["d4704"], title="ร่าง", live=False)


def page(client, path="/th/learning-database/", **query):
    response = client.get(path, query)
    assert response.status_code == 200
    return response


def numbers(response):
    """Return the matrix as rows of text: name, five groups, all, taking sign-ups."""
    shown = response.context["shown"]
    return {
        line.name: [cell.count for cell in (*line.cells, line.total, line.open_now)]
        for line in (*shown.lines, shown.sums)
    }


@pytest.mark.row("S0-34")
def test_province_shows_each_district_by_group(client, courses):
    """The matrix of a province counts what is public, district by group, with totals."""
    response = page(client, province="47")
    found = numbers(response)
    assert found["พรรณานิคม"] == [0, 0, 0, 2, 0, 2, 1]
    assert found["เมืองสกลนคร"] == [0, 0, 1, 0, 0, 1, 0]
    assert found["กุสุมาลย์"] == [0] * 7
    assert found["รวม"] == [0, 0, 1, 2, 0, 3, 1]
    text = re.sub("<[^>]+>", "", response.content.decode()).replace("\xa0", " ")
    assert "3 หลักสูตร ณ 21 พ.ย. 2569" in text


@pytest.mark.row("S0-34")
def test_country_shows_each_province_by_group(client, courses):
    """Without a province the matrix is that of the country."""
    found = numbers(page(client))
    assert found["สกลนคร"] == [0, 0, 1, 2, 0, 3, 1]
    assert found["อ่างทอง"] == [0, 0, 0, 0, 1, 1, 0]
    assert found["รวม"] == [0, 0, 1, 2, 1, 4, 1]


def test_numbers_lead_to_what_they_count(client, courses):
    """Every number that is not zero is a link to the listing, which finds as many."""
    text = page(client, province="47").content.decode().split('<div class="figures')[1]
    links = re.findall(r'<a href="(/th/courses/[^"]+)">(\d+)</a>', text)
    assert len(links) == 9
    for address, number in links:
        listing = client.get(address.replace("&amp;", "&")).context["listing"]
        assert listing.total == int(number), address
    assert "/th/centres/sakon-nakhon/phanna-nikhom/" in text


@pytest.mark.row("S0-34")
def test_file_holds_every_district(client, courses):
    """The file has a line for each district, those without a course as well."""
    response = page(client, "/th/learning-database.csv", province="47")
    assert response["Content-Type"].startswith("text/csv")
    text = response.content.decode("utf-8")
    assert text.startswith("\ufeff")
    rows = {row["district_code"]: row for row in csv.DictReader(io.StringIO(text[1:]))}
    assert rows["4704"]["creative"] == "2" and rows["4704"]["total"] == "2"
    assert rows["4704"]["open_now"] == "1" and rows["4702"]["total"] == "0"
    every = page(client, "/en/learning-database.csv").content.decode("utf-8")
    assert "Phanna Nikhom" in every and "Ang Thong" in every


def test_english_has_its_own_words(client, courses):
    """The same in English."""
    text = page(client, "/en/learning-database/", province="47").content.decode()
    assert "Phanna Nikhom" in text and "In all" in text


@pytest.mark.parametrize("province", ["99", "4704", "abc", "\x00", "๔๗"])
@pytest.mark.parametrize("path", ["/th/learning-database/", "/th/learning-database.csv"])
def test_province_that_is_not_there(client, courses, path, province):
    """An unknown province is not found; an empty one is the country."""
    assert client.get(path, {"province": province}).status_code == 404
    assert client.get(path, {"province": ""}).status_code == 200


def test_cost_does_not_grow(client, courses, tree, django_assert_max_num_queries):
    """Two questions to the entries, however many courses there are."""
    page(client, province="47")
    for number in range(10):
        make_course(tree["d4704"], title=f"อีกหลักสูตร {number}")
    with django_assert_max_num_queries(6):
        page(client, province="47")
