"""Excel files: giving one out, and opening one that somebody sent, which must not make us fall."""

import zipfile
from typing import IO

from django.http import HttpResponse
from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAX_BYTES = 4 * 1024 * 1024
#: A file of a few bytes can unpack to anything.
MAX_UNPACKED = 60 * 1024 * 1024


class NotAWorkbook(ValueError):
    """The file cannot be read; the message is for the person who sent it."""


def workbook_response(name: str) -> HttpResponse:
    """Begin an answer that is kept as a workbook of that name; the sheet is written into it."""
    return HttpResponse(
        content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def open_workbook(file: IO[bytes]) -> Workbook:
    """Open a workbook to be read row by row, values only."""
    file.seek(0, 2)
    if file.tell() > MAX_BYTES:
        raise NotAWorkbook(_("The file is larger than %(size)d MB.") % {"size": MAX_BYTES >> 20})
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as package:
            if sum(part.file_size for part in package.infolist()) > MAX_UNPACKED:
                raise NotAWorkbook(_("The file is not an Excel file (.xlsx)."))
        file.seek(0)
        return load_workbook(file, read_only=True, data_only=True)
    except NotAWorkbook:
        raise
    except Exception as error:  # the parser fails in any way on a broken file
        raise NotAWorkbook(_("The file is not an Excel file (.xlsx).")) from error
