"""One row of a course: where it belongs, what it says, and whether it may be imported."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from catalogue.course_rules import problems, suggestions
from catalogue.enums import CourseFormat
from catalogue.formats import format_of
from catalogue.imports.columns import COURSES, course_columns, header_of, key_of_field
from catalogue.imports.judged import Judged, course_key
from catalogue.models import CoursePage
from portal.core.content_checks import Level, check_value

if TYPE_CHECKING:
    from catalogue.imports.judging import Desk

LONGEST_OUTCOME, LONGEST_TOPIC, MOST_OUTCOMES = 140, 120, 6
_BLOCKS = {"outcomes": "outcome", "topics": "topic"}


def judge_course(one: Judged, row: Any, unit_code: str, desk: "Desk") -> None:
    """Say all that is wrong with a row, and put together the course that it would become."""
    _find_centre(one, row, unit_code, desk)
    page = course_of(row)
    _title(one, page)
    _hours_and_format(one, row)
    _lengths(one, page, row)
    _target_groups(one, row, desk)
    unreadable = {message.column for message in one.messages}
    for field, words in problems(page):
        header = _header(field)
        if header not in unreadable:
            one.say(header, words)
    for field, level, words in _text_findings(page, desk.phone(one.unit) if one.unit else ""):
        one.say(_header(field), words, is_wrong=level is Level.BLOCK)
    for words in suggestions(page):
        one.say("", words, is_wrong=False)
    if one.centre is not None and page.title:
        one.key = course_key(one.centre.unit, page.title)
        one.page = desk.titled(one.centre, page.title) or page


def course_of(row: Any) -> CoursePage:
    """Put the cells of a row together as a course that is not kept yet."""
    facts: dict[str, Any] = {}
    for column in course_columns():
        value = getattr(row, column.key)
        if not column.field or column.field == "target_groups" or value in ("", None, []):
            continue
        block = _BLOCKS.get(column.field)
        facts[column.field] = [(block, part) for part in value] if block else value
    page = CoursePage(**facts)
    page.course_format = format_of(page.hours) or ""
    return page


def _find_centre(one: Judged, row: Any, unit_code: str, desk: "Desk") -> None:
    header = header_of(COURSES, "unit")
    is_named = bool(row.unit or row.province or row.district)
    centre = desk.centre(unit_code) if unit_code else None
    if centre is None and not is_named:
        centre = desk.own_centre
    if centre is None:
        if unit_code:
            words = _("There is no unit with the code “%(code)s”") % {"code": row.unit or unit_code}
            one.say(header, words)
        elif not is_named:
            one.say(header, _("Write the unit's code, or its province and district"))
        return
    if not desk.may_add_course(centre):
        words = _("%(unit)s is not one of your units") % {"unit": centre.unit.name_th}
        one.say(header, words)
    one.centre, one.unit = centre, centre.unit


def _title(one: Judged, page: CoursePage) -> None:
    if not page.title:
        one.say(header_of(COURSES, "title"), _("Write what the course is called"))


def _hours_and_format(one: Judged, row: Any) -> None:
    if row.hours == 0:
        one.say(header_of(COURSES, "hours"), _("A course has at least 1 hour"))
    follows = format_of(row.hours)
    if row.format and follows is not None and row.format != follows:
        one.say(
            header_of(COURSES, "format"),
            _("%(hours)d hours are “%(follows)s”, not “%(written)s”: change one of them")
            % {
                "hours": row.hours,
                "follows": follows.label,
                "written": CourseFormat(row.format).label,
            },
        )


def _lengths(one: Judged, page: CoursePage, row: Any) -> None:
    filled = {column.field for column in course_columns() if column.field}
    exclude = {field.name for field in page._meta.fields if field.name not in filled}
    try:
        # What is missing is said by the rules, in better words.
        empty = {name for name in ("title", "hours") if not getattr(page, name)}
        page.clean_fields(exclude | empty | {"outcomes", "topics"})
    except ValidationError as failed:
        for field, several in failed.message_dict.items():
            one.say(_header(field), " ".join(several))
    too_long = _("“%(text)s”: at most %(most)d letters")
    for text in row.outcomes:
        if len(text) > LONGEST_OUTCOME:
            words = too_long % {"text": f"{text[:40]}…", "most": LONGEST_OUTCOME}
            one.say(header_of(COURSES, "outcomes"), words)
    if len(row.outcomes) > MOST_OUTCOMES:
        words = _("At most %(most)d lines") % {"most": MOST_OUTCOMES}
        one.say(header_of(COURSES, "outcomes"), words)
    for topic in row.topics:
        if len(topic["title"]) > LONGEST_TOPIC:
            words = too_long % {"text": f"{topic['title'][:40]}…", "most": LONGEST_TOPIC}
            one.say(header_of(COURSES, "topics"), words)
        if not 1 <= topic["hours"] <= 2000:
            words = _("“%(text)s” has no hours") % {"text": topic["title"][:40]}
            one.say(header_of(COURSES, "topics"), words)


def _target_groups(one: Judged, row: Any, desk: "Desk") -> None:
    names = row.target_groups.replace("\n", ",").split(",")
    for name in filter(None, (part.strip() for part in names)):
        group = desk.target_group(name)
        if group is None:
            words = _("There is no target group called “%(name)s”: see the sheet “ตัวเลือก”")
            one.say(header_of(COURSES, "target_groups"), words % {"name": name[:60]})
        elif group not in one.target_groups:
            one.target_groups.append(group)


def _text_findings(page: CoursePage, phone: str) -> Iterator[tuple[str, Level, str]]:
    for column in course_columns():
        if not column.field or column.field == "target_groups":
            continue
        value = getattr(page, column.field)
        if isinstance(value, int | list) or not value:
            continue
        for finding in check_value(value, [phone] if phone else []):
            yield column.field, finding.level, str(finding)


def _header(field: str) -> str:
    return header_of(COURSES, key_of_field(field))
