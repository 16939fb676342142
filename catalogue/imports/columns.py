"""The columns of the spreadsheet as data: a new field of a course is one line here.

Headers, help and examples are Thai: they are printed in the file that teachers fill in.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import TextChoices
from pydantic import BaseModel, ConfigDict, create_model

from catalogue import enums
from catalogue.enums import CourseFormat, OccupationalGroup, SkillType
from catalogue.imports import cells
from catalogue.models import CoursePage
from portal.core.picture_words import PictureWord
from portal.core.thai_text import comparison_key

COURSES, RUNS = "courses", "runs"
SHEET_NAMES = {COURSES: "หลักสูตร", RUNS: "รอบเรียน"}
#: The first column: a row that begins so is for reading, not for importing.
MARK_HEADER = "ที่"
NOT_ROWS = ("คำอธิบาย", "ตัวอย่าง")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, what may stand in it, and what it fills."""

    key: str
    header: str
    cell: Any
    help: str = ""
    examples: tuple[str, str] = ("", "")
    is_required: bool = False
    #: The field of the course that it fills; a column whose field is missing is left out.
    field: str = ""
    #: Other headers that mean the same.
    also: tuple[str, ...] = ()
    width: int = 22

    @property
    def title(self) -> str:
        """The header as the template prints it: with a star where it must be filled in."""
        return f"{self.header}*" if self.is_required else self.header


def _choice(choices: type[TextChoices], **also: str) -> Any:
    return cells.one_of(
        cells.words_of(choices.choices, **also), lambda: [label for _code, label in choices.choices]
    )


def _choices(choices: type[TextChoices], **also: str) -> Any:
    return cells.some_of(
        cells.words_of(choices.choices, **also), lambda: [label for _code, label in choices.choices]
    )


def _of_enum(name: str, *, several: bool = False) -> Any:
    """Return the cell of a vocabulary that may not be there yet; its column then is not either."""
    choices = getattr(enums, name, None)
    if choices is None:
        return cells.Line
    return _choices(choices) if several else _choice(choices)


_GROUP_WORDS = {
    "เกษตร": "agriculture",
    "อุตสาหกรรม": "industry",
    "พาณิชยกรรม": "commerce",
    "พาณิชยกรรมและบริการ": "commerce",
    "บริการ": "commerce",
    "ความคิดสร้างสรรค์": "creative",
    "สร้างสรรค์": "creative",
    "เฉพาะทาง": "special",
    "อาชีพเฉพาะทาง": "special",
}
_FORMAT_WORDS = {"กลุ่มสนใจ": "interest", "ชั้นเรียน": "class", "ชั้นเรียนวิชาชีพ": "class"}
_SKILL_WORDS = {
    "new": "new_skill",
    "new skill": "new_skill",
    "up": "up_skill",
    "upskill": "up_skill",
    "up-skill": "up_skill",
    "re": "re_skill",
    "reskill": "re_skill",
    "re-skill": "re_skill",
    "ทักษะใหม่": "new_skill",
    "เพิ่มสมรรถนะ": "up_skill",
    "ทบทวนทักษะ": "re_skill",
}

