"""The A4 flyer as a PDF: the same words as on the page, whole Thai words, one sheet, inert input."""

import io
import re

import pytest
from pypdf import PdfReader

from portal.core import pdf
from portal.places.models import OrgUnit
from search.thai.breaking import with_breaks
from tests.factories.catalogue import make_course, make_run

#: Rows are only stored for what is judged: one database is enough.
pytestmark = [pytest.mark.one_database, pytest.mark.usefixtures("saturday")]

#: All signs that stand above and below, alone and in twos, and what a PDF usually loses.
HARD_WORDS = (
    "น้ำพริกเผา ช่วยทำน้ำปลา เก้าอี้ ปี่ ฝั่ง ป้า ฟ้า ปิ่น ญี่ปุ่น ฐานะ กฎหมาย ปู่ ฎีกา ก๋วยเตี๋ยว"
    " เสื้อผ้า หนึ่ง ที่ดิน ศูนย์ รู้ เต่า ๑ อำเภอ ๑ อาชีพ"
)


@pytest.fixture
def course(tree):
    OrgUnit.objects.filter(code="d4704").update(phone="042000000")
    return make_course(tree["d4704"])


def sheet(client, course, **query):
    response = client.get(f"/th/courses/{course.code}/flyer.pdf", query)
    assert response.status_code == 200, response.content[:300]
    assert response["Content-Type"] == "application/pdf"
    return PdfReader(io.BytesIO(response.content))


def words(reader):
    """Return the text of the sheet on one line."""
    return " ".join(reader.pages[0].extract_text().split())


def test_flyer_says_what_the_page_prints(client, course):
    """Every word of the printed flyer stands in the text of the PDF, exactly as it is written."""
    make_run(course, "open")
    course.outcomes = [("outcome", HARD_WORDS)]
    course.save()
    reader = sheet(client, course)
    text = words(reader)
    flyer = client.get(f"/th/courses/{course.code}/").context["shown"].flyer
    assert len(reader.pages) == 1
    said = [flyer.promise, flyer.headline, flyer.centre, flyer.code, flyer.short_link]
    said += [word for fact in flyer.facts for word in fact]
    for sentence in [*said, *HARD_WORDS.split()]:
        for word in sentence.split():
            assert word in text, f"{word} is not to be found in: {text}"
    assert flyer.title in text.replace(" ", "")
    assert text.count("042 000 000") == 11  # ten tabs and the way to call
    assert reader.metadata.title == course.title
    assert not re.search("[\u200b\u2060]", text)


def test_flyer_names_the_chosen_run(client, course):
    """`?run=2` chooses the run; one that is not there is the run that is offered first."""
    make_run(course, "open", venue="ศาลากลางบ้าน")
    make_run(course, "soon", venue="วัดใต้")
    assert "ศาลากลางบ้าน" in words(sheet(client, course))
    assert "วัดใต้" in words(sheet(client, course, run="2"))
    assert "ศาลากลางบ้าน" in words(sheet(client, course, run="99\x00"))


def test_flyer_takes_markup_for_letters(client, tree):
    """What means something to typst is set as the letters it is, and reads no file."""
    attack = '#read("/etc/passwd") #sys.inputs $x$ *b* _i_ ]}"\\ <a> // {{ data }} @ref `raw`'
    course = make_course(tree["d4704"], title=attack, summary='#include "flyer.typ" #panic()')
    text = words(sheet(client, course)).replace(" ", "")
    assert attack.replace(" ", "") in text
    assert "#panic()" in text
    assert "root:" not in text


def test_flyer_stays_one_sheet(client, tree):
    """However much is written, it stays one sheet; a word without an end is cut between letters."""
    course = make_course(
        tree["d4704"],
        title="กขค" * 80,
        summary="ยาวมาก " * 40,
        outcomes=[("outcome", "ทำได้ทุกอย่าง " * 30)] * 4,
    )
    make_run(course, "open", venue="ที่ไกลมาก" * 20)
    assert len(sheet(client, course, print="mono").pages) == 1


def test_flyer_is_made_once(client, course):
    """The same sheet is not made twice."""
    pdf._compiled.cache_clear()
    sheet(client, course)
    sheet(client, course)
    assert pdf._compiled.cache_info().hits == 1


def test_flyer_costs_no_more_than_the_page(client, course, django_assert_max_num_queries):
    """As many queries as the course's page may cost, and the same for many runs."""
    sheet(client, course)
    for _run in range(4):
        make_run(course, "open")
    with django_assert_max_num_queries(8):
        sheet(client, course)


def test_flyer_of_what_is_not_public_is_not_there(client, tree):
    """A draft, a code of nobody and a code in capitals: not found, not found, led on."""
    draft = make_course(tree["d4704"], live=False)
    assert client.get(f"/th/courses/{draft.code}/flyer.pdf").status_code == 404
    assert client.get("/th/courses/snk-0000/flyer.pdf").status_code == 404
    course = make_course(tree["d4704"])
    capitals = client.get(f"/th/courses/{course.code.upper()}/flyer.pdf")
    assert capitals.status_code == 301
    assert capitals["Location"] == f"/th/courses/{course.code}/flyer.pdf"


def test_course_page_links_its_flyer(client, course):
    """The page offers the sheet beside printing."""
    assert (
        f"/th/courses/{course.code}/flyer.pdf"
        in client.get(f"/th/courses/{course.code}/").content.decode()
    )


BREAKS = [
    ("ย้อมผ้าด้วยคราม", "ย้อม|ผ้า|ด้วย|คราม"),
    ("เรียน ฟรี", "เรียน ฟรี"),
    ("ABC 123", "ABC 123"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "broken"), BREAKS)
def test_breaks_stand_between_words(text, broken):
    """A line may end between two words of Thai; blanks and Latin need no sign."""
    assert with_breaks(text).replace("\u200b", "|") == broken


def test_breaks_spare_what_stays_whole():
    """A name that the site keeps whole is not cut, and old signs of breaks are taken away."""
    whole = {2: 9}
    broken = with_breaks("ไปมัด\u200bย้อมผ้า", lambda _text, at: whole.get(at, at))
    assert broken.replace("\u200b", "|") == "ไป|มัดย้อม|ผ้า"
    held = with_breaks("เริ่ม 2 ม.ค. 2570", lambda _text, at: {6: 17}.get(at, at))
    assert held == "เริ่ม 2\xa0ม.ค.\xa02570"
    assert with_breaks("\u2060กา\u200b") == "กา"
