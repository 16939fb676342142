"""Courses and runs from a spreadsheet: every row judged in words, right ones imported."""

import datetime
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from catalogue.imports import workbook
from catalogue.imports.columns import course_columns
from catalogue.models import CoursePage, CourseRun, ImportJob
from catalogue.services import imports
from portal.users.models import RoleAssignment
from tests.catalogue.conftest import NOW
from tests.factories.catalogue import make_course
from tests.factories.spreadsheets import course_row, run_row, spreadsheet, upload
from tests.factories.users import again, as_role, sign_in

pytestmark = pytest.mark.usefixtures("saturday")


@pytest.fixture
def signed_in(client, tree, teacher):
    """A teacher's browser."""
    return sign_in(client, teacher)


def send(client, courses=(), runs=()):
    """Send a file and return what came of the dry run."""
    answer = client.post(reverse("course_imports:index"), {"file": upload(courses, runs)})
    assert answer.status_code == 302, answer.context["form"].errors
    assert not CoursePage.objects.filter(title__startswith="ย้อมครามรุ่น").exists()
    return ImportJob.objects.latest("pk")


def begin(client, job, **ticks):
    return client.post(reverse("course_imports:job", args=[job.pk]), {"start": "1", **ticks})


def said(job, sheet="courses"):
    """Return the wrong words of the first row of a sheet, each after its column."""
    row = job.rows.filter(sheet=sheet).first()
    return " | ".join(f"{m['column']}: {m['words']}" for m in row.messages if m["is_wrong"])


def test_template_can_be_sent_back(signed_in):
    """The template has Thai headers, help, examples and one's own units; examples are no rows."""
    answer = signed_in.get(reverse("course_imports:template"))
    book = load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["วิธีกรอก", "หลักสูตร", "รอบเรียน", "ตัวเลือก", "รหัสหน่วยงาน"]
    sheet = book["หลักสูตร"]
    assert [cell.value for cell in sheet[1]][:3] == ["ที่", "รหัสในไฟล์", "รหัสหน่วยงาน"]
    assert [sheet.cell(row, 1).value for row in (2, 3, 4)] == ["คำอธิบาย", "ตัวอย่าง", "ตัวอย่าง"]
    codes = {cell.value for cell in book["รหัสหน่วยงาน"]["A"]}
    assert "d4704" in codes
    assert "d4702" not in codes
    answer = signed_in.post(
        reverse("course_imports:index"),
        {"file": SimpleUploadedFile("courses.xlsx", answer.content)},
    )
    assert "ไม่มีแถว" in answer.context["form"].errors["file"][0]


def test_examples_of_the_template_are_right_rows(signed_in):
    """What the template shows can be imported as it stands."""
    examples = [
        {one.key: one.examples[n] for one in course_columns()} | {"title": f"ย้อมครามรุ่น {n}"}
        for n in (0, 1)
    ]
    job = send(signed_in, examples)
    assert job.rows.tally() == {"right": 2}, said(job)


@pytest.mark.row("S0-18")
def test_right_rows_become_drafts_that_wait_for_the_director(signed_in, teacher, units):
    """A course and its run are imported through the services of the forms; nothing is public."""
    job = send(signed_in, [course_row()], [run_row()])
    assert job.rows.tally() == {"right": 2}, said(job) + said(job, "runs")
    assert begin(signed_in, job).status_code == 302
    course = CoursePage.objects.get(title="ย้อมครามรุ่น 1")
    assert not course.live
    assert course.owner == teacher
    assert course.code.startswith("snk-")
    assert [topic.value["hours"] for topic in course.topics] == [10, 20]
    assert course.current_workflow_state.requested_by == teacher
    run = CourseRun.objects.get()
    assert run.course_id == course.pk
    assert not run.is_public
    assert run.detail.created_by == teacher
    assert [one.held_on.day for one in run.sessions.all()] == [12, 13, 19, 20, 26, 27]
    page = signed_in.get(reverse("course_imports:job", args=[job.pk])).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[course.pk]) in page
    assert run.code in page


