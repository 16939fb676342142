"""Pictures come in as new pixels: nothing that a camera wrote beside them stays."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.images.models import Filter
from wagtail.images.models import Image as StockImage

from portal.media import pictures
from portal.media.models import PortalImage
from portal.media.services import clean_again, make_renditions
from portal.media.specs import FORMATS, SPECS
from tests.factories.media import (
    CANARY,
    PortalImageFactory,
    picture_bytes,
    picture_file,
)

#: Rows are only stored for what is judged: one database is enough.
pytestmark = pytest.mark.one_database

KINDS = ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"]


def assert_bare(data):
    """Nothing of the camera's is in the bytes, nor in what Pillow reads from them."""
    assert CANARY.encode() not in data
    assert b"GPS" not in data
    assert b"xmpmeta" not in data
    with Image.open(io.BytesIO(data)) as picture:
        assert not dict(picture.getexif())
        assert not {"exif", "xmp", "comment", "XML:com.adobe.xmp"} & set(picture.info)


@pytest.mark.parametrize("kind", KINDS)
def test_camera_data_is_in_the_test_pictures(kind):
    """Negative control: the pictures of these tests do carry what must go."""
    assert CANARY.encode() in picture_bytes(kind, size=(64, 48), gps=True)


@pytest.mark.parametrize("kind", KINDS)
def test_metadata_is_gone_from_original_and_every_rendition(db, kind):
    """No GPS, EXIF, XMP or comment in the kept file nor in a rendition of any format."""
    image = PortalImageFactory(file=picture_file(kind, size=(400, 300), gps=True))
    with image.open_file() as file:
        assert_bare(file.read())
    specs = [*SPECS, "max-165x165", "format-png|width-100", "original"]
    for rendition in image.get_renditions(*specs).values():
        with rendition.file.open() as file:
            assert_bare(file.read())


def test_stock_wagtail_would_keep_the_position(db):
    """Negative control: Wagtail alone puts the camera's data into a JPEG rendition."""
    stock = StockImage(title="stock", file=picture_file("JPEG", size=(400, 300), gps=True))
    rendition = stock.generate_rendition_file(Filter("width-100"))
    rendition.seek(0)
    assert CANARY.encode() in rendition.read()


@pytest.mark.parametrize(("orientation", "size"), [(1, (60, 40)), (6, (40, 60)), (8, (40, 60))])
def test_picture_is_turned_upright(orientation, size):
    """The direction of holding the camera is applied before it is forgotten."""
    raw = io.BytesIO(picture_bytes("JPEG", size=(60, 40), gps=True, orientation=orientation))
    with Image.open(pictures.clean(raw)) as picture:
        assert picture.size == size


@pytest.mark.parametrize(
    ("kind", "mode", "extension"),
    [
        ("JPEG", "RGB", ".jpg"),
        ("JPEG", "L", ".jpg"),
        ("JPEG", "CMYK", ".jpg"),
        ("HEIF", "RGB", ".jpg"),
        ("AVIF", "RGB", ".jpg"),
        ("WEBP", "RGB", ".jpg"),
        ("WEBP", "RGBA", ".webp"),
        ("PNG", "RGB", ".webp"),
        ("PNG", "P", ".webp"),
        ("PNG", "RGBA", ".webp"),
    ],
)
def test_format_follows_from_what_is_in_the_picture(kind, mode, extension):
    """Photographs become JPEG; drawings and anything transparent become WebP."""
    clean = pictures.clean(io.BytesIO(picture_bytes(kind, size=(64, 48), mode=mode)))
    assert clean.name.endswith(extension)


def test_large_picture_is_made_smaller():
    """Nothing on the site is shown larger than the longest side that is kept."""
    with Image.open(pictures.clean(io.BytesIO(picture_bytes(size=(4000, 3000))))) as picture:
        assert max(picture.size) == pictures.LONGEST_SIDE


def gif():
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "GIF")
    return out.getvalue()


def moving(kind):
    out = io.BytesIO()
    frames = [Image.new("RGB", (16, 16), (n * 60, 0, 0)) for n in range(3)]
    frames[0].save(out, kind, save_all=True, append_images=frames[1:])
    return out.getvalue()


