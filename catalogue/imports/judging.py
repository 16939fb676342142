"""The judge of a spreadsheet: every row by the rules of the forms, in words for each column."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from pydantic import BaseModel, ValidationError

from catalogue.imports.columns import COURSES, RUNS, header_of, row_model
from catalogue.imports.judged import CourseRef, Judged, course_key
from catalogue.imports.judging_courses import judge_course
from catalogue.imports.judging_runs import judge_run
from catalogue.models import CentrePage, CoursePage, ImportRow, TargetGroup
from catalogue.own_centres import own_centre
from portal.core.thai_text import comparison_key
from portal.places.area_cache import table
from portal.places.contacts import contact_of
from portal.places.matching import match_district, match_province
from portal.places.models import OrgUnit
from portal.places.querysets import area_unit_code
from portal.users.rights import RowKind
from portal.users.roles import covers, row_paths

Rows = Sequence[tuple[int, dict[str, str]]]


@dataclass
class Desk:
    """What the judge looks up: units, centres, rights, titles that are there; each asked once."""

    by: Any
    at: datetime
    centres: dict[str, CentrePage] = field(default_factory=dict)
    #: Codes whose centre has been looked for.
    asked: set[str] = field(default_factory=set)
    _may_add: dict[str, bool] = field(default_factory=dict)
    _phones: dict[str, str] = field(default_factory=dict)
    _titles: dict[str, dict[str, CoursePage]] = field(default_factory=dict)

    def look_up(self, codes: Collection[str]) -> None:
        """Fetch the centres of these units together."""
        wanted = {code for code in codes if code} - self.asked
        if wanted:
            for page in CentrePage.objects.of_units(wanted).placed():
                self.centres[page.unit.code] = page
            self.asked |= wanted

    def centre(self, code: str) -> CentrePage | None:
        """The page of a unit, by the unit's code."""
        self.look_up([code])
        return self.centres.get(code)

    def may_add_course(self, centre: CentrePage) -> bool:
        """Say whether the importer may write courses of this centre."""
        code = centre.unit.code
        if code not in self._may_add:
            self._may_add[code] = centre.permissions_for_user(self.by).can_add_subpage()
        return self._may_add[code]

    def may_add_run(self, unit: OrgUnit) -> bool:
        """Say whether the importer may write runs of this unit."""
        return self.by.is_superuser or any(covers(path, unit) for path in self._run_paths)

    def phone(self, unit: OrgUnit) -> str:
        """The centre's own number, which may stand in a text."""
        if unit.code not in self._phones:
            self._phones[unit.code] = contact_of(unit).phone
        return self._phones[unit.code]

    def titled(self, centre: CentrePage, title: str) -> CoursePage | None:
        """The course of this name that the centre has already."""
        if centre.path not in self._titles:
            self._titles[centre.path] = {
                comparison_key(course.draft_title or course.title): course
                for course in CoursePage.objects.right_below(centre).only(
                    "pk", "path", "title", "draft_title", "code"
                )
            }
        return self._titles[centre.path].get(comparison_key(title))

    def target_group(self, name: str) -> TargetGroup | None:
        """A target group by code or by either name."""
        return self._target_groups.get(comparison_key(name))

    @cached_property
    def own_centre(self) -> CentrePage | None:
        """The one centre that the importer works for."""
        return own_centre(self.by)

    @cached_property
    def _run_paths(self) -> list[str]:
        return row_paths(self.by, RowKind.RUNS, {"add"})

    @cached_property
    def _target_groups(self) -> dict[str, TargetGroup]:
        return {
            comparison_key(name): group
            for group in TargetGroup.objects.all()
            for name in (group.code, group.name_th, group.name_en)
        }


def judge_courses(rows: Rows, desk: Desk) -> list[Judged]:
    """Judge rows of courses, one beside the other; nothing is written."""
    judged = [Judged(COURSES, number, cells) for number, cells in rows]
    read = [_read(one) for one in judged]
    codes = [_unit_code(one, row) if row else "" for one, row in zip(judged, read, strict=True)]
    desk.look_up(codes)
    taken = _taken_codes(row.ref for row in read if row)  # type: ignore[attr-defined]  # made from columns
    for one, row, code in zip(judged, read, codes, strict=True):
        if row is not None:
            judge_course(one, row, code, desk)
            if course := taken.get(row.ref.lower()):  # type: ignore[attr-defined]  # as above
                words = _("The code %(code)s belongs to the course “%(title)s”: change it there")
                one.say(
                    header_of(COURSES, "ref"), words % {"code": course.code, "title": course.title}
                )
    _find_doubles(judged)
    _find_earlier(judged)
    return judged


def judge_runs(rows: Rows, desk: Desk, courses: Mapping[str, CourseRef]) -> list[Judged]:
    """Judge rows of runs; ``courses`` are those of the file, by the codes given in it."""
    judged = [Judged(RUNS, number, cells) for number, cells in rows]
    read = [_read(one) for one in judged]
    known = dict(courses)
    known |= _existing_refs(
        {row.course for row in read if row} - set(known),  # type: ignore[attr-defined]  # made from columns
    )
    for one, row in zip(judged, read, strict=True):
        if row is not None:
            judge_run(one, row, known, desk)
    _find_doubles(judged)
    _find_earlier(judged)
    return judged