_ALL_COURSE_COLUMNS: tuple[Column, ...] = (
    Column("ref", "รหัสในไฟล์", cells.Line,
           "ตั้งเองได้ เช่น A1 ใช้ผูกกับรอบเรียนในแผ่นถัดไป", ("A1", "A2"), width=12),
    Column("unit", "รหัสหน่วยงาน", cells.Line,
           "ดูในแผ่น “รหัสหน่วยงาน” หรือเว้นไว้แล้วใส่จังหวัดกับอำเภอ", ("d4704", ""), width=14),
    Column("province", "จังหวัด", cells.Line, "เช่น สกลนคร", ("", "สกลนคร"), width=14),
    Column("district", "อำเภอ", cells.Line, "อำเภอของศูนย์ที่สอน", ("", "พรรณานิคม"), width=16),
    Column("title", "ชื่อหลักสูตร", cells.Line, "ชื่อที่คนเรียก ไม่เกิน 40 ตัวอักษรจะอ่านง่ายบนมือถือ",
           ("ย้อมครามและมัดย้อมสีธรรมชาติ", "ซ่อมเครื่องยนต์เล็กการเกษตร"),
           is_required=True, field="title", width=34),
    Column("summary", "เรียนแล้วได้อะไร", cells.Line, "หนึ่งประโยค ไม่เกิน 90 ตัวอักษร",
           ("ก่อหม้อคราม มัดลาย ย้อมผ้า จนได้ผ้าที่ขายได้จริง", "ถอดประกอบและซ่อมเครื่องตัดหญ้าของตัวเองได้"),
           is_required=True, field="summary", also=("คำโปรย", "ประโยคแนะนำ"), width=40),
    Column("group", "กลุ่มอาชีพ", _choice(OccupationalGroup, **_GROUP_WORDS),
           "เกษตรกรรม · อุตสาหกรรม · พาณิชยกรรมและบริการ · ความคิดสร้างสรรค์ · อาชีพเฉพาะทาง",
           ("ความคิดสร้างสรรค์", "อุตสาหกรรม"), is_required=True, field="occupational_group",
           width=24),
    Column("hours", "จำนวนชั่วโมง", cells.Whole, "1–30 เป็นกลุ่มสนใจ 31 ขึ้นไปเป็นชั้นเรียน",
           ("30", "40"), is_required=True, field="hours", also=("ชั่วโมง",), width=12),
    Column("format", "รูปแบบ", _choice(CourseFormat, **_FORMAT_WORDS),
           "เว้นไว้ได้ ระบบดูจากชั่วโมง", ("กลุ่มสนใจ", "ชั้นเรียน"), width=14),
    Column("skill_types", "ประเภททักษะ", _choices(SkillType, **_SKILL_WORDS),
           "ทักษะใหม่ · เพิ่มสมรรถนะ · ทบทวนทักษะ ใส่ได้หลายอย่าง คั่นด้วยจุลภาค",
           ("ทักษะใหม่", "ทักษะใหม่, เพิ่มสมรรถนะ"), field="skill_types"),
    Column("fee", "ค่าเรียน (บาท)", cells.Whole, "0 ถ้าเรียนฟรี เว้นไว้หน้าเว็บจะบอกว่า “ถามศูนย์”",
           ("0", "0"), field="fee_baht", also=("ค่าเรียน",), width=12),
    Column("material_fee", "ค่าวัสดุ (บาท)", cells.Whole, "เช่น 100", ("0", "150"),
           field="material_fee_baht", also=("ค่าวัสดุ",), width=12),
    Column("outcomes", "เรียนจบแล้วทำอะไรได้", cells.Lines,
           "3–6 ข้อ ข้อละบรรทัด (Alt+Enter) ขึ้นต้นด้วยคำกริยา",
           ("ก่อหม้อครามเป็น\nมัดลาย 5 แบบ\nย้อมผ้าให้สีเสมอ ไม่ตก",
            "ถอดและประกอบเครื่องยนต์ได้\nหาอาการเสียเป็น\nเปลี่ยนอะไหล่เองได้"),
           is_required=True, field="outcomes", width=40),
    Column("topics", "หัวข้อที่สอนและชั่วโมง", cells.Topics,
           "หัวข้อละบรรทัด ตามด้วย | และชั่วโมง รวมแล้วต้องเท่าจำนวนชั่วโมง",
           ("ก่อหม้อคราม | 10\nมัดลายและย้อม | 20", "รู้จักเครื่องยนต์ | 10\nถอด ประกอบ และซ่อม | 30"),
           is_required=True, field="topics", also=("หัวข้อ",), width=40),
    Column("audience", "เหมาะกับใคร", cells.Text, "เช่น คนที่อยากมีรายได้เสริม ไม่ต้องเคยทำมาก่อน",
           ("คนที่อยากมีรายได้เสริมจากงานผ้า", "เกษตรกรที่มีเครื่องยนต์เล็ก"), field="audience",
           width=34),
    Column("target_groups", "กลุ่มที่เหมาะ", cells.Text, "ชื่อกลุ่มจากแผ่น “ตัวเลือก” คั่นด้วยจุลภาค",
           field="target_groups"),
    Column("prerequisites", "ต้องรู้อะไรมาก่อน", cells.Text, "เว้นไว้ถ้าไม่ต้อง", field="prerequisites"),
    Column("bring", "ต้องเอาอะไรมา", cells.Text, "อย่างละบรรทัด",
           ("บัตรประชาชนตัวจริง ใช้วันแรกวันเดียว", ""), field="bring"),
    Column("selection", "เลือกผู้เรียนอย่างไร", cells.Text, "เมื่อมีคนสมัครเกินที่นั่ง",
           field="selection_criteria"),
    Column("trainer", "ผู้สอน", cells.Line, "บอกบทบาท ไม่ใส่ชื่อคน", ("วิทยากรชุมชน", "ช่างในพื้นที่"),
           field="trainer"),
    Column("certificate", "วุฒิบัตร", cells.Line, "", ("ได้เมื่อเรียนครบ 80%", ""), field="certificate"),
    Column("picture_word", "ภาพประกอบ", _choice(PictureWord), "ชื่อภาพจากแผ่น “ตัวเลือก”",
           field="picture_word"),
    Column("kind", "ชนิดหลักสูตร", _of_enum("CourseKind"), "", field="kind"),
    Column("intended_for", "สำหรับ", _of_enum("IntendedFor"), "", field="intended_for"),
    Column("market_skills", "ทักษะที่ตลาดต้องการ", _of_enum("MarketSkill", several=True), "",
           field="market_skills"),
    Column("tags", "ป้าย", _of_enum("CourseTag", several=True), "", field="tags"),
    Column("industries", "อุตสาหกรรมเป้าหมาย", _of_enum("TargetIndustry", several=True), "",
           field="industries"),
    Column("standard", "มาตรฐานอาชีพ", cells.Line, "", field="occupational_standard"),
    Column("expected_results", "ต่อยอดเป็นอะไรได้", cells.Text, "", field="expected_results"),
    Column("min_age", "อายุตั้งแต่", cells.Whole, "", field="min_age", width=10),
    Column("max_age", "อายุไม่เกิน", cells.Whole, "", field="max_age", width=10),
    Column("priority_rule", "ใครได้ที่นั่งก่อน", _of_enum("PriorityRule"), "", field="priority_rule"),
    Column("version", "รุ่นของหลักสูตร", cells.Line, "", field="version"),
    Column("approved_by", "ผู้อนุมัติหลักสูตรสมรรถนะ", cells.Line, "ตำแหน่ง ไม่ใส่ชื่อคน",
           field="competency_approved_by"),
    Column("approved_on", "อนุมัติเมื่อ", cells.Day, "", field="competency_approved_on"),
    Column("board_meeting", "มติคณะกรรมการวิทยาลัย", cells.Line, "", field="competency_board_meeting"),
    Column("title_en", "ชื่อภาษาอังกฤษ", cells.Line, "ไม่บังคับ", field="title_en"),
    Column("summary_en", "ประโยคแนะนำภาษาอังกฤษ", cells.Line, "ไม่บังคับ", field="summary_en"),
)  # fmt: skip

