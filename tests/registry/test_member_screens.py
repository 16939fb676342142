"""The officers' screens of the register of members: who sees what, files in and out, looks logged."""

from io import BytesIO

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from registry import member_sheet
from registry.models import AccessLog, GroupMember
from registry.services import group_members
from search.models import Entry
from tests.factories.registry import make_member, make_open_run, sign_up_someone
from tests.factories.showcase import make_group
from tests.factories.users import as_role, sign_in
from tests.registry.conftest import plain
from tests.registry.test_group_members import NAME, TELEPHONE

pytestmark = pytest.mark.django_db

RIGHT = {"name": "สมหมาย ใจดี", "telephone": "081 000 0001", "role": "chair", "told": "on"}
HEADINGS = list(member_sheet.HEADINGS.values())


@pytest.fixture
def group(tree):
    """A group of the district centre of Phanna Nikhom."""
    return make_group(tree["d4704"])


@pytest.fixture
def desk(client, units):
    """A teacher of that centre."""
    return sign_in(client, as_role("teacher", units["d4704"], username="kru@example.com"))


def at(name, pk=None):
    return reverse(f"group_members:{name}", args=[pk] if pk else [])


def sheet(*rows, headings=HEADINGS, above=()):
    book = Workbook()
    page = book.active
    for row in (*above, headings, *rows):
        page.append(list(row))
    out = BytesIO()
    book.save(out)
    return SimpleUploadedFile("members.xlsx", out.getvalue())


def send(client, group, file, **more):
    return client.post(at("import", group.pk), {"file": file, "told": "on", **more})


# --- who sees what


@pytest.mark.parametrize("role", ["teacher", "district_officer", "district_director"])
@pytest.mark.row("S4-20")
def test_own_unit_keeps_the_register(client, units, group, role):
    """Staff of the group's centre see names, write people in, change them and note who left."""
    sign_in(client, as_role(role, units["d4704"]))
    response = client.post(at("add", group.pk), {**RIGHT, "joined_on": "1 ม.ค. 2568"})
    assert response.status_code == 302
    member = GroupMember.objects.get()
    assert member.role == "chair"
    said = plain(client.get(at("group", group.pk)))
    assert "สมหมาย ใจดี" in said
    assert "081 000 0001" in said
    assert "ประธาน 1" in said
    client.post(at("one", member.pk), {**RIGHT, "name": "สมหมาย ดีใจ", "role": "treasurer"})
    assert "สมหมาย ดีใจ" in plain(client.get(at("group", group.pk)))
    client.post(at("act", member.pk), {"do": "leave", "left_on": ""})
    member.refresh_from_db()
    assert member.left_on == timezone.localdate()


@pytest.mark.parametrize(
    ("role", "unit"),
    [
        ("teacher", "d4702"),
        ("district_director", "d2101"),
        ("provincial_officer", "p21"),
        ("editor", "d4704"),
        ("provincial_supervisor", "p47"),
    ],
)
def test_others_see_nothing(client, units, group, role, unit):
    """Other units, and roles that see no learners, open no screen and change nothing."""
    member = make_member(group, name=NAME)
    sign_in(client, as_role(role, units[unit]))
    for name in ("group", "add", "import", "template", "export"):
        assert client.get(at(name, group.pk)).status_code == 302
    for name in ("one", "learner"):
        assert client.get(at(name, member.pk)).status_code == 302
    for do in ("leave", "erase"):
        assert client.post(at("act", member.pk), {"do": do}).status_code == 302
    assert client.post(at("add", group.pk), RIGHT).status_code == 302
    index = client.get(at("index"))
    assert index.status_code == 302 or group.title not in index.content.decode()
    member.refresh_from_db()
    assert member.left_on is None
    assert GroupMember.objects.count() == 1
    assert not AccessLog.objects.exists()


def test_protection_officer_sees_names_for_a_reason_only(client, units, group):
    """Whoever may only view reads masked lines; a reason opens one and is written down."""
    member = make_member(group, name=NAME, telephone=TELEPHONE, note="บ้านท้ายซอย")
    sign_in(client, as_role("dpo", units["dole"]))
    for address in (at("group", group.pk), at("one", member.pk)):
        said = plain(client.get(address))
        assert not any(word in said for word in (NAME, "081 000 9188", "ท้ายซอย"))
    assert NAME not in plain(client.post(at("one", member.pk), {"reason": " "}))
    assert NAME in plain(client.post(at("one", member.pk), {"reason": "ตรวจคำร้อง"}))
    row = AccessLog.objects.first()
    assert (row.action, row.reason, row.object_ids) == ("reveal", "ตรวจคำร้อง", [member.pk])
    assert client.get(at("export", group.pk)).status_code == 302
    client.post(at("act", member.pk), {"do": "erase"})
    assert not GroupMember.objects.get().is_erased


