"""The central role's screens: synonyms tried before they are saved, words kept whole, the log."""

import io
from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from search import missed, understanding, wording
from search.answering import answer
from search.kinds import everything
from search.models import Entry, EntryTokens, MissedQuery, ProtectedWord, SynonymGroup
from search.models.wording import MissedState, SynonymKind
from search.query import Query
from search.services import kept_whole
from search.thai.plan import Plan
from tests.factories.catalogue import make_course
from tests.factories.users import as_role, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client, units):
    """The department's officer, signed in."""
    sign_in(client, as_role("department_officer", units["dole"]))
    return client


@pytest.fixture
def courses(tree):
    """Two courses, one of which only a synonym finds."""
    return [
        make_course(tree["d4704"], title="ซ่อมเครื่องปรับอากาศ"),
        make_course(tree["d4704"], title="การทำขนมไทย"),
    ]


def filled(**changes):
    return {
        "kind": SynonymKind.EVERYDAY,
        "phrases": "แอร์\nเครื่องปรับอากาศ",
        "is_active": "on",
        "note": "",
        "example": "",
        "missed": "",
        **changes,
    }


def titles_of(typed):
    query = Query(kind=everything(), at=timezone.now(), plan=understanding.understand(typed))
    return [hit.entry.title for hit in answer(query).hits]


