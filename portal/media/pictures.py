"""The way in for pictures: decode, turn upright, write new pixels, keep nothing else."""

from __future__ import annotations

from pathlib import PurePath
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image

from portal.media import pixels
from portal.media.names import random_name
from portal.media.pixels import BROKEN, FORMATS, LONGEST_SIDE, Refused, Rewritten
from portal.media.pixels_apart import rewrite_apart

__all__ = ["LONGEST_SIDE", "CleanPicture", "carries_metadata", "clean", "is_clean"]

#: Decoded here, in some 30 MB; everything larger is decoded by a child with limits of its own.
MOST_PIXELS_HERE = 2_000_000
_BESIDE_PIXELS = frozenset(
    {"exif", "xmp", "XML:com.adobe.xmp", "comment", "icc_profile", "photoshop"}
)


class CleanPicture(ContentFile[bytes]):
    """A picture that has been through ``clean``."""


def prepare_pillow() -> None:
    """Teach Pillow HEIC, and make a picture with too many pixels an error, not a warning."""
    pixels.prepare(settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS)


def extension_of(filename: str) -> str:
    """Return the extension if it is one we write, else that of a JPEG."""
    extension = PurePath(filename).suffix.lower()
    return extension if extension in {".jpg", ".webp"} else ".jpg"


def is_clean(file: Any) -> bool:
    """Say whether a file is what ``clean`` returned."""
    return isinstance(file, CleanPicture)


def clean(file: IO[bytes] | Any) -> CleanPicture:
    """Return the picture as new pixels under a random name, or say in plain words why not.

    1. At most 12 MB, 50 million pixels and one frame, all known before anything is decoded.
    2. Only the formats above, whatever the name says. 3. Upright, in sRGB. 4. JPEG, or WebP
    where there is transparency or drawing; no EXIF, GPS, XMP, thumbnail or comment.
    """
    raw = _read(file)
    try:
        made = _rewrite(raw)
    except Refused as refused:
        raise _worded(refused.code) from refused
    return CleanPicture(made.content, name=random_name("", made.extension).lstrip("/"))


def carries_metadata(file: IO[bytes] | Any) -> bool:
    """Say whether a stored picture carries anything beside its pixels, or is no JPEG or WebP."""
    file.seek(0)
    try:
        with Image.open(file, formats=FORMATS) as picture:
            return bool(
                _BESIDE_PIXELS & set(picture.info)
                or getattr(picture, "text", None)
                or picture.getexif()
                or picture.format not in {"JPEG", "WEBP"}
            )
    except BROKEN as broken:
        raise ValidationError(_("This is not a picture that we can read.")) from broken
    finally:
        file.seek(0)


def _read(file: Any) -> bytes:
    limit = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    file.seek(0)
    raw: bytes = file.read(limit + 1)
    if not raw:
        raise ValidationError(
            _("The file is empty. Choose the picture once more."), code="empty_file"
        )
    if len(raw) > limit:
        raise ValidationError(
            _("The file is too large: %(limit)s MB at most.") % {"limit": limit // (1024 * 1024)},
            code="file_too_large",
        )
    return raw


def _rewrite(raw: bytes) -> Rewritten:
    most = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    if pixels.pixels_of(raw, most) <= MOST_PIXELS_HERE:
        return pixels.rewrite(raw)
    return rewrite_apart(raw, most)


def _worded(code: str) -> ValidationError:
    if code == Refused.TOO_MANY_PIXELS:
        most = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
        return ValidationError(
            _("The picture has too many pixels: %(limit)s million at most.") % {"limit": most},
            code="file_too_many_pixels",
        )
    if code == Refused.MOVING:
        return ValidationError(_("Moving pictures cannot be used."), code="moving_image")
    if code == Refused.TOO_HEAVY:
        return ValidationError(
            _("This picture is too large to be opened. Save it smaller, then choose it again."),
            code="file_too_heavy",
        )
    return ValidationError(
        _("This is not a picture that we can read. Use JPEG, PNG, WebP, AVIF or HEIC."),
        code="invalid_image",
    )
