"""Ordinary photographs are taken and look the same; large ones are decoded apart."""

import io

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from measuring.upload_files.hostile import hostile_files
from measuring.upload_files.ordinary import SAME, likeness, ordinary_pictures
from measuring.upload_files.secrets import marks_in
from portal.media import pictures, pixels, pixels_apart
from tests.factories.media import picture_bytes

PICTURES = {one.name: one for one in ordinary_pictures()}
#: Small enough to be quick, large enough to be judged.
_LONGEST = 960


@pytest.fixture
def apart(monkeypatch):
    """Decode everything by a child."""
    monkeypatch.setattr(pictures, "MOST_PIXELS_HERE", 0)


def test_there_are_twenty_ordinary_pictures():
    """The collection is as large as it says, from small ones to 24 million pixels."""
    pixels_of = [one.size[0] * one.size[1] for one in PICTURES.values()]
    assert len(PICTURES) == 20
    assert max(pixels_of) == 24_000_000
    assert {one.orientation for one in PICTURES.values()} == set(range(1, 9))


@pytest.mark.parametrize("name", PICTURES)
def test_ordinary_picture_looks_the_same(name):
    """It comes out upright, in the same colours, and without what the camera wrote."""
    raw, seen = PICTURES[name].made(longest=_LONGEST)
    kept = pictures.clean(io.BytesIO(raw)).read()
    assert likeness(kept, seen) >= SAME
    assert not marks_in(kept)


def test_likeness_tells_a_turned_picture():
    """Negative control: what stands on its head does not look the same."""
    raw, seen = PICTURES["jpeg turned 1"].made(longest=_LONGEST)
    assert likeness(raw, seen) > SAME
    assert likeness(raw, seen.transpose(Image.Transpose.ROTATE_180)) < SAME
    assert likeness(raw, seen.transpose(Image.Transpose.ROTATE_90)) == 0


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_child_makes_the_same_picture(apart, kind):
    """What a child decodes is what would have been decoded here."""
    raw = picture_bytes(kind, size=(320, 240), gps=True)
    here = pixels.rewrite(raw)
    there = pictures.clean(io.BytesIO(raw))
    assert there.read() == here.content
    assert there.name.endswith(here.extension)


@pytest.mark.parametrize("name", ["half a webp", "head of a jpeg", "moving png", "only noise"])
def test_child_refuses_in_the_same_words(apart, name):
    """A refusal is the same, whoever decodes."""
    one = next(one for one in hostile_files() if one.name == name)
    with pytest.raises(ValidationError):
        pictures.clean(io.BytesIO(one.content))


def test_child_that_dies_is_a_refusal(apart, monkeypatch):
    """A decoder that is killed by a limit says: too large to be opened."""
    monkeypatch.setattr(pixels_apart, "_ask_child", lambda raw, most: b"")
    with pytest.raises(ValidationError) as refused:
        pictures.clean(io.BytesIO(picture_bytes(size=(320, 240))))
    assert refused.value.code == "file_too_heavy"


def test_child_is_told_no_secret(monkeypatch):
    """Keys and passwords of the portal are not in the environment of what reads strangers' files."""
    monkeypatch.setenv("SECRET_KEY", "k")
    monkeypatch.setenv("DATABASE_URL", "postgres://u:p@h/d")
    assert not {"SECRET_KEY", "DATABASE_URL"} & set(pixels_apart._environment())


def test_format_that_needs_too_much_memory_is_refused_by_its_head():
    """A WebP of 49 million pixels is refused before anything is decoded."""
    one = next(one for one in hostile_files() if one.name == "flat webp of 49 million pixels")
    with pytest.raises(ValidationError) as refused:
        pictures.clean(io.BytesIO(one.content))
    assert refused.value.code == "file_too_heavy"
