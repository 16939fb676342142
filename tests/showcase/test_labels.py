"""What a group needs to show its product elsewhere: words to post, QR code, a sheet of labels."""

import io
import re

import pytest
from pypdf import PdfReader

from tests.factories.catalogue import make_course
from tests.factories.showcase import make_group, make_product
from tests.showcase.test_views_product import at, flat, soup

pytestmark = pytest.mark.django_db


def sheet(client, product):
    answer = client.get(f"/th/products/{product.code}/labels.pdf")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["X-Robots-Tag"] == "noindex"
    return PdfReader(io.BytesIO(answer.content))


def said(reader):
    """The words of a sheet, without marks and blanks."""
    text = "".join(page.extract_text() for page in reader.pages)
    return re.sub("[\u200b\u2060\\s]", "", text)


@pytest.mark.row("S1-15")
def test_kit_has_words_link_and_qr(client, tree):
    """The page offers a caption to copy, the short link, its QR code and the labels."""
    product = make_product(tree["d4704"], group=make_group(tree["d4704"]))
    page = soup(client, at(product))
    caption = page.select_one("#caption").get_text()
    for words in ("ผ้าพันคอย้อมคราม", "390 บาท / ผืน", "กลุ่มครามบ้านถ้ำเต่า", product.code.upper()):
        assert words in flat(caption), words
    assert page.select_one(".qr svg path")
    assert page.select_one(f'a[href$="/products/{product.code}/labels.pdf"]')
    assert not page.select("[style]")


def test_labels_fill_one_sheet(client, tree):
    """Ten labels on one A4 page: name, price, group, course, link; fonts are embedded."""
    course = make_course(tree["d4704"], title="ย้อมครามและมัดย้อม")
    product = make_product(tree["d4704"], group=make_group(tree["d4704"]), course=course)
    reader = sheet(client, product)
    assert len(reader.pages) == 1
    width, height = reader.pages[0].mediabox[2:]
    assert (round(width), round(height)) == (595, 842)
    text = said(reader)
    for words in ("ผ้าพันคอย้อมคราม", "390บาท/ผืน", "โดยกลุ่มครามบ้านถ้ำเต่า", "เรียนจากย้อมครามและมัดย้อม"):
        assert words in text, words
    assert f"/p/{product.code.upper()}" in text


def test_labels_of_a_product_without_price_say_ask(client, tree):
    """No price: the label says to ask; long names and marks of markup stay letters."""
    title = "ผ้า #let x = 1 ] $ ที่ชื่อยาวมากเกินกว่าที่ป้ายหนึ่งแผ่น"
    product = make_product(tree["d4704"], "to_ask", title=title)
    reader = sheet(client, product)
    assert len(reader.pages) == 1
    assert "ถามราคา" in said(reader) and "#letx=1]$" in said(reader)


def test_labels_are_only_of_what_the_public_sees(client, tree):
    """A draft has none; a code in capital letters leads to the one address."""
    draft = make_product(tree["d4704"], live=False)
    assert client.get(f"/th/products/{draft.code}/labels.pdf").status_code == 404
    product = make_product(tree["d4704"])
    moved = client.get(f"/th/products/{product.code.upper()}/labels.pdf")
    assert (moved.status_code, moved["Location"]) == (
        301,
        f"/th/products/{product.code}/labels.pdf",
    )