def test_superuser_publishes_what_is_imported(client, tree):
    """Who may publish below the centre has the courses published at once; runs still wait."""
    sign_in(client, as_role("superuser"))
    begin(client, send(client, [course_row()], [run_row()]))
    assert CoursePage.objects.get(title="ย้อมครามรุ่น 1").live
    assert not CourseRun.objects.get().is_public


COURSES = [
    ({"hours": 0}, "จำนวนชั่วโมง: ", "อย่างน้อย 1 ชั่วโมง"),
    ({"hours": "๐"}, "จำนวนชั่วโมง: ", "อย่างน้อย 1 ชั่วโมง"),
    ({"hours": "สามสิบ"}, "จำนวนชั่วโมง: ", "ไม่ใช่ตัวเลข"),
    ({"hours": "=1/0"}, "จำนวนชั่วโมง: ", ""),
    ({"hours": 31, "format": "กลุ่มสนใจ", "topics": "ก | 31"}, "รูปแบบ: ", "31 ชั่วโมงเป็น"),
    ({"hours": 30, "format": "ชั้นเรียน"}, "รูปแบบ: ", "30 ชั่วโมงเป็น"),
    ({"format": "ออนไลน์"}, "รูปแบบ: ", "ไม่รู้จัก “ออนไลน์”"),
    ({"topics": "ก่อหม้อ | 10"}, "หัวข้อที่สอนและชั่วโมง: ", "รวมได้ 10 ชั่วโมง"),
    ({"topics": "ก่อหม้อ"}, "หัวข้อที่สอนและชั่วโมง: ", "ตามด้วย |"),
    ({"topics": ""}, "หัวข้อที่สอนและชั่วโมง: ", "สอนอะไร"),
    ({"outcomes": "ทำได้"}, "เรียนจบแล้วทำอะไรได้: ", "3"),
    ({"title": ""}, "ชื่อหลักสูตร: ", "ใส่ชื่อหลักสูตร"),
    ({"title": "ก" * 300}, "ชื่อหลักสูตร: ", ""),
    ({"summary": "ก" * 91}, "เรียนแล้วได้อะไร: ", "90"),
    ({"group": "ช่าง"}, "กลุ่มอาชีพ: ", "ไม่รู้จัก “ช่าง”"),
    ({"group": ""}, "กลุ่มอาชีพ: ", "กลุ่มอาชีพ"),
    ({"fee": "ร้อยบาท"}, "ค่าเรียน (บาท): ", "ไม่ใช่ตัวเลข"),
    ({"fee": -5}, "ค่าเรียน (บาท): ", "ไม่ใช่ตัวเลข"),
    ({"target_groups": "คนสูง"}, "กลุ่มที่เหมาะ: ", "คนสูง"),
    ({"unit": "d9999"}, "รหัสหน่วยงาน: ", "d9999"),
    ({"unit": "d4702"}, "รหัสหน่วยงาน: ", "ไม่ใช่หน่วยงานที่คุณดูแล"),
    ({"unit": "", "province": "ระยอง", "district": "พรรณานิคม"}, "อำเภอ: ", "อยู่จังหวัดสกลนคร"),
    ({"unit": "", "province": "สกลนคร", "district": "ไม่มี"}, "อำเภอ: ", "ไม่ได้อยู่ในจังหวัดสกลนคร"),
    ({"unit": "", "province": "สกล", "district": "พรรณานิคม"}, "จังหวัด: ", "ไม่มีจังหวัด"),
    ({"unit": "", "district": "พรรณานิคม"}, "จังหวัด: ", "ใส่จังหวัดด้วย"),
    ({"province": "สกลนคร", "district": "กุสุมาลย์"}, "รหัสหน่วยงาน: ", "ไม่ใช่ของ"),
    ({"audience": "โทรหาผู้เรียน 081 234 5678"}, "เหมาะกับใคร: ", ""),
    ({"bring": "บัตร 1234567890121"}, "ต้องเอาอะไรมา: ", ""),
    ({"trainer": "ก" * 121}, "ผู้สอน: ", ""),
]


