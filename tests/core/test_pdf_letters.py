"""What the fonts of PDFs cannot draw is set in another way: nothing that somebody wrote stops a page."""

import pytest

from measuring.hostile_text.payloads import payloads
from portal.core.pdf import pdf_from
from portal.core.pdf_letters import FONT, covered, drawable

THAI = [chr(code) for code in range(0x0E01, 0x0E3B)] + [chr(code) for code in range(0x0E3F, 0x0E5C)]


def test_fonts_have_thai_and_latin():
    """All of Thai, its digits and the letters of a keyboard are drawn as they are."""
    text = "".join([*THAI, *map(chr, range(0x20, 0x7F))])
    assert drawable(text) == text


def test_both_weights_have_the_same_letters():
    """A bold heading shows what running text shows."""
    assert covered(FONT.with_name("portal-thai-bold.ttf")) == covered()


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ("‹ก›", "<ก>"),
        ("＜script＞", "<script>"),
        ("2½ ม²", "2 1/2 ม2"),
        ("≥ 5 → ✓", ">= 5 -> /"),
        ("😀สวัสดี", "?สวัสดี"),
        ("木", "?"),
        ("a\u202eb\ufeffc\x01d\te", "abcd e"),
        ("a\u2028b", "a\nb"),
        ("น้ำ\u200bผึ้ง\u2060ป่า", "น้ำ\u200bผึ้ง\u2060ป่า"),
    ],
)
def test_other_letters_are_set_in_another_way(written, set_):
    """Look-alikes are used where there are any; what nobody sees is left out."""
    assert drawable(written) == set_


def test_any_text_makes_a_page(tmp_path, settings):
    """A template of ours sets the oddest texts that the measures know, as words and as title."""
    (tmp_path / "pdf").mkdir()
    (tmp_path / "pdf" / "odd.typ").write_text(
        "#let data = json(bytes(sys.inputs.data))\n#set document(title: data.plain)\n"
        '#set text(font: "Portal Thai", lang: "th")\n#data.texts.join(parbreak())\n'
    )
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    texts = [one.attack for one in payloads(639)]
    pdf = pdf_from("odd.typ", {"texts": texts}, plain={"plain": "😀 ‹" + texts[0]}, keep=False)
    assert pdf.startswith(b"%PDF")