def told(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_a_saved_group_works_at_once(officer, courses):
    """A group that was saved finds with the very next question."""
    assert "ซ่อมเครื่องปรับอากาศ" not in titles_of("แอร์")
    response = officer.post(reverse("synonym_groups:add"), filled())
    assert response.status_code == 302
    assert titles_of("แอร์") == ["ซ่อมเครื่องปรับอากาศ"]
    group = SynonymGroup.objects.get()
    officer.post(reverse("synonym_groups:edit", args=[group.pk]), filled(is_active=""))
    assert "ซ่อมเครื่องปรับอากาศ" not in titles_of("แอร์")


def test_comparing_shows_both_sides_and_saves_nothing(officer, courses):
    """“Compare” shows what is found before and after, marks the new, and stores nothing."""
    response = officer.post(
        reverse("synonym_groups:add"), filled(compare="1", example="แอร์", note="คำจากครู")
    )
    assert response.status_code == 200
    shown = response.content.decode()
    comparison = response.context["view"].comparison
    assert comparison.before.total == 0
    assert [one.title for one in comparison.after.found] == ["ซ่อมเครื่องปรับอากาศ"]
    assert comparison.after.found[0].is_only_here
    assert "+ ซ่อมเครื่องปรับอากาศ" in shown
    assert "คำจากครู" in shown
    assert not SynonymGroup.objects.exists()
    assert "ซ่อมเครื่องปรับอากาศ" not in titles_of("แอร์")


def test_comparing_a_changed_group_leaves_out_the_saved_one(officer, courses):
    """Before has the group as it is saved, after as it stands in the form."""
    group = SynonymGroup.objects.create(kind="everyday", phrases="แอร์\nเครื่องปรับอากาศ")
    response = officer.post(
        reverse("synonym_groups:edit", args=[group.pk]),
        filled(compare="1", example="แอร์", phrases="แอร์\nขนมไทย"),
    )
    comparison = response.context["view"].comparison
    assert [one.title for one in comparison.before.found] == ["ซ่อมเครื่องปรับอากาศ"]
    assert [one.title for one in comparison.after.found] == ["การทำขนมไทย"]
    group.refresh_from_db()
    assert group.lines == ["แอร์", "เครื่องปรับอากาศ"]


def test_comparing_without_a_question_asks_for_one(officer, courses):
    """There is nothing to compare without a question; the form says so."""
    response = officer.post(reverse("synonym_groups:add"), filled(compare="1"))
    assert response.status_code == 200
    assert response.context["form"].errors["example"]


@pytest.mark.parametrize(
    ("phrases", "stored"),
    [
        ("แอร์\n\n  เครื่องปรับอากาศ  \r\nแอร์", ["แอร์", "เครื่องปรับอากาศ"]),
        ("นํ้าพริก\nน้ำพริก\nเครื่องจิ้ม", ["น้ำพริก", "เครื่องจิ้ม"]),
        ("แอร์", None),
        ("แอร์\nแอร์", None),
        ("แอร์\n!!!", None),
        ("🙂\n\u200b", None),
        ("", None),
        ("แอร์\n" + "ก" * 101, None),
        ("\n".join(f"คำ{number}" for number in range(61)), None),
    ],
)
def test_phrases_are_tidied_or_refused(officer, courses, phrases, stored):
    """Two different phrases at least, each with a word to look for, stored in one spelling."""
    officer.post(reverse("synonym_groups:add"), filled(phrases=phrases))
    group = SynonymGroup.objects.first()
    assert (group.lines if group else None) == stored


def test_phrases_of_another_group_are_warned_of(officer, courses):
    """A phrase that is in another group is said, and saved all the same."""
    SynonymGroup.objects.create(kind="brand", phrases="แอร์\nแอร์คอนดิชัน")
    response = officer.post(reverse("synonym_groups:add"), filled())
    assert SynonymGroup.objects.count() == 2
    assert any("แอร์คอนดิชัน" in words for words in told(response))


def test_common_phrases_are_warned_of(officer, courses):
    """A phrase on more than a quarter of the entries is said, and saved all the same."""
    response = officer.post(reverse("synonym_groups:add"), filled(phrases="ระดับ\nขนม"))
    assert SynonymGroup.objects.count() == 1
    warned = [words for words in told(response) if "%" in words]
    assert len(warned) == 1
    assert "“ระดับ”" in warned[0]


def test_shipped_groups_are_switched_off_and_not_deleted(officer, courses):
    """Deleting a shipped group switches it off; an officer's own goes."""
    shipped = SynonymGroup.objects.create(kind="brand", phrases="ก\nข", shipped_as="ก")
    own = SynonymGroup.objects.create(kind="brand", phrases="ค\nง")
    for group in (shipped, own):
        address = reverse("synonym_groups:delete", args=[group.pk])
        assert officer.get(address).status_code == 200
        assert officer.post(address).status_code == 302
    assert list(SynonymGroup.objects.values_list("pk", "is_active")) == [(shipped.pk, False)]


def test_lists_open_and_can_be_downloaded(officer, courses):
    """The list of groups has what an officer looks for, and an Excel file."""
    SynonymGroup.objects.create(kind="brand", phrases="แอร์\nแอร์คอนดิชัน", is_one_way=True)
    address = reverse("synonym_groups:index")
    assert "แอร์คอนดิชัน" in officer.get(address, {"q": "คอน"}).content.decode()
    assert officer.get(address, {"export": "xlsx"}).status_code == 200


def test_a_word_kept_whole_cuts_its_entries_again(officer, courses):
    """Saving a word makes the tokens of the entries that have it anew, and says how many."""
    entry = Entry.objects.get(title="การทำขนมไทย")
    assert "ขนม" in EntryTokens.objects.get(pk=entry.pk).title.split()
    response = officer.post(
        reverse("words_kept_whole:add"), {"word": "ขนมไทย", "note": "", "missed": ""}
    )
    assert response.status_code == 302
    tokens = EntryTokens.objects.get(pk=entry.pk).title.split()
    assert "ขนมไทย" in tokens
    assert "ขนม" not in tokens
    assert any("1" in words for words in told(response))
    word = ProtectedWord.objects.get()
    officer.post(reverse("words_kept_whole:delete", args=[word.pk]))
    assert "ขนม" in EntryTokens.objects.get(pk=entry.pk).title.split()


def test_a_word_on_many_entries_is_left_to_the_worker(officer, courses, monkeypatch):
    """With many entries the officer does not wait; the worker cuts them."""
    monkeypatch.setattr(kept_whole, "AT_ONCE", 0)
    recut = kept_whole.save(ProtectedWord(word="ขนมไทย"))
    assert (recut.entries, recut.is_later) == (1, True)
    entry = Entry.objects.get(title="การทำขนมไทย")
    assert "ขนม" in EntryTokens.objects.get(pk=entry.pk).title.split()
    assert kept_whole.recut_later(["ขนมไทย"]) == 1
    assert "ขนม" not in EntryTokens.objects.get(pk=entry.pk).title.split()


def test_a_changed_word_cuts_both(officer, courses):
    """Changing a word cuts what had the old one and what has the new one."""
    kept_whole.save(ProtectedWord(word="ขนมไทย"))
    word = ProtectedWord.objects.get()
    officer.post(
        reverse("words_kept_whole:edit", args=[word.pk]),
        {"word": "เครื่องปรับอากาศ", "note": "x", "missed": ""},
    )
    entry = Entry.objects.get(title="การทำขนมไทย")
    assert "ขนม" in EntryTokens.objects.get(pk=entry.pk).title.split()
    assert wording.protected_words() == ("เครื่องปรับอากาศ",)


@pytest.mark.parametrize("word", ["", "ก", "สอง คำ", "abc", "ปี2568", "ก" * 41, "🙂"])
def test_only_single_thai_words_are_kept_whole(officer, courses, word):
    """What the cutter would never see as one word is refused."""
    response = officer.post(
        reverse("words_kept_whole:add"), {"word": word, "note": "", "missed": ""}
    )
    assert response.status_code == 200
    assert not ProtectedWord.objects.exists()


# --- the log ---------------------------------------------------------------------------------


def miss(text, times=1, area="", **changes):
    for _time in range(times):
        missed.record(plan=Plan(text), area_code=area)
    if changes:
        MissedQuery.objects.filter(text=text).update(**changes)


@pytest.fixture
def log(areas):
    """Some questions that found nothing."""
    missed.minute.clear()
    miss("เลี้ยงไส้เดือน", 3, "47")
    miss("เลี้ยงไส้เดือน", 2, "4704")
    miss("ทำว่าว")
    miss("ปลูกฝิ่น", state=MissedState.IGNORED)
    miss("ตีมีด", day=timezone.localdate() - timedelta(days=60))


def rows(response):
    return [(row["text"], row["total"]) for row in response.context["table"].data]


def test_log_has_the_most_frequent_first(officer, log):
    """Each question stands once, with how often, where and what became of it."""
    response = officer.get(reverse("missed_queries:index"))
    assert response.status_code == 200
    assert rows(response)[0] == ("เลี้ยงไส้เดือน", 5)
    assert {text for text, _total in rows(response)} == {
        "เลี้ยงไส้เดือน",
        "ทำว่าว",
        "ปลูกฝิ่น",
        "ตีมีด",
    }
    assert "(3)" in response.context["table"].data[0]["areas"]


def test_log_can_be_narrowed(officer, log):
    """Days, province and state narrow the list."""
    address = reverse("missed_queries:results")
    today = timezone.localdate()
    assert rows(officer.get(address, {"area": "47"})) == [("เลี้ยงไส้เดือน", 5)]
    assert rows(officer.get(address, {"state": "ignored"})) == [("ปลูกฝิ่น", 1)]
    old = officer.get(address, {"day_to": (today - timedelta(days=30)).isoformat()})
    assert rows(old) == [("ตีมีด", 1)]
    recent = officer.get(address, {"day_from": today.isoformat(), "state": "new"})
    assert rows(recent) == [("เลี้ยงไส้เดือน", 5), ("ทำว่าว", 1)]


@pytest.mark.parametrize("ordering", ["total", "-total", "text", "last_day", "-last_day", "x"])
def test_log_can_be_ordered(officer, log, ordering):
    """Every column that offers it orders the list."""
    assert officer.get(reverse("missed_queries:index"), {"ordering": ordering}).status_code == 200


def test_log_can_be_downloaded(officer, log):
    """Excel and CSV have the same rows as the screen."""
    response = officer.get(reverse("missed_queries:index"), {"export": "xlsx"})
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    lines = list(sheet.iter_rows(values_only=True))
    assert len(lines) == 5
    assert lines[1][:2] == ("เลี้ยงไส้เดือน", 5)
    csv = b"".join(officer.get(reverse("missed_queries:index"), {"export": "csv"}))
    assert "ทำว่าว" in csv.decode()


def test_a_question_is_ignored_by_one_press(officer, log):
    """Ignored stays ignored, also when it is asked again tomorrow, until somebody takes it back."""
    decide = reverse("missed_queries:decide")
    assert officer.post(decide, {"text": "ทำว่าว", "state": "ignored"}).status_code == 302
    MissedQuery.objects.filter(text="ทำว่าว").update(day=timezone.localdate() - timedelta(days=1))
    miss("ทำว่าว")
    assert set(MissedQuery.objects.filter(text="ทำว่าว").values_list("state", flat=True)) == {
        "ignored"
    }
    officer.post(decide, {"text": "ทำว่าว", "state": "new"})
    assert MissedQuery.objects.filter(text="ทำว่าว", state="new").count() == 2


def test_a_question_becomes_a_synonym_by_one_press(officer, log, courses):
    """The form begins with the question; saving it settles the question."""
    address = f"{reverse('synonym_groups:add')}?missed=เลี้ยงไส้เดือน"
    form = officer.get(address).context["form"]
    assert form["phrases"].value() == "เลี้ยงไส้เดือน\n"
    assert form["example"].value() == form["missed"].value() == "เลี้ยงไส้เดือน"
    officer.post(
        reverse("synonym_groups:add"),
        filled(phrases="เลี้ยงไส้เดือน\nปุ๋ยไส้เดือน", missed="เลี้ยงไส้เดือน"),
    )
    states = MissedQuery.objects.filter(text="เลี้ยงไส้เดือน").values_list("state", flat=True)
    assert set(states) == {"done"}


def test_a_question_becomes_a_word_kept_whole_by_one_press(officer, log, courses):
    """The form begins with the question; saving it settles the question."""
    form = officer.get(f"{reverse('words_kept_whole:add')}?missed=ทำว่าว").context["form"]
    assert form["word"].value() == "ทำว่าว"
    officer.post(reverse("words_kept_whole:add"), {"word": "ทำว่าว", "note": "", "missed": "ทำว่าว"})
    assert MissedQuery.objects.get(text="ทำว่าว").state == MissedState.DONE


@pytest.mark.parametrize(
    "given",
    [{"text": "ทำว่าว", "state": "x"}, {"text": "ทำว่าว"}],
)
def test_unknown_decisions_are_refused(officer, log, given):
    """A press that does not exist changes nothing."""
    assert officer.post(reverse("missed_queries:decide"), given).status_code == 400


def test_decisions_do_not_lead_elsewhere(officer, log):
    """The way back is within the portal, whatever the request says."""
    response = officer.post(
        reverse("missed_queries:decide"),
        {"text": "ทำว่าว", "state": "ignored", "next": "https://example.com/"},
    )
    assert response.headers["Location"].startswith("/")


@pytest.mark.parametrize("role", ["teacher", "provincial_officer", "dpo"])
def test_other_roles_see_nothing_of_it(client, units, log, role):
    """Neither the menu nor the screens are there for anybody but the central role."""
    place = {"teacher": "d4704", "provincial_officer": "p47", "dpo": "dole"}[role]
    sign_in(client, as_role(role, units[place]))
    for name in ("synonym_groups:index", "words_kept_whole:index", "missed_queries:index"):
        assert client.get(reverse(name)).status_code in {302, 403}
    assert client.post(
        reverse("missed_queries:decide"), {"text": "ทำว่าว", "state": "ignored"}
    ).status_code in {302, 403}
    assert MissedQuery.objects.get(text="ทำว่าว").state == "new"
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("missed_queries:index") not in home


def test_the_menu_leads_the_officer_there(officer, log):
    """The three screens stand in the menu."""
    home = officer.get(reverse("wagtailadmin_home")).content.decode()
    for name in ("synonym_groups:index", "words_kept_whole:index", "missed_queries:index"):
        assert reverse(name) in home