@pytest.mark.one_database  # cells are judged before anything is stored
@pytest.mark.parametrize(
    ("cells", "column", "words"),
    COURSES,
    ids=[f"{row[1][:-2]} {n}" for n, row in enumerate(COURSES)],
)
def test_wrong_course_is_named_by_row_and_column(signed_in, cells, column, words):
    """Each mistake is said in Thai beside its column, and nothing can be started."""
    job = send(signed_in, [course_row(**cells)])
    assert job.rows.tally() == {"wrong": 1}
    assert column in said(job)
    assert words in said(job)
    begin(signed_in, job, only_right="1")
    assert not CoursePage.objects.exists()


RUNS = [
    ({"starts_on": "12/12/2568"}, "วันแรก: ", "ตรวจปี"),
    ({"starts_on": "12/12/69"}, "วันแรก: ", "4 หลัก"),
    ({"starts_on": "32/12/2569"}, "วันแรก: ", "ไม่ใช่วันที่"),
    ({"starts_on": ""}, "วันแรก: ", ""),
    ({"ends_on": "11 ธ.ค. 2569"}, "วันสุดท้าย: ", "ก่อนวันแรก"),
    ({"closes_at": "13/12/2569"}, "ปิดรับสมัคร: ", "หลังวันแรก"),
    ({"closes_at": "30/11/2569"}, "ปิดรับสมัคร: ", "ก่อนเปิด"),
    ({"closes_at": "เร็ว ๆ นี้"}, "ปิดรับสมัคร: ", "อ่านไม่ออก"),
    ({"capacity": 0}, "ที่นั่ง: ", "1"),
    ({"capacity": ""}, "ที่นั่ง: ", "20"),
    ({"capacity": 9999}, "ที่นั่ง: ", "2000"),
    ({"venue": ""}, "เรียนที่ไหน: ", "ที่ไหน"),
    ({"weekdays": "ทุกวันพระ"}, "เรียนวัน: ", "ไม่ใช่ชื่อวัน"),
    ({"hours_from": "เช้า"}, "ตั้งแต่เวลา: ", "ไม่ใช่เวลา"),
    ({"hours_from": ""}, "ตั้งแต่เวลา: ", "09.00"),
    ({"has_wheelchair_access": "อาจจะ"}, "รถเข็นเข้าได้: ", "ใช่ หรือ ไม่"),
    ({"note": "โทรหาผู้เรียน 081 234 5678"}, "หมายเหตุ: ", ""),
    ({"course": "A9"}, "หลักสูตร: ", "ไม่มีหลักสูตร “A9”"),
    ({"course": ""}, "หลักสูตร: ", "หลักสูตรไหน"),
]


@pytest.mark.one_database  # cells are judged before anything is stored
@pytest.mark.parametrize(("cells", "column", "words"), RUNS, ids=[str(row[0])[:48] for row in RUNS])
def test_wrong_run_is_named_by_row_and_column(signed_in, cells, column, words):
    """The rules of the run's form hold for a row, in the same words."""
    job = send(signed_in, [course_row()], [run_row(**cells)])
    assert job.rows.tally() == {"right": 1, "wrong": 1}
    assert column in said(job, "runs")
    assert words in said(job, "runs")


SAME_DAY = [
    "12/12/2569", "12/12/2026", "๑๒/๑๒/๒๕๖๙", "12 ธ.ค. 2569", "12 ธันวาคม พ.ศ. 2569",
    "2026-12-12", "2569-12-12", datetime.datetime(2026, 12, 12), datetime.datetime(2569, 12, 12),
    "12 December 2026",
]  # fmt: skip


@pytest.mark.parametrize("written", SAME_DAY, ids=str)
def test_days_are_read_in_either_era(signed_in, written):
    """Thai digits, Buddhist and common years, Excel's own dates: all mean the same day."""
    job = send(signed_in, [course_row(hours="๓๐")], [run_row(starts_on=written)])
    begin(signed_in, job)
    assert CourseRun.objects.get().starts_on == datetime.date(2026, 12, 12)
    assert CoursePage.objects.get(title="ย้อมครามรุ่น 1").hours == 30


