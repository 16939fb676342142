"""Synonyms and words kept whole: loaded once, changed at once everywhere, officers' words stay."""

from typing import get_args

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from search import understanding, wording
from search.models import ProtectedWord, SynonymGroup
from search.models.wording import SynonymKind
from search.phrases import tokens
from search.reference import ShippedGroup, shipped_groups
from search.reference import SynonymKind as ShippedKind
from search.services import shipped_synonyms
from search.services.shipped_synonyms import Loaded

pytestmark = pytest.mark.django_db

TWO = (
    ShippedGroup("everyday", ("แอร์", "เครื่องปรับอากาศ")),
    ShippedGroup("regional", ("รถเครื่อง", "มอเตอร์ไซค์"), is_one_way=True),
)


def lines():
    return sorted(group.phrases for group in SynonymGroup.objects.all())


def test_groups_are_told_by_their_way():
    """Groups that work both ways and those that lead from the first phrase come apart."""
    shipped_synonyms.load(TWO)
    assert wording.synonym_groups() == (
        (("แอร์", "เครื่องปรับอากาศ"),),
        (("รถเครื่อง", "มอเตอร์ไซค์"),),
    )


def test_groups_switched_off_are_not_told():
    """A group that is not in use is as good as absent."""
    SynonymGroup.objects.create(kind="brand", phrases="ก\nข", is_active=False)
    assert wording.synonym_groups() == ((), ())


@pytest.mark.parametrize("change", ["create", "save", "delete"])
@pytest.mark.parametrize("model", [SynonymGroup, ProtectedWord])
def test_every_change_gives_a_new_version(model, change):
    """Whoever saves or deletes a group or a word gives a new version, in the same transaction."""
    fields = {"phrases": "ก\nข"} if model is SynonymGroup else {"word": "ขนมไทย"}
    row = model.objects.create(**fields) if change != "create" else None
    before = wording.version()
    if change == "create":
        model.objects.create(**fields)
    elif change == "save":
        row.save()
    else:
        row.delete()
    assert wording.version() != before


def test_nothing_is_asked_within_a_second(monkeypatch):
    """A process asks the database at most once a second, by one statement while nothing changed."""
    clock = [1000.0]
    monkeypatch.setattr(wording.time, "perf_counter", lambda: clock[0])
    shipped_synonyms.load(TWO)
    wording.current()
    with CaptureQueriesContext(connection) as queries:
        for _time in range(50):
            wording.synonym_groups()
            wording.protected_words()
    assert len(queries) == 0
    clock[0] += 1.1
    with CaptureQueriesContext(connection) as queries:
        wording.current()
        wording.current()
    assert len(queries) == 1


def test_a_change_by_another_process_is_seen_after_a_second(monkeypatch):
    """What another process has saved is known within a second."""
    clock = [1000.0]
    monkeypatch.setattr(wording.time, "perf_counter", lambda: clock[0])
    assert wording.protected_words() == ()
    # Another process has its own memory: here only the database changes.
    kept = wording._kept
    ProtectedWord.objects.create(word="ขนมไทย")
    wording._kept = kept
    assert wording.protected_words() == ()
    clock[0] += 1.1
    assert wording.protected_words() == ("ขนมไทย",)


def test_an_unreachable_database_leaves_what_is_known(monkeypatch, caplog):
    """When the database does not answer, the process goes on with what it knows."""
    clock = [1000.0]
    monkeypatch.setattr(wording.time, "perf_counter", lambda: clock[0])
    ProtectedWord.objects.create(word="ขนมไทย")
    assert wording.protected_words() == ("ขนมไทย",)
    clock[0] += 2

    def fails(*args, **kwargs):
        raise DatabaseError

    with connection.execute_wrapper(fails):
        assert wording.protected_words() == ("ขนมไทย",)
        wording.forget()
        assert wording.protected_words() == ()
    assert "synonyms could not be read" in caplog.text


def test_a_change_taken_back_is_forgotten(monkeypatch):
    """A transaction that fails leaves no trace beyond the next look."""
    clock = [1000.0]
    monkeypatch.setattr(wording.time, "perf_counter", lambda: clock[0])
    with pytest.raises(RuntimeError), transaction.atomic():
        ProtectedWord.objects.create(word="ขนมไทย")
        wording.protected_words()
        raise RuntimeError
    clock[0] += 1.1
    assert wording.protected_words() == ()


