"""What visitors can fetch: renditions and documents, and nothing beside them."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage

from portal.media.models import PortalDocument, PortalImage
from portal.media.services import make_renditions
from tests.factories.media import (
    PDF,
    PortalDocumentFactory,
    PortalImageFactory,
    picture_file,
)
from tests.factories.users import as_role, sign_in


@pytest.fixture
def disk(tmp_path, monkeypatch):
    """Keep documents in a folder, as every real installation does."""
    storage = FileSystemStorage(location=tmp_path, base_url=None)
    monkeypatch.setattr(PortalDocument._meta.get_field("file"), "storage", storage)
    return storage


def test_rendition_is_given_out_and_kept_for_a_year(client, db):
    """A rendition never changes under its name."""
    image = PortalImageFactory(file=picture_file(size=(400, 300)))
    make_renditions(image.pk)
    rendition = image.renditions.get(filter_spec="format-avif|width-320")
    response = client.get(rendition.url)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/avif"
    assert "immutable" in response["Cache-Control"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in response


@pytest.mark.parametrize(
    "path",
    [
        "/media/images/nothing.jpg",
        "/media/images/../original_images/x.jpg",
        "/media/images/%2e%2e/original_images/x.jpg",
        "/media/images/.hidden",
        "/media/images/",
        "/media/",
        "/media/images/a/b.jpg",
        "/media/images/evil.html",
        "/media/images/evil.svg",
        "/media/images/x%00.jpg",
    ],
)
def test_nothing_else_is_given_out(client, db, path):
    """No folder, no way up, no other kind of file."""
    for name in ("images/evil.html", "images/evil.svg"):
        if not default_storage.exists(name):
            default_storage.save(name, ContentFile(b"<script>alert(1)</script>"))
    assert client.get(path).status_code == 404


def test_originals_are_not_given_out(client, db):
    """The kept file is for making renditions, not for visitors."""
    image = PortalImageFactory()
    assert client.get(f"/media/{image.file.name}").status_code == 404


def test_document_is_served_as_a_file_to_keep(client, db, disk):
    """Never shown inside the site: a download, without guessing of types, in a sandbox."""
    document = PortalDocumentFactory()
    response = client.get(document.url)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_document_lies_outside_of_the_media_folder(client, db):
    """The web server cannot give out what is not below MEDIA_URL."""
    document = PortalDocumentFactory()
    assert not default_storage.exists(document.file.name)
    assert client.get(f"/media/{document.file.name}").status_code == 404


NOT_PDF = {
    "html": b"<html><script>alert(1)</script></html>",
    "zip": b"PK\x03\x04" + b"\0" * 100,
    "polyglot": b"GIF89a" + PDF,
    "javascript": PDF.replace(
        b"/Catalog", b"/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>"
    ),
    "launch": PDF.replace(b"/Catalog", b"/Catalog/OpenAction<</S/Launch/F(cmd.exe)>>"),
    "empty": b"",
    "word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100,
}


@pytest.mark.parametrize("name", NOT_PDF)
def test_only_quiet_pdfs_come_in(client, units, name):
    """A document is a PDF by its content and runs nothing, at the admin's door too."""
    sign_in(client, as_role("superuser"))
    upload = ContentFile(NOT_PDF[name], name="แบบฟอร์ม.pdf")
    client.post("/admin/documents/add/", {"title": "x", "file": upload})
    assert not PortalDocument.objects.exists()


def test_pdf_comes_in_by_the_admin(client, units, disk):
    """A plain PDF is kept under a random name and given out under its own."""
    sign_in(client, as_role("teacher", units["d4704"]))
    upload = ContentFile(PDF, name="ใบสมัคร \N{RIGHT-TO-LEFT OVERRIDE}fdp.pdf")
    client.post("/admin/documents/add/", {"title": "ใบสมัคร", "file": upload})
    document = PortalDocument.objects.get()
    assert document.unit == units["d4704"]
    assert "สมัคร" not in document.file.name
    assert document.filename == "ใบสมัคร fdp.pdf"
    assert client.get(document.url).status_code == 200


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_picture_comes_in_clean_by_the_admin(client, units, kind):
    """The admin's forms clean a picture, and give it to the unit of whoever brings it."""
    sign_in(client, as_role("teacher", units["d4704"]))
    upload = picture_file(kind, size=(200, 100), gps=True)
    client.post("/admin/images/add/", {"title": "ภาพ", "description": "", "file": upload})
    image = PortalImage.objects.get()
    assert image.unit == units["d4704"]
    with image.open_file() as file:
        assert b"CAMERA" not in file.read()


def test_hostile_picture_is_refused_at_the_field(client, units):
    """The form comes back with words, and nothing is kept."""
    sign_in(client, as_role("teacher", units["d4704"]))
    upload = ContentFile(b"<svg xmlns='http://www.w3.org/2000/svg'/>", name="x.svg")
    response = client.post("/admin/images/add/", {"title": "x", "description": "", "file": upload})
    assert response.status_code == 200
    assert not PortalImage.objects.exists()


def test_many_pictures_at_once_come_in_clean(client, units):
    """The uploader for many pictures is a door like the others."""
    sign_in(client, as_role("teacher", units["d4704"]))
    response = client.post(
        "/admin/images/multiple/add/",
        {"files[]": picture_file("JPEG", size=(200, 100), gps=True), "title": "ภาพ"},
        HTTP_X_REQUESTED_WITH="XMLHttpRequest",
    )
    assert response.status_code == 200
    image = PortalImage.objects.get()
    with image.open_file() as file:
        assert b"CAMERA" not in file.read()