def test_every_look_is_written_down(desk, group):
    """Lists once a page, one screen each; the list of groups names nobody and is no look."""
    member = make_member(group)
    desk.get(at("index"))
    assert not AccessLog.objects.exists()
    desk.get(at("group", group.pk))
    desk.get(at("one", member.pk))
    looks = AccessLog.objects.order_by("pk").values_list("action", "object_type", "object_ids")
    assert list(looks) == [
        ("list", "group_member", [member.pk]),
        ("view", "group_member", [member.pk]),
    ]


def test_list_of_groups_costs_the_same_for_one_and_for_many(desk, tree, django_assert_num_queries):
    """Groups are counted in one query; each line adds none."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    make_member(make_group(tree["d4704"], title="กลุ่มแรก"))
    desk.get(at("index"))
    with CaptureQueriesContext(connection) as few:
        desk.get(at("index"))
    for number in range(6):
        make_member(make_group(tree["d4704"], title=f"กลุ่มที่ {number}"))
    with CaptureQueriesContext(connection) as many:
        said = plain(desk.get(at("index")))
    assert "กลุ่มที่ 5" in said
    assert len(many) == len(few)


def test_register_costs_the_same_for_one_and_for_many(desk, group):
    """A member's line adds no query."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for _ in range(2):
        for _ in range(6 if counts else 1):
            make_member(group)
        desk.get(at("group", group.pk))
        with CaptureQueriesContext(connection) as queries:
            desk.get(at("group", group.pk))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_groups_are_narrowed_to_registered_ones(desk, tree):
    """Community enterprises and others with a number of a register, by choice (S0-36)."""
    make_group(tree["d4704"], title="กลุ่มธรรมดา", legal_form="occupation_group")
    enterprise = make_group(
        tree["d4704"], title="วิสาหกิจเรา", legal_form="community_enterprise",
        registration_number="4-47-04-01/1-0001",
    )  # fmt: skip
    said = plain(desk.get(at("index"), {"only": "registered"}))
    assert enterprise.title in said
    assert "กลุ่มธรรมดา" not in said
    assert "กลุ่มธรรมดา" in plain(desk.get(at("index"), {"q": "ธรรมดา"}))


def test_somebody_who_asks_is_found_by_telephone(desk, group, tree):
    """By the number alone, in one's own groups only; in vain it is written down, too."""
    make_member(group, name=NAME, telephone=TELEPHONE)
    make_member(make_group(tree["d4702"]), name="คนอำเภออื่น", telephone=TELEPHONE)
    said = plain(desk.post(at("index"), {"asked": "081-000-9188"}))
    assert NAME in said
    assert "คนอำเภออื่น" not in said
    assert "ไม่มีใครใช้เบอร์นี้" in plain(desk.post(at("index"), {"asked": "0810009999"}))
    rows = AccessLog.objects.values_list("action", "row_count")
    assert sorted(rows) == [("search", 0), ("search", 1)]
    assert not AccessLog.objects.filter(filter__contains="081").exists()


# --- bad input


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": "  "}, "กรอกชื่อ-นามสกุล"),
        ({"name": "1101700230708"}, "13 หลัก"),
        ({"note": "บัตร 1101700230708"}, "13 หลัก"),
        ({"telephone": "08100"}, "10 หลัก"),
        ({"telephone": "1669"}, "081 234 5678"),
        ({"role": "king"}, "king"),
        ({"joined_on": "เมื่อวาน"}, "12/12/2569"),
        ({"joined_on": "1/1/2599"}, "วันนี้ยังมาไม่ถึง"),
        ({"told": ""}, "บอกสมาชิกก่อน"),
    ],
)
def test_wrong_answers_are_said_and_stay(desk, group, wrong, words):
    """Each is refused in Thai beside its field; what was typed stays, nothing is written."""
    response = desk.post(at("add", group.pk), {**RIGHT, **wrong})
    assert response.status_code == 422
    html = response.content.decode()
    assert words in html
    assert wrong.get("name", RIGHT["name"]).strip() in html
    assert not GroupMember.objects.exists()


def test_the_same_person_twice_is_said(desk, group):
    """A second press writes nobody twice, and says so."""
    assert desk.post(at("add", group.pk), RIGHT).status_code == 302
    again = desk.post(at("add", group.pk), RIGHT)
    assert again.status_code == 422
    assert "อยู่ในทะเบียนแล้ว" in plain(again)


