"""Every hostile file by every door: refused in Thai with nothing kept, or kept as bare pixels."""

import json
import os
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import UploadedFile

from measuring.upload_files.hostile import hostile_files
from measuring.upload_files.secrets import marks_in
from portal.media.models import PortalDocument, PortalImage, document_storage
from tests.factories.media import PortalImageFactory
from tests.factories.users import as_role, sign_in

THAI = re.compile("[\u0e01-\u0e5b]")
AJAX = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}
#: Without the few that are seconds of work: those are for `make uploads`.
FILES = hostile_files(heavy=False)
counts = Counter()


@pytest.fixture(scope="module", autouse=True)
def _say_what_was_counted():
    """Tell `make uploads` what was sent, where it asks."""
    yield
    path = os.environ.get("PORTAL_UPLOADS_COUNTS")
    if path:
        Path(path).write_text(json.dumps(dict(counts)), encoding="utf-8")


@dataclass
class Came:
    """What came of one upload: what is kept, or the words of the refusal."""

    kept: object = None
    words: str = ""


def sent(one):
    return SimpleUploadedFile(one.filename, one.content, content_type="image/jpeg")


def words_of(response):
    """Return what the page says about the file."""
    assert response.status_code == 200, response.status_code
    for context in response.context or ():
        for name in ("form", "creation_form"):
            if name in context and getattr(context[name], "is_bound", False):
                return " ".join(context[name].errors.get("file", ()))
    answer = json.loads(response.content)
    return answer.get("error_message", "")


def by_form(client, model, where, **more):
    response = client.post(f"/admin/{where}/add/", {"title": "ภาพ", **more})
    made = model.objects.order_by("-pk").first()
    return Came(made) if response.status_code == 302 else Came(words=words_of(response))


def picture_form(client, one):
    return by_form(client, PortalImage, "images", description="", file=sent(one))


def document_form(client, one):
    return by_form(client, PortalDocument, "documents", file=sent(one))


def picture_replaced(client, one):
    """A picture that is there already is given another file."""
    image = PortalImageFactory()
    response = client.post(
        f"/admin/images/{image.pk}/", {"title": "ภาพ", "description": "", "file": sent(one)}
    )
    if response.status_code == 302:
        return Came(PortalImage.objects.get(pk=image.pk))
    image.delete()
    return Came(words=words_of(response))


def by_many(client, model, where, title, one):
    response = client.post(
        f"/admin/{where}/multiple/add/", {"files[]": sent(one), "title": title}, **AJAX
    )
    answer = json.loads(response.content)
    if not answer["success"]:
        return Came(words=answer["error_message"])
    return Came(model.objects.order_by("-pk").first())


def many_pictures(client, one):
    return by_many(client, PortalImage, "images", "ภาพ", one)


def many_documents(client, one):
    return by_many(client, PortalDocument, "documents", "เอกสาร", one)


def waiting(client, model, where, name, one):
    """A file whose title is too long waits in Wagtail's uploader, and comes in when that is mended."""
    came = by_many(client, model, where, "ย" * 300, one)
    if came.words:
        return came
    upload = UploadedFile.objects.get()
    with upload.file.open() as file:
        leaks = [] if where == "documents" else marks_in(file.read())
    assert not leaks
    prefix = f"uploaded-{name}-{upload.pk}"
    response = client.post(
        f"/admin/{where}/multiple/create_from_uploaded_{name}/{upload.pk}/",
        {f"{prefix}-title": "ภาพ", f"{prefix}-description": ""},
        **AJAX,
    )
    assert json.loads(response.content)["success"]
    return Came(model.objects.order_by("-pk").first())


def waiting_picture(client, one):
    return waiting(client, PortalImage, "images", "image", one)


def waiting_document(client, one):
    return waiting(client, PortalDocument, "documents", "document", one)


def by_chooser(client, model, where, prefix, one):
    response = client.post(
        f"/admin/{where}/chooser/create/",
        {f"{prefix}-title": "ภาพ", f"{prefix}-description": "", f"{prefix}-file": sent(one)},
    )
    if json.loads(response.content)["step"] == "reshow_creation_form":
        return Came(words=words_of(response))
    return Came(model.objects.order_by("-pk").first())


