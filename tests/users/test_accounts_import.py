"""Accounts from an Excel file: checked whole, carried out whole, once for each person."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from portal.users import accounts_sheet
from portal.users.models import Invitation
from portal.users.services.accounts_import import invite_all
from tests.factories.users import as_role, sign_in

GOOD = ["ครูสาธิต", "หนึ่ง", "one@example.com", "d4704", "ครู", "", "1/10/2569", ""]


def sheet(*rows, header=accounts_sheet.COLUMNS):
    book = Workbook()
    book.active.append(list(header))
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    out.seek(0)
    return out


@pytest.fixture
def director(units):
    return as_role("district_director", units["d4704"])


def but(column, value):
    row = list(GOOD)
    row[column] = value
    return row


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (but(0, ""), "ชื่อ"),
        (but(2, "ไม่มี"), "อีเมล"),
        (but(3, "d9999"), "d9999"),
        (but(3, "d2101"), "ต่ำกว่า"),
        (but(4, "นายก"), "นายก"),
        (but(4, "ผู้อำนวยการ"), "ต่ำกว่า"),
        (but(4, "group_rep"), "group_rep"),
        (but(5, "อาจจะ"), "รักษาการ"),
        (but(6, "เมื่อวาน"), "เมื่อวาน"),
        (but(6, "31/2/2569"), "31/2/2569"),
        (but(7, "1/9/2569"), "ก่อน"),
    ],
)
def test_bad_row_is_named_with_its_number_in_thai(director, row, words):
    """Each error names the row and says in Thai what is wrong; nothing is written."""
    reading = accounts_sheet.read(sheet(GOOD, row), director)
    assert any("แถวที่ 3" in error and words in error for error in reading.errors), reading.errors
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("1/10/2569", "2026-10-01"),
        ("1/10/2026", "2026-10-01"),
        ("2026-10-01", "2026-10-01"),
        ("๑/๑๐/๒๕๖๙", "2026-10-01"),
        ("01.10.2569", "2026-10-01"),
    ],
)
def test_dates_are_read_as_people_write_them(director, text, iso):
    """Buddhist and Christian years, Thai digits, dots and dashes."""
    reading = accounts_sheet.read(sheet(but(6, text)), director)
    assert not reading.errors
    assert reading.rows[0].starts_on.isoformat() == iso


def test_same_file_twice_invites_nobody_twice(director):
    """Carrying a file out again changes nothing."""
    rows = accounts_sheet.read(sheet(GOOD, but(2, "two@example.com")), director).rows
    first = invite_all(director, rows)
    second = invite_all(director, rows)
    assert (len(first.invited), first.skipped) == (2, 0)
    assert (len(second.invited), second.skipped) == (0, 2)
    assert Invitation.objects.count() == 2


def test_same_person_twice_in_a_file_is_an_error(director):
    """Two rows for one person and role are said to be the same."""
    reading = accounts_sheet.read(sheet(GOOD, GOOD), director)
    assert "แถวที่ 3" in reading.errors[0]


@pytest.mark.parametrize(
    "file",
    [
        io.BytesIO(b"not a workbook"),
        io.BytesIO(b""),
        io.BytesIO(b"PK\x03\x04 broken"),
        sheet(GOOD, header=["a", "b"]),
    ],
)
def test_file_that_is_no_template_is_refused(director, file):
    """Another file, or another sheet, is refused as a whole."""
    file.seek(0)
    with pytest.raises(accounts_sheet.SheetError):
        accounts_sheet.read(file, director)


def upload(client, file, **extra):
    file.seek(0)
    given = SimpleUploadedFile("accounts.xlsx", file.read())
    return client.post(reverse("invitations:import"), {"file": given, **extra})


def test_checking_writes_nothing_and_inviting_does(client, director):
    """“Check only” says what would happen; “Invite” does it."""
    sign_in(client, director)
    page = upload(client, sheet(GOOD), check="1")
    assert page.status_code == 200
    assert not Invitation.objects.exists()
    assert upload(client, sheet(GOOD)).status_code == 302
    assert Invitation.objects.count() == 1


def test_one_bad_row_stops_all(client, director):
    """All rows or none."""
    sign_in(client, director)
    page = upload(client, sheet(GOOD, but(2, "x")))
    assert page.status_code == 200
    assert not Invitation.objects.exists()


def test_template_lists_ones_own_units(client, units, director):
    """The template has the columns, and beside them the codes of one's own units only."""
    sign_in(client, director)
    response = client.get(reverse("invitations:import_template"))
    book = load_workbook(io.BytesIO(response.content))
    assert tuple(cell.value for cell in book.worksheets[0][1]) == accounts_sheet.COLUMNS
    codes = {row[0].value for row in book.worksheets[1].iter_rows(min_row=2)}
    assert "d4704" in codes
    assert not {"d2101", "p47"} & codes


def test_teachers_have_no_import(client, units):
    """Only those who look after people see it."""
    sign_in(client, as_role("teacher", units["d4704"]))
    assert client.get(reverse("invitations:import")).status_code in {302, 403}
    assert client.get(reverse("invitations:import_template")).status_code in {302, 403}


def test_command_does_the_same(tmp_path, director, capsys):
    """From the command line: checked first, then invited, links printed if there is no mail."""
    path = tmp_path / "accounts.xlsx"
    path.write_bytes(sheet(GOOD).read())
    call_command("import_accounts", path, by=director.username, dry_run=True)
    assert not Invitation.objects.exists()
    call_command("import_accounts", path, by=director.username, no_mail=True)
    assert "/admin/invitation/" in capsys.readouterr().out
    assert Invitation.objects.count() == 1
    path.write_bytes(sheet(but(2, "x")).read())
    with pytest.raises(CommandError, match="แถวที่ 2"):
        call_command("import_accounts", path, by=director.username)
