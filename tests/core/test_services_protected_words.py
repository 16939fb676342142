"""Where the words that a line must not cut come from."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError

from portal.core import protected_words
from portal.core.models import ProtectedWord


@pytest.fixture(autouse=True)
def _alone():
    """Each test has its own providers and an empty memory."""
    before = list(protected_words._providers)
    protected_words._providers.clear()
    protected_words.forget()
    yield
    protected_words._providers[:] = before
    protected_words.forget()


def whole(text):
    """Say whether the list keeps a text in one piece."""
    return protected_words.words().match(text, 0) == len(text)


def test_words_of_the_interface_are_always_there():
    """The portal's own words need no list in the database."""
    assert whole("เรียนฟรี")
    assert not whole("บ้านตัวอย่าง")


def test_provider_is_asked_once_and_kept():
    """A process reads the list again only when it has grown old."""
    asked = []

    @protected_words.register
    def provider():
        asked.append(1)
        return ["บ้านตัวอย่าง"]

    protected_words.register(provider)
    assert whole("บ้านตัวอย่าง")
    assert whole("บ้านตัวอย่าง")
    assert len(asked) == 1
    protected_words.forget()
    assert whole("บ้านตัวอย่าง")
    assert len(asked) == 2
    protected_words.unregister(provider)
    assert not whole("บ้านตัวอย่าง")


def test_old_list_is_read_again(monkeypatch):
    """A word that was added elsewhere shows when the list's life is over."""
    names = ["บ้านหนึ่ง"]
    protected_words.register(lambda: names)
    assert whole("บ้านหนึ่ง")
    names.append("บ้านสอง")
    assert not whole("บ้านสอง")
    monkeypatch.setattr(protected_words, "_kept", (0.0, protected_words.words()))
    assert whole("บ้านสอง")


def test_database_that_fails_leaves_the_old_list(monkeypatch):
    """A page is shown with slightly wrong line breaks rather than not at all."""
    answers = [["บ้านหนึ่ง"]]

    def provider():
        if not answers:
            raise DatabaseError
        return answers.pop()

    protected_words.register(provider)
    assert whole("บ้านหนึ่ง")
    monkeypatch.setattr(protected_words, "_kept", (0.0, protected_words.words()))
    assert whole("บ้านหนึ่ง")
    protected_words.forget()
    assert whole("เรียนฟรี")


@pytest.mark.django_db
def test_protected_word_is_stored_in_one_spelling():
    """The list takes a word as it was typed and stores the one spelling."""
    word = ProtectedWord(word=" เเม่บ้าน\u200b ")
    word.full_clean()
    word.save()
    assert str(word) == "แม่บ้าน"
    with pytest.raises(ValidationError):
        ProtectedWord(word="กก").full_clean()
