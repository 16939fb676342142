"""The demonstration keeps its promises in numbers, and its texts keep the rules of public texts."""

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from catalogue.enums import CourseFormat, OccupationalGroup, SkillType
from catalogue.formats import format_of
from catalogue.models import TargetGroup
from catalogue.run_rules import problems
from catalogue.services import reference
from home.demonstration.courses import demo_courses, demo_titles
from home.demonstration.make import run_plan, written_at
from home.demonstration.parents import words_for_parents
from home.demonstration.pictures import Pictures, picture_rows
from home.demonstration.runs import plan_runs
from portal.core.picture_words import PictureWord
from portal.core.text_checks import check_text
from portal.media.models import PortalImage
from portal.places.enums import Region, UnitKind
from portal.places.models import OrgUnit
from portal.places.regions import REGION_OF

_ROOT = Path(__file__).parents[2]
_TODAY = date(2026, 11, 21)
_THAI_TEXTS = (
    "title",
    "summary",
    "audience",
    "bring",
    "prerequisites",
    "selection_criteria",
    "trainer",
    "host_partner",
)
_ENGLISH_TEXTS = ("title_en", "summary_en")
#: A form of address, a first name and a family name, as papers write people.
_PERSON = re.compile(
    r"(?<![ก-๎])(?:นาย|นางสาว|นาง|น\.ส\.|ด\.ช\.|ด\.ญ\.)\s?[ก-ฮเแโใไ][ก-๎]+ [ก-ฮเแโใไ][ก-๎]+"
)


def _paragraphs(course):
    """What a course says in sentences: its title, hours and certificate are facts, no sentences."""
    yield from (
        text
        for text in (
            course.summary,
            course.summary_en,
            course.audience,
            course.bring,
            course.prerequisites,
            course.selection_criteria,
            *course.outcomes,
            *words_for_parents(course, course.district).values(),
        )
        if text
    )


def _texts(course):
    yield from (getattr(course, name) for name in (*_THAI_TEXTS, *_ENGLISH_TEXTS))
    yield from (*course.outcomes, *(name for name, _hours in course.topics))
    yield from words_for_parents(course, "สกร.ระดับอำเภอ").values()


def test_demonstration_is_large_enough():
    """At least 320 courses of 130 titles in 65 districts, over all six regions and five groups."""
    courses = demo_courses()
    assert len(courses) >= 320
    assert len({course.title for course in courses}) == len(demo_titles()) >= 130
    assert len({course.district for course in courses}) >= 65
    assert {REGION_OF[course.district[:2]] for course in courses} == set(Region)
    assert {course.group for course in courses} == {group.value for group in OccupationalGroup}
    assert {format_of(course.hours) for course in courses} == set(CourseFormat)
    assert {skill for one in courses for skill in one.skill_types} == {
        one.value for one in SkillType
    }


def test_demonstration_starts_from_what_the_papers_name():
    """Each of the 52 courses that the papers name has its course here."""
    named = {course.facts_id for course in demo_titles() if course.facts_id}
    assert named == {f"C{number:02}" for number in range(1, 53)}


def test_demonstration_places_exist():
    """Each course lies in a district that there is."""
    with (_ROOT / "portal/places/data/district_points.csv").open(encoding="utf-8") as file:
        known = {row["code"] for row in csv.DictReader(file)}
    assert {course.district for course in demo_courses()} <= known


def test_demonstration_teaches_a_title_once_in_a_province():
    """A title is taught by one centre of a province, so its code is one of its own."""
    taught = Counter((course.title, course.district[:2]) for course in demo_courses())
    assert [title for title, times in taught.items() if times > 1] == []


def test_demonstration_has_one_flagged_course_a_district():
    """“One district, one occupation” is one course in a district."""
    flagged = Counter(
        course.district for course in demo_courses() if course.is_one_district_one_occupation
    )
    assert len(flagged) >= 10
    assert max(flagged.values()) == 1


def test_demonstration_repeats_no_paragraph():
    """No sentence stands in more than five courses, no promise in more than one."""
    said = Counter(text for course in demo_courses() for text in set(_paragraphs(course)))
    assert [text for text, times in said.items() if times > 5] == []
    promised = Counter(course.summary for course in demo_courses())
    assert [text for text, times in promised.items() if times > 1] == []


def test_demonstration_courses_keep_the_rules():
    """Each course says what a teacher's course has to say, and its topics sum to its hours."""
    wrong = [
        course.title
        for course in demo_courses()
        if sum(hours for _name, hours in course.topics) != course.hours
        or not 3 <= len(course.outcomes) <= 6
        or len(course.title) > 40
        or len(course.summary) > 90
        or not (course.audience and course.bring and course.trainer)
        or course.picture_word not in PictureWord.values
    ]
    assert wrong == []


def test_demonstration_courses_have_english():
    """Each course has a title and a promise in English, without Thai letters."""
    wrong = [
        course.title
        for course in demo_courses()
        for text in (course.title_en, course.summary_en)
        if not text or re.search("[ก-๎]", text)
    ]
    assert wrong == []


def test_demonstration_texts_pass_the_content_checks():
    """No text has anything that an editor would be warned of, and none names a person."""
    wrong = {
        text: [finding.code for finding in check_text(text)] or ["person"]
        for course in demo_courses()
        for text in _texts(course)
        if check_text(text) or _PERSON.search(text) or re.search("[๐-๙]|เเ|\u0e4d\u0e32", text)
    }
    assert wrong == {}


@pytest.mark.django_db
def test_demonstration_target_groups_are_known():
    """Each course names target groups that there are."""
    reference.load()
    known = set(TargetGroup.objects.values_list("code", flat=True))
    assert {code for course in demo_courses() for code in course.target_groups} <= known


def test_demonstration_runs_could_have_been_typed():
    """Each run keeps the rules that a teacher's run has to keep when it is written down."""
    unit = OrgUnit(kind=UnitKind.DISTRICT)
    wrong = [
        (course.title, found)
        for place, course in enumerate(demo_courses())
        for run in plan_runs(course, place, _TODAY)
        if (found := problems(run_plan(course, "ศูนย์", run), unit=unit, at=written_at(run)))
    ]
    assert wrong == []


def test_demonstration_runs_meet_at_all_times_of_the_week():
    """There are lessons by day, in the evening and at the weekend."""
    assert {course.days for course in demo_courses()} == {"wd", "ev", "we"}


def test_demonstration_pictures_are_dealt_to_some_courses():
    """Every picture is worn by one to five courses of different titles; most wear none."""
    pictures = Pictures()
    of_courses = [row for row in picture_rows() if "words" in row]
    for number, row in enumerate(of_courses, start=1):
        pictures.add(PortalImage(pk=number, collection_id=1), row["words"])
    dealt = [(course.title, pictures.deal(course)) for course in demo_courses()]
    worn = Counter(picture.pk for _title, picture in dealt if picture)
    assert len(worn) == len(of_courses)
    assert max(worn.values()) <= 5
    assert max(Counter(title for title, picture in dealt if picture).values()) == 1
    assert sum(worn.values()) < len(dealt) / 4
