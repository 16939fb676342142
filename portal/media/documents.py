"""The way in for documents: a PDF by its content, and nothing that acts by itself."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath
from typing import Any

import puremagic
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_HEAD = 1024
#: Names of PDF actions that run something when the file is opened.
_ACTIVE = re.compile(rb"/(JavaScript|Launch|EmbeddedFile|XFA)\b")


def demand_pdf(file: Any) -> None:
    """Refuse anything that is not a PDF from its first byte, or that carries a program."""
    file.seek(0)
    raw: bytes = file.read()
    file.seek(0)
    if not raw.startswith(b"%PDF-") or not _looks_like_pdf(raw):
        raise ValidationError({"file": _("Only PDF documents can be used.")}, code="not_a_pdf")
    if _ACTIVE.search(raw):
        raise ValidationError(
            {"file": _("This PDF contains a program or another file. Print it to PDF again.")},
            code="active_pdf",
        )


def download_name(filename: str) -> str:
    """Return a name fit for a visitor's folder: letters of any script, no direction marks."""
    stem = unicodedata.normalize("NFC", PurePosixPath(filename.replace("\\", "/")).stem)
    kept = "".join(c if unicodedata.category(c)[0] in "LMN" or c in " -_." else " " for c in stem)
    return f"{' '.join(kept.split())[:100].strip(' .') or 'document'}.pdf"


def _looks_like_pdf(raw: bytes) -> bool:
    try:
        return puremagic.from_string(raw[:_HEAD] + raw[-_HEAD:], mime=True) == "application/pdf"
    except (puremagic.PureError, ValueError):
        return False
