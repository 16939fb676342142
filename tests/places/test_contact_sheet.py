"""Contacts by Excel."""

import io
import zipfile

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from openpyxl import Workbook, load_workbook

from portal.core import workbook_files
from portal.places import contact_sheet
from portal.places.contact_sheet import HEADINGS, SheetError, read_sheet, write_sheet
from portal.places.models import OrgUnit


@pytest.fixture(autouse=True)
def _in_thai():
    with translation.override("th"):
        yield


def sheet(*rows, headings=None):
    """Return an Excel file with the form's headings and some rows (dicts by our column names)."""
    names = list(HEADINGS)
    book = Workbook()
    book.active.append(headings or list(HEADINGS.values()))
    for row in rows:
        book.active.append([row.get(name) for name in names])
    file = io.BytesIO()
    book.save(file)
    return file


def read(*rows, units=None, **kwargs):
    units = OrgUnit.objects.all() if units is None else units
    return read_sheet(sheet(*rows, **kwargs), units)


def changes(reading):
    return {unit.code: values for unit, values in reading.changes.items()}


def test_sheet_comes_back_as_it_went(units):
    """The form that is downloaded, sent back unchanged, changes nothing and has no mistake."""
    OrgUnit.objects.filter(code="d4704").update(
        phone="042000001",
        phone_extension="2",
        line_id="@x",
        email="a@example.com",
        address="1 หมู่ 2",
    )
    file = io.BytesIO()
    write_sheet(OrgUnit.objects.active().with_areas(), file)

    reading = read_sheet(file, OrgUnit.objects.active())

    assert (reading.changes, reading.errors) == ({}, [])
    assert reading.rows == len(units)


def test_sheet_is_made_for_officers(units):
    """Thai headings, first row frozen, numbers as text so that no 0 is lost."""
    OrgUnit.objects.filter(code="d4704").update(phone="042000001", address="=1+1")
    file = io.BytesIO()
    write_sheet(OrgUnit.objects.for_area("4704").with_areas(), file)
    page = load_workbook(file).worksheets[0]

    assert [cell.value for cell in page[1]] == list(HEADINGS.values())
    assert page.freeze_panes == "A2"
    assert [cell.value for cell in page[2]][:5] == [
        "d4704",
        "สกลนคร",
        "พรรณานิคม",
        None,
        "042 000 001",
    ]
    assert page["E2"].number_format == "@"
    assert (page["J2"].value, page["J2"].data_type) == ("=1+1", "s")


@pytest.mark.parametrize(
    "row",
    [
        {"code": "d4704"},
        {"code": "D4704"},
        {"province": "สกลนคร", "district": "พรรณานิคม"},
        {"province": "จ.สกลนคร", "district": "อ.พรรณานิคม"},
    ],
)
def test_row_names_its_unit(units, row):
    """A row is for the unit with its code, or that serves the named province and district."""
    assert changes(read({**row, "phone": "042 000 001"})) == {"d4704": {"phone": "042000001"}}


@pytest.mark.parametrize(
    ("cells", "stored"),
    [
        ({"phone": "042-000-001 ต่อ 12"}, {"phone": "042000001", "phone_extension": "12"}),
        ({"phone": 42000001}, {"phone": "042000001"}),
        ({"phone": 810000000.0}, {"phone": "0810000000"}),
        (
            {"phone": "๐๔๒ ๐๐๐ ๐๐๑", "phone_extension": "๑๒"},
            {"phone": "042000001", "phone_extension": "12"},
        ),
        ({"fax": "042 000 009"}, {"fax": "042000009"}),
        (
            {"line_id": " @somebody ", "email": "a@example.com"},
            {"line_id": "@somebody", "email": "a@example.com"},
        ),
        ({"address": "1  หมู่ ๒"}, {"address": "1 หมู่ ๒"}),
        ({"phone": "042000001", "fax": None, "address": "  "}, {"phone": "042000001"}),
    ],
)
def test_cells_are_read_as_people_write(units, cells, stored):
    """Numbers in any spelling; Excel's lost 0 comes back; empty cells change nothing."""
    reading = read({"code": "d4704", **cells})
    assert reading.errors == []
    assert changes(reading) == {"d4704": stored}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"code": "d9999", "phone": "042000001"}, "d9999"),
        ({"province": "สกลนคร", "district": "ไม่มี"}, "สกลนคร ไม่มี"),
        ({"code": "d4704", "phone": "0420"}, "โทรศัพท์"),
        ({"code": "d4704", "fax": "ไม่มี"}, "โทรสาร"),
        ({"code": "d4704", "email": "not-mail"}, "อีเมล"),
        ({"code": "d4704", "phone_extension": "a"}, "ต่อ: "),
        ({"code": "d4704", "line_id": "x" * 61}, "LINE"),
    ],
)
def test_mistakes_say_their_row_in_thai(units, row, words):
    """Every mistake names its row as Excel counts, and the column: แถวที่ 3: …"""
    reading = read({"code": "d2102", "phone": "038000001"}, row)
    assert [error.row for error in reading.errors] == [3]
    message = str(reading.errors[0])
    assert message.startswith("แถวที่ 3: ")
    assert words in message


