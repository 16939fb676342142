"""What may be done to units by hand."""

import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError

from portal.places.models import OrgUnit
from portal.places.services import create_unit, move_unit, rename_unit, set_active, update_unit
from portal.places.signals import unit_moved, unit_renamed
from tests.factories.places import OrgUnitFactory


@pytest.fixture
def heard():
    """Collect what unit signals say."""
    messages = []

    def listen(sender, signal, **said):
        messages.append(said)

    for signal in (unit_renamed, unit_moved):
        signal.connect(listen)
    yield messages
    for signal in (unit_renamed, unit_moved):
        signal.disconnect(listen)


def test_create_unit_hangs_it_into_the_chain(units):
    """A special unit lies below its parent, in the parent's area, with a code of its own."""
    unit = create_unit(
        kind="border_centre",
        parent=units["d5707"],
        name_th=" ศูนย์ฝึกและพัฒนาอาชีพราษฎรไทยบริเวณชายแดน  ",
        code="xmaechan",
    )
    assert unit.path == "dole/p57/d5707/xmaechan/"
    assert unit.name_th == "ศูนย์ฝึกและพัฒนาอาชีพราษฎรไทยบริเวณชายแดน"
    assert (unit.province_id, unit.district_id) == ("57", "5707")
    assert unit in OrgUnit.objects.below(units["p57"])


def test_create_unit_draws_a_code(units):
    """Without a code one is drawn."""
    unit = create_unit(kind="special_college", parent=units["dole"], name_th="วิทยาลัยทดสอบ")
    assert unit.code.startswith("x")
    assert unit.path == f"dole/{unit.code}/"


@pytest.mark.parametrize(
    ("kind", "code"), [("district", ""), ("department", ""), ("other", "d4704"), ("other", "x/..%")]
)
def test_create_unit_refuses_generated_kinds_and_odd_codes(units, kind, code):
    """Offices and centres come from the lists only; a code can never break a path."""
    with pytest.raises(ValidationError):
        create_unit(kind=kind, parent=units["p47"], name_th="ก", code=code)


def test_rename_unit_keeps_the_old_name_and_tells(units, heard):
    """The old name stays findable with the day it ended, and whoever shows the name hears of it."""
    unit = units["d4704"]
    with time_machine.travel(datetime.datetime(2027, 1, 2, 20, tzinfo=datetime.UTC)):
        assert rename_unit(unit, "สกร.ระดับอำเภอพรรณา")

    former = unit.former_names.get(name_th="สกร.ระดับอำเภอพรรณานิคม")
    assert former.until == datetime.date(2027, 1, 3)  # in Bangkok
    assert heard == [{"unit": unit, "old_name": "สกร.ระดับอำเภอพรรณานิคม"}]
    assert OrgUnit.objects.named_like("พรรณานิคม 4704").count() == 0
    assert unit in OrgUnit.objects.named_like("พรรณานิคม สกลนคร")


def test_rename_unit_to_its_own_name_does_nothing(units, heard):
    """No history and no signal when nothing changes."""
    assert not rename_unit(units["d4704"], "สกร.ระดับอำเภอพรรณานิคม")
    assert heard == []
    assert units["d4704"].former_names.count() == 1


def test_rename_unit_back_takes_the_name_out_of_the_history(units):
    """A name that is used again is no former name."""
    rename_unit(units["d4704"], "ชื่ออื่น")
    rename_unit(units["d4704"], "สกร.ระดับอำเภอพรรณานิคม")
    former = set(units["d4704"].former_names.values_list("name_th", flat=True))
    assert former == {"กศน.อำเภอพรรณานิคม", "ชื่ออื่น"}


def test_rename_unit_rolls_back_with_its_receivers(units):
    """When the pages cannot be written again, the name stays what it was."""

    def broken(sender, **said):
        raise RuntimeError

    unit_renamed.connect(broken)
    try:
        with pytest.raises(RuntimeError):
            rename_unit(units["d4704"], "ชื่ออื่น")
    finally:
        unit_renamed.disconnect(broken)
    assert OrgUnit.objects.get(code="d4704").name_th == "สกร.ระดับอำเภอพรรณานิคม"


def test_move_unit_takes_all_below_along(units, heard):
    """Paths of the whole subtree follow; codes and areas stay."""
    move_unit(units["d2102"], units["p47"])

    moved = OrgUnit.objects.get(code="d2102")
    assert (moved.path, moved.parent_id) == ("dole/p47/d2102/", units["p47"].pk)
    assert OrgUnit.objects.get(code="s210201").path == "dole/p47/d2102/s210201/"
    assert OrgUnit.objects.get(code="d2101").path == "dole/p21/d2101/"
    assert moved.province_id == "21"
    assert heard == [{"unit": units["d2102"], "old_path": "dole/p21/d2102/"}]


def test_move_unit_refuses_a_circle(units):
    """A unit cannot be hung below itself."""
    with pytest.raises(ValidationError):
        move_unit(units["p21"], units["d2102"])


def test_update_unit_splits_an_extension_off(units):
    """An extension typed after the number goes into the column of its own."""
    unit = update_unit(units["d4704"], {"phone": "02 000 0000 ต่อ 12"})
    assert (unit.phone, unit.phone_extension) == ("020000000", "12")


def test_set_active_closes_a_unit(units):
    """A closed unit is left out by the word active."""
    set_active(units["d2102"], False)
    assert units["d2102"] not in OrgUnit.objects.active()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("พรรณานิคม", "d4704"),
        ("กศน.อำเภอพรรณานิคม", "d4704"),
        ("Phanna Nikhom District", "d4704"),
        ("D4704", "d4704"),
        ("เฉลิมพระเกียรติ สระบุรี", "d1913"),
        ("กศน. พิมพา", "s240409"),
    ],
)
def test_named_like_finds_by_any_name(units, words, code):
    """Thai and English, old and new names, code, province: all words must fit."""
    assert units[code] in OrgUnit.objects.named_like(words)
    assert OrgUnit.objects.named_like(f"{words} ไม่มีคำนี้").count() == 0


@pytest.mark.parametrize("path", ["dole/p4", "dole/%/", "dole/p_7/", ""])
def test_path_lookup_refuses_what_is_no_path(units, path):
    """A path that could match more than a subtree is an error of ours, never a wrong answer."""
    with pytest.raises(ValueError, match="not a path"):
        OrgUnit.objects.filter(path__within=path).exists()


def test_area_words_find_units(units):
    """The unit for an area is one; units in an area are all kinds of them."""
    college = OrgUnitFactory(parent=units["d4704"])
    assert [unit.code for unit in OrgUnit.objects.for_area("4704")] == ["d4704"]
    assert [unit.code for unit in OrgUnit.objects.for_area("15")] == ["p15"]
    assert [unit.code for unit in OrgUnit.objects.for_area("240409")] == ["s240409"]
    assert college in OrgUnit.objects.in_area("4704")
    assert OrgUnit.objects.in_area("47").count() == 1 + 3 + 16 + 5 + 10 + 1
    assert [unit.code for unit in OrgUnit.objects.in_area("240409")] == ["s240409"]


def test_above_is_the_chain_of_command(units):
    """From the department down to the unit itself."""
    chain = OrgUnit.objects.above(units["s240409"]).order_by("path")
    assert [unit.code for unit in chain] == ["dole", "p24", "d2404", "s240409"]
    assert units["s240409"].is_within(units["p24"])
    assert not units["p24"].is_within(units["s240409"])