def test_same_row_twice_is_named(signed_in):
    """The second of two equal rows, and a code given twice, are named with the first one's row."""
    job = send(signed_in, [course_row(1), course_row(1), course_row(2, ref="A1")])
    assert job.rows.tally() == {"right": 1, "wrong": 2}
    words = [message["words"] for row in job.rows.all() for message in row.messages]
    assert "ซ้ำกับแถว 5" in words
    assert "รหัส “A1” ใช้แล้วในแถว 5" in words


def test_course_that_is_there_is_not_made_again(signed_in, tree):
    """A course of the same name at the same centre is named with its code; so is a taken code."""
    there = make_course(tree["d4704"], title="ย้อมครามที่มีแล้ว")
    job = send(signed_in, [course_row(title="ย้อมครามที่มีแล้ว "), course_row(2, ref=there.code)])
    assert job.rows.tally() == {"wrong": 2}
    words = " ".join(message["words"] for row in job.rows.all() for message in row.messages)
    assert f"รหัส {there.code}" in words
    assert "ย้อมครามที่มีแล้ว" in words


def test_run_of_a_course_that_is_there(signed_in, tree):
    """A run names a course by the portal's code, however it is typed."""
    course = make_course(tree["d4704"])
    job = send(signed_in, [], [run_row(course.code.upper())])
    begin(signed_in, job)
    assert CourseRun.objects.get().course_id == course.pk


def test_run_of_another_units_course_is_refused(signed_in, tree):
    """A run is written for courses of one's own units only."""
    job = send(signed_in, [], [run_row(make_course(tree["d4702"]).code)])
    assert "ไม่ใช่หน่วยงานที่คุณดูแล" in said(job, "runs")


def test_one_wrong_row_stops_all_unless_ticked(signed_in):
    """It starts when all rows are right, or when the right ones alone are wanted."""
    job = send(signed_in, [course_row(1), course_row(2, hours=0)])
    begin(signed_in, job)
    assert not CoursePage.objects.exists()
    page = signed_in.get(reverse("course_imports:job", args=[job.pk])).content.decode()
    assert "นำเข้าเฉพาะแถวที่ถูกต้อง" in page
    begin(signed_in, job, only_right="1")
    assert [course.title for course in CoursePage.objects.all()] == ["ย้อมครามรุ่น 1"]
    job.refresh_from_db()
    assert job.state == "done"
    assert job.rows.tally() == {"done": 1, "wrong": 1}


def test_same_file_twice_makes_nothing_twice(signed_in):
    """Rows that were imported before are recognised and left as they are."""
    rows = [course_row(1), course_row(2)]
    begin(signed_in, send(signed_in, rows, [run_row()]))
    answer = signed_in.post(
        reverse("course_imports:index"), {"file": upload([*rows, course_row(3)], [run_row()])}
    )
    assert answer.status_code == 302
    job = ImportJob.objects.latest("pk")
    assert job.rows.tally() == {"there": 3, "right": 1}
    begin(signed_in, job)
    assert CoursePage.objects.count() == 3
    assert CourseRun.objects.count() == 1


def test_unit_may_be_left_out_where_there_is_only_one(signed_in, tree):
    """A teacher of one centre writes no code; district and province do as well."""
    rows = [
        course_row(1, unit=""),
        course_row(2, unit="", province="จ.สกลนคร", district="อ.พรรณานิคม"),
    ]
    job = send(signed_in, rows)
    begin(signed_in, job)
    assert {course.centre.pk for course in CoursePage.objects.all()} == {tree["d4704"].pk}


def test_role_lost_since_the_check_stops_the_row(signed_in, teacher):
    """Rights are asked again when the row is worked on."""
    job = send(signed_in, [course_row()])
    RoleAssignment.objects.of([teacher.pk]).delete()
    imports.start(job, only_right=False, at=NOW)
    while imports.work(job.pk):
        pass
    assert job.rows.tally() == {"failed": 1}
    assert not CoursePage.objects.exists()


