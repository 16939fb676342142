"""The way in for pictures: decode, turn upright, write new pixels, keep nothing else."""

from __future__ import annotations

import io
import struct
import warnings
from pathlib import PurePath
from typing import IO, Any

import pillow_heif
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

from portal.media.names import random_name

#: What may come in, by Pillow's names. SVG is not a picture here: it is a program.
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")
#: Nothing on the site is shown larger.
LONGEST_SIDE = 2560

_BROKEN = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    RuntimeError,
    struct.error,
    IndexError,
    KeyError,
    TypeError,
    MemoryError,
    OverflowError,
)


class CleanPicture(ContentFile[bytes]):
    """A picture that has been through ``clean``."""


def prepare_pillow() -> None:
    """Teach Pillow HEIC, and make a picture with too many pixels an error, not a warning."""
    pillow_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    warnings.filterwarnings("error", category=Image.DecompressionBombWarning)


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
        with Image.open(io.BytesIO(raw), formats=FORMATS) as picture:
            _check(picture)
            picture.load()
            return _rewrite(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise _too_many_pixels() from bomb
    except _BROKEN as broken:
        raise ValidationError(
            _("This is not a picture that we can read. Use JPEG, PNG, WebP, AVIF or HEIC."),
            code="invalid_image",
        ) from broken


def carries_metadata(file: IO[bytes] | Any) -> bool:
    """Say whether a stored picture carries anything beside its pixels, or is no JPEG or WebP."""
    file.seek(0)
    try:
        with Image.open(file, formats=FORMATS) as picture:
            extra = {"exif", "xmp", "XML:com.adobe.xmp", "comment", "icc_profile", "photoshop"}
            texts = getattr(picture, "text", None)
            return bool(
                extra & set(picture.info)
                or texts
                or picture.getexif()
                or picture.format not in {"JPEG", "WEBP"}
            )
    except _BROKEN as broken:
        raise ValidationError(_("This is not a picture that we can read.")) from broken
    finally:
        file.seek(0)


def _read(file: Any) -> bytes:
    limit = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    file.seek(0)
    raw: bytes = file.read(limit + 1)
    if len(raw) > limit:
        raise ValidationError(
            _("The file is too large: %(limit)s MB at most.") % {"limit": limit // (1024 * 1024)},
            code="file_too_large",
        )
    return raw


def _check(picture: Image.Image) -> None:
    width, height = picture.size
    if width * height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise _too_many_pixels()
    if getattr(picture, "n_frames", 1) > 1:
        raise ValidationError(_("Moving pictures cannot be used."), code="moving_image")


def _too_many_pixels() -> ValidationError:
    return ValidationError(
        _("The picture has too many pixels: %(limit)s million at most.")
        % {"limit": settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000},
        code="file_too_many_pixels",
    )


def _rewrite(picture: Image.Image) -> CleanPicture:
    is_drawing = picture.format == "PNG"
    upright = _in_srgb(ImageOps.exif_transpose(picture))
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    mode = "RGBA" if upright.has_transparency_data else "RGB"
    upright = upright.convert(mode)
    # New pixels: nothing that hangs on the old object comes along.
    pixels = Image.frombytes(mode, upright.size, upright.tobytes())
    out = io.BytesIO()
    if is_drawing or mode == "RGBA":
        extension = ".webp"
        pixels.save(out, "WEBP", quality=90, method=4)
    else:
        extension = ".jpg"
        pixels.save(out, "JPEG", quality=88, optimize=True, progressive=True)
    return CleanPicture(out.getvalue(), name=random_name("", extension).lstrip("/"))


def _in_srgb(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in {"RGB", "RGBA", "CMYK", "L"}:
        return picture
    try:
        changed = ImageCms.profileToProfile(
            picture,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGBA" if picture.mode == "RGBA" else "RGB",
        )
    except ImageCms.PyCMSError:
        return picture
    return changed or picture