def test_several_mistakes_of_a_row_are_all_said(units):
    """Whoever corrects the sheet sees everything at once."""
    reading = read({"code": "d4704", "phone": "1", "fax": "2", "email": "3"})
    assert len(reading.errors) == 3


def test_unit_twice_is_a_mistake(units):
    """Two rows for one unit could contradict each other."""
    reading = read({"code": "d4704"}, {"province": "สกลนคร", "district": "พรรณานิคม"})
    assert [error.row for error in reading.errors] == [3]
    assert "2" in reading.errors[0].message


def test_units_of_others_cannot_be_changed(units):
    """Only units handed in are within reach; another one is a mistake, not a change."""
    reading = read(
        {"code": "d2102", "phone": "038000001"}, units=OrgUnit.objects.below(units["p47"])
    )
    assert reading.changes == {}
    assert len(reading.errors) == 1


def test_empty_rows_are_skipped(units):
    """Blank rows between are no mistakes, and rows keep their numbers."""
    reading = read({"code": "d4704", "phone": "042000001"}, {}, {"code": "zzz"})
    assert reading.rows == 2
    assert [error.row for error in reading.errors] == [4]


def test_sheet_without_headings_is_refused(units):
    """Another sheet is refused as a whole."""
    with pytest.raises(SheetError):
        read({"code": "d4704"}, headings=["a"] * 10)


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 broken"])
def test_file_that_is_no_excel_is_refused(units, content):
    """Anything else is refused in plain words."""
    with pytest.raises(SheetError, match="Excel"):
        read_sheet(io.BytesIO(content), OrgUnit.objects.all())


def test_zip_that_is_no_workbook_is_refused(units):
    """A zip file of something else is no Excel file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("a.txt", "a")
    with pytest.raises(SheetError, match="Excel"):
        read_sheet(file, OrgUnit.objects.all())


def test_file_that_unpacks_too_large_is_refused(units, monkeypatch):
    """A small file that would fill the memory is refused before it is unpacked."""
    monkeypatch.setattr(workbook_files, "MAX_UNPACKED", 1_000)
    with pytest.raises(SheetError):
        read({"code": "d4704"})


def test_file_that_is_too_large_is_refused(units, monkeypatch):
    """Size and rows have a limit."""
    monkeypatch.setattr(contact_sheet, "MAX_ROWS", 1)
    with pytest.raises(SheetError):
        read({"code": "d4704"}, {"code": "d2102"})
    monkeypatch.setattr(workbook_files, "MAX_BYTES", 100)
    with pytest.raises(SheetError):
        read({"code": "d4704"})


@pytest.fixture
def stored_sheet(tmp_path):
    def store(*rows):
        path = tmp_path / "contacts.xlsx"
        path.write_bytes(sheet(*rows).getvalue())
        return path

    return store


def test_command_imports_all_rows(units, stored_sheet, capsys):
    """A sheet without a mistake is written."""
    call_command("import_contacts", stored_sheet({"code": "d4704", "phone": "042000001"}))
    assert OrgUnit.objects.get(code="d4704").phone == "042000001"
    assert "1 units changed" in capsys.readouterr().out


def test_command_checks_only(units, stored_sheet, capsys):
    """A dry run writes nothing."""
    call_command(
        "import_contacts", stored_sheet({"code": "d4704", "phone": "042000001"}), dry_run=True
    )
    assert OrgUnit.objects.get(code="d4704").phone == ""
    assert "1 units would change" in capsys.readouterr().out


def test_command_writes_all_or_nothing(units, stored_sheet, capsys):
    """One mistake, and nothing is written."""
    path = stored_sheet({"code": "d4704", "phone": "042000001"}, {"code": "zzz"})
    with pytest.raises(CommandError, match="1 errors"):
        call_command("import_contacts", path)
    assert OrgUnit.objects.get(code="d4704").phone == ""
    assert "แถวที่ 3" in capsys.readouterr().err


def test_command_writes_the_form(units, tmp_path, capsys):
    """The same command gives the form for a province."""
    path = tmp_path / "form.xlsx"
    call_command("import_contacts", path, write_form=True, below="p21")
    codes = [
        row[0] for row in load_workbook(path).worksheets[0].iter_rows(min_row=2, values_only=True)
    ]
    assert codes[0] == "p21"
    assert set(codes) == {unit.code for unit in OrgUnit.objects.below(units["p21"])}