def _workbook(fill):
    book = Workbook()
    fill(book.active)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _zip(name, text):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr(name, text)
    return out.getvalue()


FILES = {
    "text": (b"title,hours", "courses.xlsx"),
    "empty": (b"", "courses.xlsx"),
    "old": (b"\xd0\xcf\x11\xe0", "courses.xls"),
    "csv": ("ชื่อ,ชั่วโมง".encode(), "courses.csv"),
    "other zip": (_zip("a.txt", "x"), "courses.xlsx"),
    "broken": (_zip("xl/workbook.xml", "<x"), "courses.xlsx"),
    "no sheet": (_workbook(lambda sheet: None), "courses.xlsx"),
    "other heads": (_workbook(lambda sheet: sheet.append(["a", "b"])), "courses.xlsx"),
}


@pytest.mark.parametrize("name", FILES)
def test_other_files_are_refused_with_words(signed_in, name):
    """Whatever is sent, the answer says what to send instead."""
    content, file_name = FILES[name]
    answer = signed_in.post(
        reverse("course_imports:index"), {"file": SimpleUploadedFile(file_name, content)}
    )
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert not ImportJob.objects.exists()


def test_unknown_columns_are_named(signed_in):
    """A column that the import does not know is said, and the rest is read in any order."""

    def fill(sheet):
        sheet.title = "หลักสูตร"
        row = course_row()
        columns = [one for one in course_columns() if one.key in row][::-1]
        sheet.append(["สีที่ชอบ", *(one.header for one in columns)])
        sheet.append(["ฟ้า", *(row[one.key] for one in columns)])

    file = SimpleUploadedFile("courses.xlsx", _workbook(fill))
    signed_in.post(reverse("course_imports:index"), {"file": file})
    job = ImportJob.objects.get()
    assert job.unknown_headers == ["สีที่ชอบ"]
    assert job.rows.tally() == {"right": 1}, said(job)


@pytest.mark.parametrize("role", ["provincial_supervisor", "group_rep", "dpo"])
def test_who_writes_no_courses_imports_none(client, tree, units, role):
    """The screens are for those who may write courses."""
    unit = units[{"provincial_supervisor": "p47", "dpo": "dole"}.get(role, "d4704")]
    sign_in(client, as_role(role, unit))
    for name in ("index", "template"):
        assert client.get(reverse(f"course_imports:{name}")).status_code in (302, 403)


def test_import_is_its_own_persons(signed_in, client, units):
    """Nobody else opens, starts or stops it; a superuser may."""
    job = send(signed_in, [course_row()])
    address = reverse("course_imports:job", args=[job.pk])
    sign_in(client, as_role("district_director", units["d4704"]))
    assert client.get(address).status_code in (302, 403)
    assert begin(client, job).status_code in (302, 403)
    job.refresh_from_db()
    assert job.state == "judged"
    sign_in(client, as_role("superuser"))
    assert client.get(address).status_code == 200


def test_dry_run_asks_the_same_of_one_row_and_fifty(
    signed_in, django_assert_max_num_queries, teacher
):
    """The judge looks up everything once, however many rows there are."""
    counts = []
    for many in (1, 50):
        sheets = workbook.read(spreadsheet([course_row(n) for n in range(many)]))
        with django_assert_max_num_queries(40) as asked:
            imports.judge(sheets, by=again(teacher), at=NOW)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_command_imports_and_goes_on(tree, teacher, tmp_path, capsys):
    """The command says what is wrong row by row, and imports in somebody's name."""
    file = tmp_path / "courses.xlsx"
    file.write_bytes(spreadsheet([course_row(1), course_row(2, hours=0)]).getvalue())
    with pytest.raises(CommandError, match="มีแถวที่ต้องแก้"):
        call_command("import_courses", str(file), name=teacher.username)
    assert "หลักสูตร 6 จำนวนชั่วโมง: " in capsys.readouterr().out
    call_command("import_courses", resume=ImportJob.objects.get().pk, only_right=True)
    assert "done=1 wrong=1" in capsys.readouterr().out
    assert CoursePage.objects.get().owner == teacher
