"""The sheet of labels of a product (S1-15): ten on an A4 page, to cut out or print on stickers."""

from typing import TYPE_CHECKING

from django.utils.translation import override

from catalogue.flyers import qr_svg
from catalogue.sheets import hem_of, whole_svg
from portal.core.pdf import pdf_from
from portal.core.weave import cloth
from search.sheet_words import whole_words

if TYPE_CHECKING:
    from showcase.products.detail import ProductDetail

_TEMPLATE = "labels.typ"
_SITE = "ศูนย์ฝึกอาชีพชุมชน"


def labels_pdf(detail: "ProductDetail") -> bytes:
    """Set the sheet, always in Thai: what buys trust at a market stall, and the way to the page."""
    with override("th"):
        link = detail.short_link
        worn = cloth(detail.page.occupational_group, detail.page.code)
        hem, size = hem_of(worn)
        return pdf_from(
            _TEMPLATE,
            {
                "title": detail.page.title,
                "price": detail.full_price,
                "lines": _lines(detail),
                "link": link.partition("://")[2],
                "words": {"scan": "สแกนดูเรื่องของคนทำ"},
            },
            breaks=whole_words,
            plain={
                "qr": whole_svg(qr_svg(link)),
                "hem": hem,
                "cloth": {"hem": size},
                "plain": {
                    "title": f"ป้ายสินค้า {detail.page.title}",
                    "site": _SITE,
                    "qr": f"คิวอาร์โค้ดของ {link}",
                },
            },
        )


def _lines(detail: "ProductDetail") -> list[str]:
    """Who makes it, where, and in which course they learned it."""
    group = detail.group
    course = next(iter(detail.around.of("course")), None)
    said = [
        f"โดย {group.title}" if group is not None else "",
        detail.place.label_th,
        f"เรียนจาก {course.title}" if course is not None else "",
        " · ".join(one.mark.short for one in detail.standards),
    ]
    return [line for line in said if line]
