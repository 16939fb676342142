"""The register of members as a spreadsheet: a filled-in form comes in, a file goes out logged."""

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
from tests.factories.registry import make_member
from tests.factories.showcase import make_group
from tests.registry.conftest import plain
from tests.registry.desk_addresses import members_at

pytestmark = pytest.mark.django_db


HEADINGS = list(member_sheet.HEADINGS.values())


def sheet(*rows, headings=HEADINGS, above=()):
    book = Workbook()
    page = book.active
    for row in (*above, headings, *rows):
        page.append(list(row))
    out = BytesIO()
    book.save(out)
    return SimpleUploadedFile("members.xlsx", out.getvalue())


def send(client, group, file, **more):
    return client.post(members_at("import", group.pk), {"file": file, "told": "on", **more})


# --- files in
@pytest.mark.row("S4-20")
def test_filled_in_form_becomes_the_register(desk, group):
    """The downloaded form, filled in as people do: Thai digits, lost zeros, days in either era."""
    empty = load_workbook(BytesIO(desk.get(members_at("template", group.pk)).content))
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
    said = plain(desk.get(members_at("group", group.pk)))
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
    response = desk.post(members_at("import", group.pk), data)
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
    response = desk.post(members_at("import", group.pk), {"file": file})
    assert response.status_code == 422
    assert not GroupMember.objects.exists()


# --- files out
def export(client, group, reason="ประชุมใหญ่"):
    return client.post(members_at("export", group.pk), {"reason": reason})


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
