"""The A4 flyer as a PDF for the village's notice board: what the page prints, set by typst."""

import re
from functools import cache
from typing import TYPE_CHECKING

from portal.core import protected_words
from portal.core.line_breaks import whole_end
from portal.core.parts import Flyer
from portal.core.pdf import pdf_from
from portal.core.weave import DYES, GROUPS, HOUSE, PATTERNS
from search.thai.breaking import with_breaks

if TYPE_CHECKING:
    from catalogue.course_detail import CourseDetail

_TEMPLATE = "flyer.typ"
_SIZE = re.compile(r'width="([0-9]+)" height="([0-9]+)"')
_HOUSE_DYE = "kram8"
_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
_SITE = "ศูนย์ฝึกอาชีพชุมชน"


def flyer_pdf(detail: "CourseDetail") -> bytes:
    """Set the sheet that printing the course's page gives; the same sheet is made only once."""
    return pdf_of(detail.flyer)


def pdf_of(flyer: Flyer) -> bytes:
    """Set a flyer, always in Thai."""
    return pdf_from(
        _TEMPLATE,
        {
            "title": flyer.title,
            "promise": flyer.promise,
            "headline": flyer.headline,
            "facts": [list(fact) for fact in flyer.facts],
            "outcomes": list(flyer.outcomes),
            "centre": flyer.centre,
            "telephone": flyer.telephone,
            "code": flyer.code,
            "link": flyer.short_link,
            "mono": flyer.is_mono,
            "words": {
                "outcomes": "เรียนจบแล้วทำอะไรได้",
                "scan": "สแกนเพื่อสมัคร",
                "call": f"หรือโทร {flyer.telephone}",
                "site": _SITE,
                "code": f"รหัสหลักสูตร {flyer.code}",
            },
        },
        breaks=_breaks,
        plain={
            "qr": _whole_svg(flyer.qr),
            **_cloth_pictures(flyer),
            "plain": {
                "title": flyer.title,
                "site": _SITE,
                "qr": f"คิวอาร์โค้ดของ {flyer.short_link}",
            },
            "cloth": _cloth_facts(flyer),
        },
    )


def _breaks(text: str) -> str:
    """Break between words, and never inside a name, a date or a number with its unit."""
    listed = protected_words.words()
    return with_breaks(text, lambda whole, at: whole_end(whole, at, listed))


def _cloth_pictures(flyer: Flyer) -> dict[str, str]:
    body, hem = _names(flyer)
    return {"body": _pattern(body), "hem": _pattern(hem)}


def _cloth_facts(flyer: Flyer) -> dict[str, object]:
    body, hem = _names(flyer)
    group = flyer.cloth.group
    dye = _HOUSE_DYE if group == HOUSE else GROUPS[group].base
    return {"body": _size(body), "hem": _size(hem), "dye": DYES[dye]}


def _names(flyer: Flyer) -> tuple[str, str]:
    group = flyer.cloth.group
    if group == HOUSE:
        return "long-cloth", "band"
    return f"body-{group}", f"hem-{group}-{flyer.cloth.hem}"


def _whole_svg(inline: str) -> str:
    """Give an SVG that was drawn for the inside of a page what a document of its own needs."""
    return inline if _NAMESPACE in inline else inline.replace("<svg", f"<svg {_NAMESPACE}", 1)


@cache
def _pattern(name: str) -> str:
    return (PATTERNS / f"{name}.svg").read_text(encoding="utf-8")


def _size(name: str) -> list[int]:
    found = _SIZE.search(_pattern(name))
    return [int(side) for side in found.groups()] if found else [24, 24]
