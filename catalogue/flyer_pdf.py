"""The A4 flyer as a PDF for the village's notice board: what the page prints, set by typst."""

from typing import TYPE_CHECKING

from catalogue.sheets import pattern, size_of, whole_svg
from portal.core.parts import Flyer
from portal.core.pdf import pdf_from
from portal.core.weave import DYES, GROUPS, HOUSE
from search.sheet_words import whole_words

if TYPE_CHECKING:
    from catalogue.course_detail import CourseDetail

_TEMPLATE = "flyer.typ"
_HOUSE_DYE = "kram8"
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
        breaks=whole_words,
        plain={
            "qr": whole_svg(flyer.qr),
            **_cloth_pictures(flyer),
            "plain": {
                "title": flyer.title,
                "site": _SITE,
                "qr": f"คิวอาร์โค้ดของ {flyer.short_link}",
            },
            "cloth": _cloth_facts(flyer),
        },
    )


def _cloth_pictures(flyer: Flyer) -> dict[str, str]:
    body, hem = _names(flyer)
    return {"body": pattern(body), "hem": pattern(hem)}


def _cloth_facts(flyer: Flyer) -> dict[str, object]:
    body, hem = _names(flyer)
    group = flyer.cloth.group
    dye = _HOUSE_DYE if group == HOUSE else GROUPS[group].base
    return {"body": size_of(body), "hem": size_of(hem), "dye": DYES[dye]}


def _names(flyer: Flyer) -> tuple[str, str]:
    group = flyer.cloth.group
    if group == HOUSE:
        return "long-cloth", "band"
    return f"body-{group}", f"hem-{group}-{flyer.cloth.hem}"
