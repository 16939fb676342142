"""A story on its page and in its listing."""

import json

import pytest
from bs4 import BeautifulSoup

from search.models import Entry
from tests.factories.catalogue import make_course
from tests.factories.practice import make_practice

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(tree):
    return make_practice(tree["d4704"])


def read(client, story, language="th"):
    answer = client.get(f"/{language}/practice/{story.code}/")
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html5lib")


@pytest.mark.row("S2-04")
def test_sections_stand_in_the_templates_order(client, story):
    """All that hold something, in the template's order, each with the template's own name."""
    page = read(client, story)
    assert page.h1.get_text(strip=True) == story.title
    said = [one.get_text(strip=True) for one in page.select("article .official")]
    assert said == [
        "2 ความสอดคล้องกับนโยบายและมาตรฐาน",
        "3 ความเป็นมา",
        "4 ขั้นตอนการดำเนินงาน",
        "5 ความสำเร็จที่เป็นจุดเด่น",
        "6 รางวัลแห่งความสำเร็จ",
        "7 ข้อควรคำนึงในการนำไปขยายผล",
        "8 ข้อมูลและหลักฐานอ้างอิง",
        "9 ผู้เขียน ผู้สนับสนุนและตรวจสอบข้อมูล ผู้บรรณาธิการ",
    ]