def test_markup_in_a_name_stays_text(desk, group):
    """What looks like markup is shown as it was typed."""
    name = "<script>alert(1)</script>สมศรี"
    member = make_member(group, name=name, note="<img src=x onerror=alert(1)>")
    for address in (at("group", group.pk), at("one", member.pk), at("learner", member.pk)):
        html = desk.get(address).content.decode()
        assert "<script>alert(1)" not in html
        assert "<img src=x" not in html


def test_unknown_presses_are_refused(desk, group):
    """What no button says does nothing; an erased member is changed by nobody."""
    member = make_member(group)
    assert desk.post(at("act", member.pk), {"do": "explode"}).status_code == 302
    desk.post(at("act", member.pk), {"do": "erase"})
    assert GroupMember.objects.get().is_erased
    desk.post(at("one", member.pk), RIGHT)
    assert GroupMember.objects.get().sealed == ""
    assert desk.get(at("one", member.pk)).status_code == 200
    assert desk.get(at("one", 999_999)).status_code == 404


# --- a learner's own record


@pytest.mark.row("S0-36")
def test_member_is_linked_to_their_own_sign_up(desk, course, group):
    """People with the same telephone are offered; whom the officer chooses is linked, in private."""
    run = make_open_run(course)
    mother = sign_up_someone(run, name="แม่ นามสมมติ", telephone=TELEPHONE).signup
    sign_up_someone(run, name="ลูก นามสมมติ", telephone=TELEPHONE)
    sign_up_someone(run, name="คนอื่น นามสมมติ")
    member = make_member(group, name="แม่ นามสมมติ", telephone=TELEPHONE)
    said = plain(desk.get(at("learner", member.pk)))
    assert "ลูก นามสมมติ" in said
    assert "คนอื่น" not in said
    assert AccessLog.objects.filter(action="search", object_ids=[member.pk]).exists()
    assert desk.post(at("learner", member.pk), {"person": mother.person_id}).status_code == 302
    member.refresh_from_db()
    assert member.person_id == mother.person_id
    assert course.title in plain(desk.get(at("one", member.pk)))
    desk.post(at("act", member.pk), {"do": "unlink"})
    member.refresh_from_db()
    assert member.person_id is None


def test_nobody_else_can_be_linked(desk, course, group, tree):
    """Neither somebody with another telephone nor a learner of another unit is taken."""
    from tests.factories.catalogue import make_course

    stranger = sign_up_someone(make_open_run(course)).signup
    elsewhere = sign_up_someone(
        make_open_run(make_course(tree["d2101"])), telephone=TELEPHONE
    ).signup
    member = make_member(group, telephone=TELEPHONE)
    for signup in (stranger, elsewhere):
        desk.post(at("learner", member.pk), {"person": signup.person_id})
        member.refresh_from_db()
        assert member.person_id is None
    assert "ไม่มีผู้เรียน" in plain(desk.get(at("learner", member.pk)))


# --- files in


@pytest.mark.row("S4-20")
def test_filled_in_form_becomes_the_register(desk, group):
    """The downloaded form, filled in as people do: Thai digits, lost zeros, days in either era."""
    empty = load_workbook(BytesIO(desk.get(at("template", group.pk)).content))
    assert [cell.value for cell in empty.worksheets[0][1]] == HEADINGS
    file = sheet(
        ["สมหมาย ใจดี", "๐๘๑ ๐๐๐ ๐๐๐๑", "ประธาน", "12/12/2560", "ใช่", "เริ่มกลุ่ม"],
        ["สมศรี ใจดี", 810000002, "เหรัญญิก", "2020-01-01", "", ""],
        [],
        ["สมชาย ไม่มีเบอร์", None, None, None, None, None],
        ["ก ข", "0810000004"],
        ["ค ง", "0810000005"],
    )
    assert send(desk, group, file).status_code == 302
    assert GroupMember.objects.count() == 5
    chair = GroupMember.objects.get(role="chair")
    assert (chair.is_founder, chair.joined_on.year) == (True, 2017)
    said = plain(desk.get(at("group", group.pk)))
    assert "081 000 0002" in said
    assert Entry.objects.get(page=group.pk).card["members"] == 5