def bomb(width, height):
    out = io.BytesIO()
    Image.new("1", (width, height)).save(out, "PNG", optimize=True)
    return out.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HOSTILE = {
    "svg": SVG,
    "svg named jpg": SVG,
    "html": b"<html><script>alert(1)</script></html>",
    "gif": gif(),
    "moving webp": moving("WEBP"),
    "moving png": moving("PNG"),
    "pixel bomb": bomb(11_000, 11_000),
    "just over": bomb(10_000, 5_001),
    "empty": b"",
    "one byte": b"\xff",
    "jpeg head only": picture_bytes(size=(64, 48))[:60],
    "png head only": picture_bytes("PNG", size=(64, 48))[:40],
    "heic head only": picture_bytes("HEIF", size=(64, 48))[:60],
    "pdf": b"%PDF-1.4\n%%EOF",
    "zip": b"PK\x03\x04" + b"\0" * 60,
    "nulls": b"\0" * 1000,
    "postscript": b"%!PS-Adobe-3.0 EPSF-3.0\n",
    "tiff": b"II*\0" + b"\0" * 100,
}


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_picture_is_refused_in_words(name):
    """Programs, bombs, moving and broken pictures are refused, whatever their name says."""
    with pytest.raises(ValidationError):
        pictures.clean(ContentFile(HOSTILE[name], name="photo.jpg"))


def test_file_that_is_too_large_is_refused(settings):
    """Nothing over 12 MB is even looked at."""
    raw = picture_bytes(size=(64, 48)) + b"\0" * settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    with pytest.raises(ValidationError, match="12"):
        pictures.clean(io.BytesIO(raw))


def test_program_behind_a_picture_does_not_come_along():
    """What hangs on the end of a picture is not part of its pixels."""
    raw = picture_bytes(size=(64, 48)) + b"<script>alert(1)</script>PK\x03\x04"
    assert b"<script>" not in pictures.clean(io.BytesIO(raw)).read()


def test_file_names_are_random(db):
    """A name says nothing and cannot be guessed; two uploads of one file differ."""
    first = PortalImageFactory(file=picture_file(name="../../ยายสมศรี.jpg", size=(64, 48)))
    second = PortalImageFactory(file=picture_file(name="../../ยายสมศรี.jpg", size=(64, 48)))
    assert first.file.name != second.file.name
    assert first.file.name.startswith("original_images/")
    assert ".." not in first.file.name
    assert len(first.file.name.rsplit("/", 1)[1]) > 30


def test_saving_again_leaves_the_file_alone(db, django_capture_on_commit_callbacks):
    """Only a new file is cleaned, and makes renditions."""
    image = PortalImageFactory()
    name = image.file.name
    with django_capture_on_commit_callbacks() as callbacks:
        image.title = "ชื่อใหม่"
        image.save()
    assert image.file.name == name
    assert not [one for one in callbacks if one.func is make_renditions]


def test_renditions_are_made_at_upload(db, django_capture_on_commit_callbacks):
    """After the upload's transaction every size and format is there; nothing is made later."""
    with django_capture_on_commit_callbacks(execute=True):
        image = PortalImageFactory(file=picture_file(size=(1200, 800)))
    assert {one.filter_spec for one in image.renditions.all()} == set(SPECS)
    assert make_renditions(image.pk) == 0


def test_every_format_is_what_it_says(db):
    """AVIF is AVIF, WebP is WebP, JPEG is JPEG."""
    image = PortalImageFactory(file=picture_file(size=(400, 300)))
    make_renditions(image.pk)
    for name in FORMATS:
        rendition = image.renditions.get(filter_spec=f"format-{name}|width-320")
        with rendition.file.open() as file, Image.open(file) as picture:
            assert picture.format == name.upper()
            assert picture.width == 320


def test_old_file_is_cleaned_by_command(db):
    """A file from before the pipeline is cleaned once; the second time there is nothing to do."""
    image = PortalImageFactory()
    raw = picture_bytes(size=(64, 48), gps=True)
    stored = image.file.storage.save("original_images/old.jpg", ContentFile(raw))
    PortalImage.objects.filter(pk=image.pk).update(file=stored)
    assert clean_again(image.pk, dry_run=True)
    assert clean_again(image.pk)
    assert not clean_again(image.pk)
    image.refresh_from_db()
    with image.open_file() as file:
        assert_bare(file.read())
    assert not image.file.storage.exists(stored)