RUN_COLUMNS: tuple[Column, ...] = (
    Column("course", "หลักสูตร", cells.Line,
           "รหัสในไฟล์ของแผ่นหลักสูตร เช่น A1 หรือรหัสหลักสูตรที่มีแล้ว เช่น snk-7k4p",
           ("A1", "A2"), is_required=True, also=("รหัสในไฟล์", "รหัสหลักสูตร"), width=14),
    Column("starts_on", "วันแรก", cells.Day, "พ.ศ. หรือ ค.ศ. ก็ได้", ("12/12/2569", "10 ม.ค. 2570"),
           is_required=True, also=("เริ่มเรียน",), width=14),
    Column("ends_on", "วันสุดท้าย", cells.Day, "", ("27/12/2569", "31 ม.ค. 2570"),
           is_required=True, also=("เรียนถึง",), width=14),
    Column("weekdays", "เรียนวัน", cells.Weekdays, "เช่น เสาร์, อาทิตย์ หรือ จันทร์-ศุกร์",
           ("เสาร์, อาทิตย์", "จันทร์-ศุกร์")),
    Column("hours_from", "ตั้งแต่เวลา", cells.Clock, "เช่น 09.00", ("09.00", "17.00"), width=10),
    Column("hours_until", "ถึงเวลา", cells.Clock, "เช่น 15.00", ("15.00", "19.00"), width=10),
    Column("meetings", "วันเรียนทีละวัน", cells.Meetings,
           "ถ้าเวลาไม่เท่ากัน วันละบรรทัด เช่น 12 ธ.ค. 2569 09.00-15.00", width=30),
    Column("venue", "เรียนที่ไหน", cells.Line, "", ("ศูนย์เรียนรู้บ้านถ้ำเต่า ต.สว่าง", "ห้องฝึกอาชีพของศูนย์"),
           is_required=True, also=("สถานที่",), width=34),
    Column("capacity", "ที่นั่ง", cells.Whole, "", ("20", "15"), is_required=True, width=10),
    Column("waiting_limit", "รับสำรอง", cells.Whole, "เว้นไว้คือไม่มีรายชื่อสำรอง", ("5", ""), width=10),
    Column("opens_at", "เปิดรับสมัคร", cells.OpeningMoment, "ไม่ใส่เวลาคือ 08.30",
           ("1 ธ.ค. 2569 08.30", "20/12/2569"), is_required=True, width=20),
    Column("closes_at", "ปิดรับสมัคร", cells.ClosingMoment, "ไม่ใส่เวลาคือ 16.30",
           ("8 ธ.ค. 2569 16.30", "5/1/2570"), is_required=True, width=20),
    Column("has_wheelchair_access", "รถเข็นเข้าได้", cells.YesNo, "ใช่ หรือ ไม่", ("ใช่", ""), width=12),
    Column("trainer", "ผู้สอน", cells.Line, "ถ้าไม่เหมือนของหลักสูตร"),
    Column("allowance_baht", "เบี้ยเลี้ยงต่อคน (บาท)", cells.Whole, "", width=12),
    Column("host_partner", "จัดร่วมกับ", cells.Line, ""),
    Column("is_one_district_one_occupation", "๑ อำเภอ ๑ อาชีพ", cells.YesNo, "ใช่ หรือ ไม่", width=14),
    Column("note", "หมายเหตุ", cells.Text, "", width=30),
)  # fmt: skip