def test_the_planner_knows_a_group_at_once(areas):
    """The next question is understood by what was just saved."""
    assert ("เครื่องปรับอากาศ",) not in understanding.planner().alternatives("แอร์")
    SynonymGroup.objects.create(kind="brand", phrases="แอร์\nเครื่องปรับอากาศ")
    assert ("เครื่องปรับอากาศ",) in understanding.planner().alternatives("แอร์")


# --- loading -----------------------------------------------------------------------------------


def test_loading_twice_changes_nothing():
    """The second loading finds everything in place and gives no new version."""
    assert shipped_synonyms.load(TWO) == Loaded(added=2)
    version = wording.version()
    assert shipped_synonyms.load(TWO).is_nothing
    assert wording.version() == version
    assert len(lines()) == 2


def test_a_newer_release_renews_what_nobody_changed():
    """A group that is as shipped gets the new release's phrases, under the same first phrase."""
    shipped_synonyms.load(TWO)
    newer = (ShippedGroup("everyday", ("แอร์", "เครื่องปรับอากาศ", "แอร์คอนดิชัน")), TWO[1])
    assert shipped_synonyms.load(newer) == Loaded(renewed=1)
    assert "แอร์\nเครื่องปรับอากาศ\nแอร์คอนดิชัน" in lines()


def test_a_reload_leaves_officers_changes():
    """What an officer edited or switched off stays so, whatever the release brings."""
    shipped_synonyms.load(TWO)
    SynonymGroup.objects.filter(is_one_way=False).update(phrases="แอร์\nแอร์บ้าน")
    SynonymGroup.objects.filter(is_one_way=True).update(is_active=False)
    newer = (
        ShippedGroup("everyday", ("แอร์", "เครื่องปรับอากาศ", "แอร์คอนดิชัน")),
        ShippedGroup("regional", ("รถเครื่อง", "จักรยานยนต์"), is_one_way=True),
    )
    shipped_synonyms.load(newer)
    assert lines() == ["รถเครื่อง\nจักรยานยนต์", "แอร์\nแอร์บ้าน"]
    assert wording.synonym_groups() == ((("แอร์", "แอร์บ้าน"),), ())


def test_what_is_no_longer_shipped_goes_unless_it_was_changed():
    """A group that left the release goes; an officer's version of it becomes the officer's own."""
    shipped_synonyms.load(TWO)
    SynonymGroup.objects.filter(is_one_way=False).update(phrases="แอร์\nแอร์บ้าน")
    shipped_synonyms.load(())
    left = SynonymGroup.objects.get()
    assert (left.phrases, left.is_shipped) == ("แอร์\nแอร์บ้าน", False)


def test_officers_own_groups_are_not_touched():
    """A group that an officer made has nothing to do with loading."""
    SynonymGroup.objects.create(kind="brand", phrases="ก\nข")
    shipped_synonyms.load(TWO)
    shipped_synonyms.load(())
    assert lines() == ["ก\nข"]


def test_the_same_first_phrase_may_come_twice():
    """Two shipped groups that begin alike are two groups, the next time as well."""
    twins = (TWO[0], ShippedGroup("foreign", ("แอร์", "air conditioner")))
    assert shipped_synonyms.load(twins) == Loaded(added=2)
    assert shipped_synonyms.load(twins).is_nothing


def test_the_command_loads_what_is_shipped(capsys):
    """The preparation step loads every shipped group in a few statements, and is quick again."""
    with CaptureQueriesContext(connection) as queries:
        call_command("load_synonyms")
    assert SynonymGroup.objects.count() == len(shipped_groups()) >= 50
    assert len(queries) < 40
    call_command("load_synonyms")
    assert "up to date" in capsys.readouterr().out


def test_shipped_groups_would_pass_the_form(areas):
    """What is shipped keeps the rules that officers have to keep."""
    assert set(get_args(ShippedKind)) == set(SynonymKind.values)
    wrong = [
        group.phrases
        for group in shipped_groups()
        if len({tokens(phrase) for phrase in group.phrases} - {()}) < 2
        or any(not tokens(phrase) or len(phrase) > 100 for phrase in group.phrases)
        or len(group.phrases) > 60
    ]
    assert wrong == []