def picture_chooser(client, one):
    return by_chooser(client, PortalImage, "images", "image-chooser-upload", one)


def document_chooser(client, one):
    return by_chooser(client, PortalDocument, "documents", "document-chooser-upload", one)


def by_model(client, made, one):
    try:
        made.file = sent(one)
        made.save()
    except ValidationError as refused:
        return Came(words=" ".join(refused.messages))
    return Came(made)


def picture_model(client, one):
    return by_model(client, PortalImage(title="ภาพ"), one)


def document_model(client, one):
    return by_model(client, PortalDocument(title="เอกสาร"), one)


def picture_field(client, one):
    """Code that gives a file to the field itself does not come past either."""
    made = PortalImage(title="ภาพ")
    try:
        made.file.save(one.filename, sent(one))
    except ValidationError as refused:
        return Came(words=" ".join(refused.messages))
    return Came(made)


PICTURE_DOORS = [
    picture_form,
    picture_replaced,
    many_pictures,
    waiting_picture,
    picture_chooser,
    picture_model,
    picture_field,
]
DOCUMENT_DOORS = [
    document_form,
    many_documents,
    waiting_document,
    document_chooser,
    document_model,
]


@pytest.fixture
def signed_in(client, units):
    sign_in(client, as_role("superuser"))
    return client


def everything_kept():
    """Yield the content of every file that lies among the pictures, or waits to get there."""
    for folder in ("original_images", "wagtail_uploads", "images"):
        try:
            _folders, names = default_storage.listdir(folder)
        except FileNotFoundError:
            continue
        for name in names:
            with default_storage.open(f"{folder}/{name}") as file:
                yield f"{folder}/{name}", file.read()


def test_there_are_sixty_hostile_files():
    """The collection is as large as it says, and no two files are called the same."""
    assert len(FILES) >= 60
    assert len({one.name for one in FILES}) == len(FILES)


@pytest.mark.one_database  # forms and decoders refuse
@pytest.mark.parametrize("door", PICTURE_DOORS, ids=lambda door: door.__name__)
def test_hostile_picture_is_refused_in_thai_or_kept_bare(signed_in, door):
    """Whatever comes by a picture's door: Thai words and no row, or new pixels and no marks."""
    before = {name for name, _content in everything_kept()}
    for one in FILES:
        came = door(signed_in, one)
        counts["sent"] += 1
        if came.kept is None:
            assert not one.is_picture, one.name
            assert THAI.search(came.words), (one.name, came.words)
            continue
        assert one.is_picture, one.name
        assert re.fullmatch(r"original_images/[0-9a-f]{32}(_\w+)?\.(jpg|webp)", came.kept.file.name)
        assert came.kept.width and came.kept.height
    leaks = {
        name: marks
        for name, content in everything_kept()
        if name not in before and (marks := marks_in(content))
    }
    counts["leaks"] += len(leaks)
    assert not leaks
    assert PortalImage.objects.count() == sum(one.is_picture for one in FILES)
    counts["doors"] += 1


@pytest.mark.one_database  # forms refuse
@pytest.mark.parametrize("door", DOCUMENT_DOORS, ids=lambda door: door.__name__)
def test_hostile_document_is_refused_in_thai(signed_in, door):
    """Whatever comes by a document's door: Thai words and no row, or a quiet PDF."""
    for one in FILES:
        came = door(signed_in, one)
        counts["sent"] += 1
        if came.kept is None:
            assert not one.is_document, one.name
            assert THAI.search(came.words), (one.name, came.words)
            continue
        assert one.is_document, one.name
        assert re.fullmatch(r"documents/[0-9a-f]{32}(_\w+)?\.pdf", came.kept.file.name)
        assert came.kept.filename.endswith(".pdf")
        assert not re.search("[\u202a-\u202e/\\\\\0]", came.kept.filename)
        assert document_storage().exists(came.kept.file.name)
    assert PortalDocument.objects.count() == sum(one.is_document for one in FILES)
    counts["doors"] += 1