def test_one_wrong_row_writes_nothing(desk, group):
    """Every wrong row is named with its number and what is wrong, in Thai."""
    file = sheet(
        ["ดี หมด", "0810000001", "ประธาน"],
        ["", "0810000002"],
        ["เบอร์ สั้น", "0810"],
        ["หน้าที่ แปลก", "0810000003", "จอมพล"],
        ["ดี หมด", "0810000001"],
        ["วัน แปลก", "0810000004", "", "วันเพ็ญ"],
        ["ก่อตั้ง แปลก", "0810000005", "", "", "อาจจะ"],
        ["มี บัตร", "0810000006", "", "", "", "1101700230708"],
    )
    response = send(desk, group, file)
    said = plain(response)
    assert response.status_code == 422
    assert not GroupMember.objects.exists()
    for words in (
        "แถวที่ 3: ชื่อ-นามสกุล",
        "แถวที่ 4: โทร",
        "แถวที่ 5: หน้าที่ในกลุ่ม: “จอมพล”",
        "แถวที่ 6: ซ้ำกับแถวที่ 2",
        "แถวที่ 7: เข้ากลุ่มเมื่อ",
        "แถวที่ 8: ร่วมก่อตั้ง",
        "แถวที่ 9: หมายเหตุ",
        "มี 7 แห่งที่ต้องแก้",
    ):
        assert words.replace("แถวที่", "แถว") in said.replace("แถวที่", "แถว"), words


@pytest.mark.parametrize(
    "file",
    [
        SimpleUploadedFile("x.xlsx", b""),
        SimpleUploadedFile("x.xlsx", b"PK\x03\x04 no workbook"),
        SimpleUploadedFile("x.xlsx", b"name,telephone\nx,1"),
        pytest.param(None, id="none"),
    ],
    ids=["empty", "broken", "csv", "none"],
)
def test_what_is_no_spreadsheet_is_said(desk, group, file):
    """Any other file is refused in words, with 422 and nothing written."""
    data = {"told": "on", **({"file": file} if file else {})}
    response = desk.post(at("import", group.pk), data)
    assert response.status_code == 422
    assert 'class="wrong"' in response.content.decode()
    assert not GroupMember.objects.exists()


def test_sheets_that_are_not_the_form_are_said(desk, group, monkeypatch):
    """Other headings, no rows, or too many of them."""
    assert "หัวตาราง" in plain(send(desk, group, sheet(["x"], headings=["ก", "ข"])))
    assert send(desk, group, sheet()).status_code == 422
    monkeypatch.setattr(member_sheet, "MOST_ROWS", 3)
    many = sheet(*([f"คน {n}", f"08100000{n:02d}"] for n in range(4)))
    assert "3" in plain(send(desk, group, many))
    assert not GroupMember.objects.exists()


def test_nobody_is_written_in_untold(desk, group):
    """The sheet is taken only with the word that its people know."""
    file = sheet(["สมหมาย", "0810000001"])
    response = desk.post(at("import", group.pk), {"file": file})
    assert response.status_code == 422
    assert not GroupMember.objects.exists()


# --- files out


def export(client, group, reason="ประชุมใหญ่"):
    return client.post(at("export", group.pk), {"reason": reason})


def test_file_holds_texts_only_and_can_be_read_back(desk, group, tree):
    """No formula runs on anybody's computer; the file written is a file that can be sent in."""
    nasty = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "#N/A"]
    for name in nasty:
        make_member(group, name=name, note="=HYPERLINK(1)")
    gone = make_member(group, name="ออกแล้ว")
    group_members.leave(gone, timezone.localdate(), by=None)
    response = export(desk, group)
    page = load_workbook(BytesIO(response.content)).active
    cells = [cell for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)
    assert "ออกแล้ว" in [cell.value for cell in cells]
    other = make_group(tree["d4704"], title="กลุ่มใหม่")
    back = SimpleUploadedFile("back.xlsx", response.content)
    assert send(desk, other, back).status_code == 302
    assert GroupMember.objects.of_group(other.pk).count() == len(nasty)


def test_file_needs_password_and_reason_and_is_logged(desk, group):
    """No reason, no file; the log holds its hash; after ten minutes the password is asked again."""
    import hashlib

    make_member(group)
    assert export(desk, group, reason="").status_code == 422
    assert not AccessLog.objects.exists()
    response = export(desk, group)
    row = AccessLog.objects.get()
    assert (row.action, row.object_type, row.reason) == ("export", "group_member", "ประชุมใหญ่")
    assert row.file_sha256 == hashlib.sha256(response.content).hexdigest()
    assert "no-store" in response["Cache-Control"]
    assert group.code in response["Content-Disposition"]
    with time_machine.travel(timezone.now() + timezone.timedelta(minutes=11), tick=False):
        answer = export(desk, group)
        assert answer.status_code == 302
        assert reverse("users:confirm-password") in answer.url
