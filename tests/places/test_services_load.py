"""Loading areas and units: again and again, with changes in the lists."""

from dataclasses import replace

import pytest

from portal.places import area_cache, loading, official_lists
from portal.places.models import (
    AbolishedArea,
    AreaRelease,
    District,
    OrgUnit,
    Province,
    Subdistrict,
    UnitName,
)
from portal.places.services import load_areas, load_units, rename_unit
from tests.factories.places import AREAS

pytestmark = pytest.mark.django_db


@pytest.fixture
def lists():
    return official_lists.read(AREAS)


def without(lists, code):
    """Return the lists as if a district with its sub-districts had been abolished."""
    return replace(
        lists,
        districts=tuple(row for row in lists.districts if row.code != code),
        subdistricts=tuple(row for row in lists.subdistricts if row.code[:4] != code),
    )


def with_name(lists, code, name_th):
    """Return the lists as if a district had another name."""
    return replace(
        lists,
        districts=tuple(
            replace(row, name_th=name_th) if row.code == code else row for row in lists.districts
        ),
    )


def test_load_again_changes_nothing(units, lists):
    """Loading the same lists a second time adds, changes and closes nothing."""
    assert load_areas(lists) == load_units() == type(load_units())()


def test_load_areas_marks_what_is_gone(units, lists):
    """An area that left the lists is no longer current, is noted as abolished, frees its slug."""
    loaded = load_areas(without(lists, "2102"))

    gone = District.objects.get(code="2102")
    assert loaded.gone == 1 + Subdistrict.objects.filter(district="2102").count()
    assert not gone.is_current
    assert gone.slug == "ban-chang-2102"
    assert AbolishedArea.objects.get(code="2102").successors == []
    assert "2102" not in area_cache.table().districts


def test_load_units_closes_units_of_gone_areas(units, lists):
    """The centre of an abolished district, and those below it, are closed and never deleted."""
    load_areas(without(lists, "2102"))

    assert load_units().gone == 1 + Subdistrict.objects.filter(district="2102").count()
    assert not OrgUnit.objects.get(code="d2102").is_active
    assert OrgUnit.objects.get(code="d2101").is_active


def test_load_brings_back_an_area_that_returns(units, lists):
    """An area that comes back to the lists is current again."""
    load_areas(without(lists, "2102"))
    load_areas(lists)

    assert District.objects.get(code="2102").is_current


def test_load_renames_units_with_their_area(units, lists):
    """When a district is renamed, its centre follows and keeps the old name in its history."""
    load_areas(with_name(lists, "2102", "บ้านใหม่"))
    assert load_units().changed == 1

    unit = OrgUnit.objects.get(code="d2102")
    assert unit.name_th == "สกร.ระดับอำเภอบ้านใหม่"
    assert {name.name_th for name in unit.former_names.all()} == {
        "กศน.อำเภอบ้านฉาง",
        "สกร.ระดับอำเภอบ้านฉาง",
    }


def test_load_leaves_names_given_by_hand(units, lists):
    """A unit that was renamed by hand keeps that name when the lists change."""
    rename_unit(units["d2102"], "ศูนย์บ้านฉาง")
    load_areas(with_name(lists, "2102", "บ้านใหม่"))
    load_units()

    assert OrgUnit.objects.get(code="d2102").name_th == "ศูนย์บ้านฉาง"


def test_load_leaves_contacts(units, lists):
    """Loading never touches a telephone number."""
    OrgUnit.objects.filter(code="d2102").update(phone="020000000")
    load_areas(with_name(lists, "2102", "บ้านใหม่"))
    load_units()

    assert OrgUnit.objects.get(code="d2102").phone == "020000000"


def test_load_keeps_slugs_and_letters(units, lists):
    """Addresses and codes that exist stay, whatever the lists call the area in English."""
    changed = replace(
        lists,
        provinces=tuple(replace(row, name_en="Other", slug="other") for row in lists.provinces),
    )
    load_areas(changed)

    rayong = Province.objects.get(code="21")
    assert (rayong.name_en, rayong.slug, rayong.letters) == ("Other", "rayong", "ryg")


def test_load_gives_every_unit_its_former_name(units):
    """Each generated unit can be found by its name with กศน., used until May 2566."""
    assert set(OrgUnit.objects.values_list("pk", flat=True)) == set(
        UnitName.objects.values_list("unit", flat=True)
    )
    assert units["s240409"].former_names.get().name_th == "กศน.ตำบลพิมพา"


def test_load_places_lets_upper_rooms_follow(areas, monkeypatch):
    """After areas and units come the registered followers in their order, then the note of it."""
    called = []
    followers = loading.Followers()
    followers.register(lambda: called.append("entries") or {"entries": 2}, name="entries", order=20)
    followers.register(lambda: called.append("pages") or {"pages": 1}, name="pages", order=10)
    monkeypatch.setattr(loading, "after_load", followers)
    monkeypatch.setattr(loading.official_lists, "read", official_lists_few)

    steps = list(loading.load_places())

    assert [step.name for step in steps] == ["areas", "units", "pages", "entries"]
    assert called == ["pages", "entries"]
    assert loading.is_loaded()


def official_lists_few():
    """Stand in for the whole country."""
    return _few


_few = official_lists.read(["2102"])


def test_load_places_that_broke_is_not_noted(areas, monkeypatch):
    """A loading that a follower broke counts as not done, so that the next one repairs it."""

    def broken():
        raise RuntimeError("no pages today")

    followers = loading.Followers()
    followers.register(broken, name="pages")
    monkeypatch.setattr(loading, "after_load", followers)
    monkeypatch.setattr(loading.official_lists, "read", official_lists_few)

    with pytest.raises(RuntimeError):
        list(loading.load_places())

    assert not loading.is_loaded()
    assert not AreaRelease.objects.exists()
    assert OrgUnit.objects.filter(code="d2102").exists()


def test_load_places_command_is_quick_when_nothing_is_new(areas, monkeypatch, capsys):
    """The command says that places are up to date and reads no list again."""
    from django.core.management import call_command

    AreaRelease.objects.create(version=loading.wanted_version())
    monkeypatch.setattr(loading.official_lists, "read", lambda: pytest.fail("read again"))

    call_command("load_places")

    assert "up to date" in capsys.readouterr().out
