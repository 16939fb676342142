"""The way in for documents: a PDF by its content, and nothing that acts by itself."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

import puremagic
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image

from portal.media.pixels import BROKEN

_HEAD = 1024
#: How far from the end a PDF may still end, and a ZIP's directory be found.
_TAIL, _ZIP_TAIL = 1024, 66_000
#: Names of PDF actions that run something when the file is opened, or bring another file along.
_ACTIVE = re.compile(
    rb"/(JavaScript|Launch|EmbeddedFiles?|XFA|RichMedia|SubmitForm|ImportData|GoToE|Rendition)\b"
)
_NAME_WITH_ESCAPES = re.compile(rb"/[^\s/<>()\[\]{}%]{0,80}#[^\s/<>()\[\]{}%]{2,80}")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
#: Objects that stand packed in a stream, and what of them is unpacked at most.
_PACKED = re.compile(rb"/ObjStm\b[^>]{0,400}>>\s*stream\r?\n")
_MOST_UNPACKED = 16 * 1024 * 1024
_GPS = 0x8825
_POSITION = re.compile(rb"exif:GPSL(?:atitude|ongitude)")
_MOST_CAMERA_NOTES = 200


def demand_pdf(file: Any) -> None:
    """Refuse anything that is not a PDF from first byte to last, or that carries a program."""
    file.seek(0)
    limit = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE
    raw: bytes = file.read(limit + 1)
    file.seek(0)
    if len(raw) > limit:
        values = {"limit": limit // (1024 * 1024)}
        raise _refused(_("The document is too large: %(limit)s MB at most.") % values, "too_large")
    if not _is_pdf(raw):
        raise _refused(_("Only PDF documents can be used."), "not_a_pdf")
    if b"/Encrypt" in raw:
        raise _refused(
            _("This PDF is locked with a password. Save it without one, then choose it again."),
            "locked_pdf",
        )
    if any(_ACTIVE.search(_unescaped(part)) for part in _parts(raw)):
        raise _refused(
            _("This PDF contains a program or another file. Print it to PDF again."), "active_pdf"
        )
    if _tells_position(raw):
        raise _refused(
            _("A picture inside this PDF says where it was taken. Print it to PDF again."),
            "position_in_pdf",
        )


def download_name(filename: str) -> str:
    """Return a name fit for a visitor's folder: letters of any script, no direction marks."""
    stem = unicodedata.normalize("NFC", PurePosixPath(filename.replace("\\", "/")).stem)
    kept = "".join(c if unicodedata.category(c)[0] in "LMN" or c in " -_." else " " for c in stem)
    return f"{' '.join(kept.split())[:100].strip(' .') or 'document'}.pdf"


def _refused(words: str, code: str) -> ValidationError:
    return ValidationError({"file": ValidationError(words, code=code)})


def _is_pdf(raw: bytes) -> bool:
    """It begins and ends as a PDF, and no other reader takes it for an archive."""
    if not raw.startswith(b"%PDF-") or b"%%EOF" not in raw[-_TAIL:]:
        return False
    if b"PK\x05\x06" in raw[-_ZIP_TAIL:]:
        return False
    try:
        return puremagic.from_string(raw[:_HEAD] + raw[-_HEAD:], mime=True) == "application/pdf"
    except (puremagic.PureError, ValueError):
        return False


def _parts(raw: bytes) -> Iterator[bytes]:
    """Yield the file, then what its packed objects unpack to; one that unpacks to too much, as is."""
    yield raw
    left = _MOST_UNPACKED
    for found in _PACKED.finditer(raw):
        try:
            text = zlib.decompressobj().decompress(raw[found.end() :], left)
        except zlib.error:
            continue
        left -= len(text)
        if left <= 0:
            raise _refused(
                _("This PDF contains a program or another file. Print it to PDF again."),
                "active_pdf",
            )
        yield text


def _unescaped(part: bytes) -> bytes:
    """Write out names like ``/J#61vaScript``, as every reader of PDF does."""

    def plain(name: re.Match[bytes]) -> bytes:
        return _ESCAPE.sub(lambda code: bytes([int(code[1], 16)]), name[0])

    return _NAME_WITH_ESCAPES.sub(plain, part)


def _tells_position(raw: bytes) -> bool:
    """Say whether a photograph inside still carries the position that its camera wrote."""
    if _POSITION.search(raw):
        return True
    start = raw.find(b"Exif\0\0")
    for _number in range(_MOST_CAMERA_NOTES):
        if start < 0:
            return False
        if _has_position(raw[start : start + 65_536]):
            return True
        start = raw.find(b"Exif\0\0", start + 6)
    return False


def _has_position(camera_notes: bytes) -> bool:
    notes = Image.Exif()
    try:
        notes.load(camera_notes)
        return bool(notes.get_ifd(_GPS))
    except BROKEN:
        return False
