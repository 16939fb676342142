"""The stories of the demonstration: the write-up of the papers and made-up others, whole and sound."""

import re
from datetime import date

import pytest

from home.demonstration import pictures, practice
from home.demonstration.pages import rows
from portal.core.findings import Level
from portal.core.text_checks import check_text
from portal.media.services import make_renditions
from showcase.models import BestPracticePage
from showcase.practice.hints import hints_for
from showcase.practice.rules import picture_problems, problems
from showcase.practice.sections import sections_of, texts_of
from tests.showcase.test_practice_booklet import booklet, text_of_booklet, text_of_page

pytestmark = pytest.mark.django_db
S2 = "การส่งเสริมและสนับสนุนพัฒนาอาชีพตำบลพิมพา"
#: How people are addressed in Thai: a story names nobody.
NAMED = re.compile(r"(?<![ก-๙])(นาย|นาง|นางสาว|น\.ส\.)(?!ก)[ก-ฮเ-ไ]")


@pytest.fixture
def stories(tree):
    return practice.make(date(2026, 11, 21))


def of_papers():
    return BestPracticePage.objects.get(title=S2)


def test_stories_are_complete(stories):
    """Each could be published as it stands, has an entry, and no text blocks it."""
    assert len(stories) == len(rows("practice", "story")) >= 4
    for page in BestPracticePage.objects.all():
        assert list(problems(page)) == [], page.title
        assert list(picture_problems(page.all_pictures)) == []
        for section in sections_of(page):
            for part in section.parts:
                for text in texts_of(part):
                    found = [one for one in check_text(text) if one.level is Level.BLOCK]
                    assert found == [], text
                    assert not NAMED.search(text), text


@pytest.mark.row("S2-01", "S2-15", "S2-16")
def test_write_up_of_the_papers_has_its_people_by_role(stories):
    """Author, three verifiers (the author again), one editor: the acting director twice."""
    people = [child.value for child in of_papers().credits]
    assert [one["part"] for one in people] == ["author", *["verifier"] * 3, "editor"]
    assert people[0]["position"] == people[3]["position"]
    assert people[1]["position"] == people[4]["position"]
    assert "รักษาการในตำแหน่ง" in people[1]["position"]


@pytest.mark.row("S2-18")
def test_write_up_of_the_papers_names_another_sub_district(stories):
    """Its background was copied: the reviewer is told the name and the section."""
    assert [(hint.name, hint.section) for hint in hints_for(of_papers())] == [
        ("สองคลอง", "3 ความเป็นมา")
    ]


@pytest.mark.row("S2-02", "S2-17")
def test_booklet_of_the_papers_equals_its_page(client, tree, monkeypatch):
    """With its three pictures: the text the page's, every picture in it."""
    worn = {f"{one['file']}.png" for row in rows("practice", "story") for one in row["pictures"]}
    drawn = [row for row in pictures.picture_rows() if row["file"] in worn]
    monkeypatch.setattr(pictures, "picture_rows", lambda: drawn)
    for picture in pictures.make_pictures().all():
        make_renditions(picture.pk)
    practice.make(date(2026, 11, 21))
    story = of_papers()
    reader = booklet(client, story)
    assert text_of_booklet(reader, story) == text_of_page(client, story)
    assert sum(len(page.images) for page in reader.pages) == 3
