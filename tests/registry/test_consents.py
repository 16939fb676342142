"""Notices with their versions, and consents that are only ever added."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from registry.current_notices import current_notices, forget
from registry.enums import Channel, ConsentAction, Purpose
from registry.links import receipt_token
from registry.models import Consent, Notice, SupportNeed
from registry.notices import Wording, brought_along, text_hash
from registry.services import consents, notices
from tests.factories.registry import make_open_run, sign_up_someone
from tests.factories.users import as_role, sign_in
from tests.registry.conftest import plain

pytestmark = pytest.mark.django_db


def test_every_purpose_has_a_short_notice_in_both_languages():
    """At most five lines, plain words, Thai in Thai and English in English."""
    found = dict(brought_along())
    assert set(found) == set(Purpose)
    for purpose, wordings in found.items():
        assert set(wordings) == {"th", "en"}
        for wording in wordings.values():
            assert 1 <= len(wording.text.splitlines()) <= 5, purpose
        assert any("\u0e01" <= sign <= "\u0e5b" for sign in wordings["th"].text)
        assert not any("\u0e01" <= sign <= "\u0e5b" for sign in wordings["en"].text)


def test_loading_twice_adds_nothing():
    """The first time all come, with the hash of their words; then the lists are up to date."""
    call_command("load_reference", verbosity=0)
    first = list(
        Notice.objects.order_by("pk").values("purpose", "version", "language", "text_hash")
    )
    call_command("load_reference", verbosity=0)
    assert first == list(
        Notice.objects.order_by("pk").values("purpose", "version", "language", "text_hash")
    )
    assert len(first) == len(Purpose) * 2
    for notice in Notice.objects.all():
        assert notice.text_hash == text_hash(notice.title, notice.text)
        assert notice.version == 1


def test_changed_text_is_a_new_version(monkeypatch):
    """Old words stay, with their hash; what an officer added later is not taken back."""
    notices.load()
    old = Notice.objects.get(purpose="contact", version=1, language="th")
    changed = {"th": Wording("ใหม่", "ข้อความใหม่"), "en": Wording("New", "New words")}
    monkeypatch.setattr(notices, "brought_along", lambda: [(Purpose.CONTACT, changed)])
    assert notices.load() == {"privacy notices": 2}
    assert notices.load() == {"privacy notices": 0}
    assert Notice.objects.of_purpose("contact").last_version() == 2
    old.refresh_from_db()
    assert old.text_hash == text_hash(old.title, old.text)
    forget()
    assert current_notices("th")["contact"].text == "ข้อความใหม่"
    assert current_notices("en")["contact"].title == "New"
    monkeypatch.undo()
    assert notices.load() == {"privacy notices": 0}


def test_notices_are_kept_for_a_minute(django_assert_num_queries):
    """Asked of the database once; nothing is remembered while there are none."""
    assert current_notices("th") == {}
    notices.load()
    forget()
    with django_assert_num_queries(1):
        for _ in range(3):
            assert set(current_notices("th")) == set(Purpose.values)


def test_notices_can_be_read(client):
    """Each purpose's words in force stand on one page, in the reader's language."""
    notices.load()
    forget()
    page = client.get(reverse("registry:privacy"))
    assert page.status_code == 200
    text = plain(page)
    for purpose in Purpose.values:
        assert " ".join(current_notices("th")[purpose].title.split()) in text
    english = client.get(reverse("registry:privacy").replace("/th/", "/en/"))
    assert "What we use this for" in plain(english)


@pytest.fixture
def signup(course):
    run = make_open_run(course)
    return sign_up_someone(run, support="ใช้รถเข็น", may_contact=True).signup


def rows(signup, purpose):
    return list(
        Consent.objects.filter(person=signup.person, purpose=purpose)
        .order_by("pk")
        .values_list("action", flat=True)
    )


def test_withdrawing_is_a_row_of_its_own(signup):
    """The consent stays as it was given; a second withdrawal adds nothing; giving again does."""
    person = signup.person
    assert consents.withdraw(person, Purpose.CONTACT, channel=Channel.WEB, signup=signup)
    assert not consents.withdraw(person, Purpose.CONTACT, channel=Channel.WEB, signup=signup)
    assert consents.give(person, Purpose.CONTACT, channel=Channel.WEB, signup=signup)
    assert not consents.give(person, Purpose.CONTACT, channel=Channel.WEB, signup=signup)
    assert rows(signup, Purpose.CONTACT) == [
        ConsentAction.GIVEN,
        ConsentAction.WITHDRAWN,
        ConsentAction.GIVEN,
    ]


def test_new_words_are_agreed_to_anew(signup):
    """A consent to an old version does not stand for the new one."""
    words = {"th": Wording("ใหม่", "ข้อความใหม่"), "en": Wording("New", "New words")}
    notices.publish(Purpose.CONTACT, words)
    forget()
    assert consents.give(signup.person, Purpose.CONTACT, channel=Channel.WEB, signup=signup)
    last = Consent.objects.last_word(signup.person, Purpose.CONTACT)
    assert last.text_hash == words["th"].hash


def test_withdrawing_health_erases_what_was_told(signup):
    """What was kept by the consent alone goes with it; the sign-up stays."""
    assert SupportNeed.objects.filter(signup=signup).exists()
    assert consents.withdraw(signup.person, Purpose.HEALTH, channel=Channel.TELEPHONE)
    assert not SupportNeed.objects.filter(signup=signup).exists()
    signup.refresh_from_db()
    assert signup.is_active


def test_what_was_never_given_cannot_be_withdrawn(signup):
    """The notice of the sign-up itself is information, not consent: nothing to take back."""
    assert not consents.withdraw(signup.person, Purpose.SIGN_UP, channel=Channel.WEB)
    assert not consents.withdraw(signup.person, Purpose.SENSITIVE_GROUP, channel=Channel.WEB)


def test_officer_of_the_department_adds_a_version(client, tree):
    """A new version in both languages; an old one is neither changed nor deleted."""
    notices.load()
    officer = as_role("department_officer", tree["d4704"].unit.parent.parent)
    sign_in(client, officer)
    new = {
        "purpose": "contact",
        "title_th": "เรื่องใหม่",
        "text_th": "บรรทัดหนึ่ง\nบรรทัดสอง",
        "title_en": "New things",
        "text_en": "One line\nTwo lines",
    }
    answer = client.post(reverse("privacy_notices:add"), new)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    made = Notice.objects.filter(purpose="contact", version=2)
    assert {one.language for one in made} == {"th", "en"}
    assert all(one.text_hash == text_hash(one.title, one.text) for one in made)
    for name in ("edit", "delete"):
        url = reverse(f"privacy_notices:{name}", args=[made[0].pk])
        assert client.post(url, new).status_code in (302, 403)
    assert Notice.objects.filter(purpose="contact").count() == 4
    too_long = {**new, "purpose": "sign_up", "text_th": "\n".join("กขคงจฉ")}
    assert client.post(reverse("privacy_notices:add"), too_long).status_code == 200
    assert Notice.objects.filter(purpose="sign_up").count() == 2


def test_consent_is_taken_back_on_the_page_of_the_sign_up(client, signup):
    """One press each, as easy as giving it; the sign-up's own notice is not among them."""
    url = reverse("registry:consents", args=[receipt_token(signup.uid)])
    page = client.get(url).content.decode()
    assert page.count('name="purpose"') == 2
    assert client.post(url, {"purpose": "sign_up"}).status_code == 200
    assert client.post(url, {"purpose": "health"}).status_code == 303
    assert client.get(url).content.decode().count('name="purpose"') == 1
    assert not SupportNeed.objects.filter(signup=signup).exists()
    assert client.post(url, {"purpose": "health"}).status_code == 200