def refs_of(judged: Sequence[Judged]) -> dict[str, CourseRef]:
    """Return the courses of a file by the codes given in it."""
    return {
        one.cells["ref"]: CourseRef(
            one.number, one.is_wrong, one.key, one.unit, one.earlier.page if one.earlier else None
        )
        for one in judged
        if one.cells.get("ref")
    }


def _read(one: Judged) -> BaseModel | None:
    """Read all cells of a row; those that cannot be read are said, the rest is judged on."""
    model = row_model(one.sheet)
    try:
        return model.model_validate(one.cells)
    except ValidationError as failed:
        broken = {str(error["loc"][0]): error["msg"] for error in failed.errors()}
    for key, words in broken.items():
        one.say(header_of(one.sheet, key), words)
    rest = {key: text for key, text in one.cells.items() if key not in broken}
    return model.model_validate(rest)


def _unit_code(one: Judged, row: Any) -> str:
    """Find the unit of a row by its code or by its province and district, which must agree."""
    by_area = _code_of_area(one, row)
    if not row.unit:
        return by_area
    code = row.unit.lower()
    # The district's own number is as good as the unit's code.
    code = area_unit_code(code) if code.isdecimal() else code
    if by_area and by_area != code and not code.startswith(f"s{by_area[1:]}"):
        one.say(
            header_of(COURSES, "unit"),
            _("The unit %(unit)s is not the one of %(district)s: leave one of them empty")
            % {"unit": row.unit, "district": f"{row.district} {row.province}".strip()},
        )
    return code


def _code_of_area(one: Judged, row: Any) -> str:
    if not row.province and not row.district:
        return ""
    province = match_province(row.province) if row.province else None
    if province is None:
        words = (
            _("There is no province called “%(name)s”") % {"name": row.province}
            if row.province
            else _("Write the province as well: some districts have the same name")
        )
        one.say(header_of(COURSES, "province"), words)
        return ""
    if not row.district:
        one.say(header_of(COURSES, "district"), _("Write the district as well"))
        return ""
    found = match_district(row.district, province)
    if found is not None:
        return area_unit_code(found.code) or ""
    elsewhere = _provinces_with(row.district)
    words = _("%(district)s is not in %(province)s")
    if elsewhere:
        words = _("%(district)s is in %(elsewhere)s, not in %(province)s")
    names = {
        "district": row.district,
        "province": province.name_th,
        "elsewhere": ", ".join(elsewhere),
    }
    one.say(header_of(COURSES, "district"), words % names)
    return ""


def _provinces_with(name: str) -> list[str]:
    provinces = table().provinces.values()
    return [one.name_th for one in provinces if match_district(name, one)][:3]


def _taken_codes(refs: Any) -> dict[str, CoursePage]:
    codes = {ref.lower() for ref in refs if "-" in ref}
    return {course.code or "": course for course in CoursePage.objects.with_codes(codes)}


def _existing_refs(codes: Collection[str]) -> dict[str, CourseRef]:
    """Courses that are there already, by the code that was written, however it was typed."""
    typed = {code.strip().lower(): code for code in codes if "-" in code}
    courses = list(CoursePage.objects.with_codes(typed))
    centres = {page.path: page for page in CentrePage.objects.holding_any(courses).placed()}
    refs = {}
    for course in courses:
        centre = centres.get(course.path[: -course.steplen])
        if centre is not None:
            title = course.draft_title or course.title
            key = course_key(centre.unit, title)
            refs[typed[course.code or ""]] = CourseRef(0, False, key, centre.unit, course)
    return refs


def _find_doubles(judged: Sequence[Judged]) -> None:
    """Name rows that say the same as one above, and codes that are given twice."""
    keys: dict[str, int] = {}
    refs: dict[str, int] = {}
    for one in judged:
        if one.key and one.key in keys:
            one.say("", _("The same as row %(number)d") % {"number": keys[one.key]})
        elif one.key:
            keys[one.key] = one.number
        ref = one.cells.get("ref", "") if one.sheet == COURSES else ""
        if ref and ref in refs:
            words = _("The code “%(code)s” stands in row %(number)d already")
            one.say(header_of(COURSES, "ref"), words % {"code": ref, "number": refs[ref]})
        elif ref:
            refs[ref] = one.number


def _find_earlier(judged: Sequence[Judged]) -> None:
    """Recognise rows that were imported before: the same file may be sent twice."""
    keys = {one.key for one in judged if one.key and not one.is_wrong}
    earlier = {row.key: row for row in ImportRow.objects.done_before(keys)}
    for one in judged:
        one.earlier = earlier.get(one.key) if not one.is_wrong else None
        if one.earlier is not None:
            one.say("", _("Imported before: it is left as it is"), is_wrong=False)
        elif one.sheet == COURSES and one.page is not None and one.page.pk and not one.is_wrong:
            words = _("The centre has a course of this name already: %(code)s")
            one.say(header_of(COURSES, "title"), words % {"code": one.page.code})