@cache
def course_columns() -> tuple[Column, ...]:
    """Return the columns whose field the course has."""
    fields = {field.name for field in CoursePage._meta.get_fields()}
    return tuple(one for one in _ALL_COURSE_COLUMNS if not one.field or one.field in fields)


def columns_of(sheet: str) -> tuple[Column, ...]:
    """Return the columns of a sheet by its code."""
    return course_columns() if sheet == COURSES else RUN_COLUMNS


@cache
def row_model(sheet: str) -> type[BaseModel]:
    """Return the type of a row: it reads every cell, and says of each what is wrong."""
    name = f"{sheet.capitalize()}Row"
    fields: dict[str, Any] = {one.key: (one.cell, "") for one in columns_of(sheet)}
    model: type[BaseModel] = create_model(
        name, __config__=ConfigDict(validate_default=True), **fields
    )
    return model


def header_of(sheet: str, key: str) -> str:
    """Return the header of a column, for a message about one of its cells."""
    return next((one.header for one in columns_of(sheet) if one.key == key), "")


def key_of_field(field: str) -> str:
    """Return the column that fills a field of a course."""
    return next((one.key for one in course_columns() if one.field == field), "")


def known_headers(columns: Iterable[Column]) -> dict[str, Column]:
    """Return the columns by every header that means them."""
    return {comparison_key(header): one for one in columns for header in (one.header, *one.also)}
