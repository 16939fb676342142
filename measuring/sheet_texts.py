"""What a sheet and its page say, read so that the two can be compared."""

import io
import re
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup
from pypdf import PdfReader

#: Signs that nobody sees, and blanks: a PDF keeps none of its own.
_INVISIBLE = re.compile("[\u200b\u2060\\s]")


def plain(text: str) -> str:
    """Leave out what nobody sees, and blanks."""
    return _INVISIBLE.sub("", text)


def read(content: bytes) -> PdfReader:
    """Open a PDF."""
    return PdfReader(io.BytesIO(content))


def text_of_page(html: bytes) -> str:
    """Return what the sections of a story's page say, without the words that only open a fold."""
    page: Any = BeautifulSoup(html, "html5lib")
    for one in page.article.select(".fold__head"):
        one.decompose()
    return plain(page.article.get_text())


def text_of_booklet(reader: PdfReader, *, title: str, link: str) -> str:
    """Return what a booklet says from its section 1 on, without what stands at each page's foot."""
    foot = re.compile(re.escape(plain(link + "หน้า")) + "([0-9]+|[ก-ฮ])")
    text = "".join(foot.sub("", plain(page.extract_text())) for page in reader.pages)
    return text.partition(plain(f"1 ชื่อผลงาน {title}"))[2]


def fonts_not_embedded(reader: PdfReader) -> tuple[int, list[str]]:
    """Count a PDF's fonts, and name those that are not in it."""
    names: set[str] = set()
    missing = []
    for font in _fonts(reader):
        name = str(font["/BaseFont"])
        names.add(name)
        descendants = font.get("/DescendantFonts")
        held = descendants[0].get_object() if descendants else font
        about = held.get("/FontDescriptor") or {}
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(about):
            missing.append(name)
    return len(names), missing


def _fonts(reader: PdfReader) -> Iterator[Any]:
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for font in (resources.get("/Font") or {}).values():
            yield font.get_object()
