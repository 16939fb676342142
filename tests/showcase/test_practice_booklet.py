"""The booklet of a story: the page's own words, whole Thai words, fonts in it."""

import pytest

from measuring import sheet_texts
from measuring.sheet_texts import plain
from search.thai.breaking import with_breaks
from tests.factories.practice import make_practice

#: Rows are only stored for what is judged: one database is enough.
pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

#: All signs that stand above and below, alone and in twos, and what a PDF usually loses.
HARD_WORDS = (
    "น้ำพริกเผา ช่วยทำน้ำปลา เก้าอี้ ปี่ ฝั่ง ป้า ฟ้า ปิ่น ญี่ปุ่น ฐานะ กฎหมาย ปู่ ฎีกา ก๋วยเตี๋ยว"
    " เสื้อผ้า หนึ่ง ที่ดิน ศูนย์ รู้ เต่า ๑ อำเภอ ๑ อาชีพ"
)


def booklet(client, story):
    answer = client.get(f"/th/practice/{story.code}.pdf")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    return sheet_texts.read(answer.content)


def text_of_page(client, story):
    """Return what the sections on the page say, without the words that only open a fold."""
    return sheet_texts.text_of_page(client.get(f"/th/practice/{story.code}/").content)


def text_of_booklet(reader, story):
    """Return what stands from section 1 on, without what stands at the foot of each page."""
    link = f"testserver/th/practice/{story.code}/"
    return sheet_texts.text_of_booklet(reader, title=story.title, link=link)


@pytest.mark.parametrize("template_form", ["nine", "five"])
@pytest.mark.row("S2-02")
def test_booklet_says_exactly_what_the_page_says(client, tree, template_form):
    """Extracted again, its sections equal those of the page but for signs that nobody sees."""
    background = [("paragraph", f"<p>{HARD_WORDS}</p><ol><li>ก่อหม้อ</li></ol><h3>ถัดมา</h3>")]
    story = make_practice(tree["d4704"], template_form=template_form, background=background)
    reader = booklet(client, story)
    assert text_of_booklet(reader, story) == text_of_page(client, story)


@pytest.mark.row("S2-01", "S2-02")
def test_booklet_has_cover_preface_and_contents(client, tree):
    """Title, author's position, the units above and the year; preface ก, contents ข, section 1."""
    story = make_practice(tree["d4704"])
    reader = booklet(client, story)
    cover, preface, contents, first = (plain(page.extract_text()) for page in reader.pages[:4])
    unit = tree["d4704"].unit
    for words in (story.title, "ครู สกร.ระดับตำบล", unit.name_th, unit.parent.name_th, "2569"):
        assert plain(words) in cover
    assert preface.startswith("คำนำ") and preface.endswith("หน้าก")
    assert contents.startswith("สารบัญคำนำกสารบัญข1ชื่อผลงาน1") and contents.endswith("หน้าข")
    assert first.startswith("1ชื่อผลงาน") and first.endswith("หน้า1")
    assert reader.metadata.title == story.title


def test_booklet_has_its_fonts(client, tree):
    """Every font is embedded."""
    story = make_practice(tree["d4704"])
    reader = booklet(client, story)
    fonts, missing = sheet_texts.fonts_not_embedded(reader)
    assert fonts and missing == []


def test_booklet_takes_markup_for_letters(client, tree):
    """What means something to typst is set as the letters it is, and reads no file."""
    attack = '#read("/etc/passwd") $x$ *b* ]}"\\ <a> @ref `raw`'
    story = make_practice(
        tree["d4704"],
        title=attack,
        cautions=[("caution", attack)],
        preface=attack,
        credits=[("credit", {"part": "author", "position": attack})],
    )
    text = "".join(plain(page.extract_text()) for page in booklet(client, story).pages)
    assert text.count(plain(attack)) >= 4
    assert "root:" not in text


def test_no_word_is_cut(client, tree):
    """Every line of running text ends where the analysis of the words lets it end."""
    sentence = "ชุมชนมีความเข้มแข็งและผู้เข้าร่วมกิจกรรมนำความรู้ไปใช้เป็นช่องทางประกอบอาชีพสร้างรายได้" * 6
    story = make_practice(tree["d4704"], cautions=[("caution", sentence)])
    text = "\n".join(page.extract_text() for page in booklet(client, story).pages)
    ends = set()
    position = 0
    for word in with_breaks(sentence).split("\u200b"):
        position += len(word)
        ends.add(sentence[:position])
    lines = [line for line in text.splitlines() if len(line) > 30 and line.strip() in sentence]
    assert lines
    for line in lines:
        start = sentence.index(line.strip())
        assert sentence[: start + len(line.strip())] in ends, line


def test_booklet_costs_as_many_queries_as_a_page(client, tree, django_assert_max_num_queries):
    """The same budget as for a page."""
    story = make_practice(tree["d4704"])
    booklet(client, story)
    with django_assert_max_num_queries(10):
        booklet(client, story)


def test_letters_that_no_font_has_stop_no_booklet(client, tree):
    """A picture of a face, a foreign name, a fraction: the booklet is made all the same."""
    story = make_practice(
        tree["d4704"],
        title="ย้อมคราม 😀 ‹ตัวอย่าง›",
        background=[("paragraph", "<p>ผ้า ½ ผืน ของ 木村 ✓</p>")],
    )
    words = plain("".join(page.extract_text() for page in booklet(client, story).pages))
    assert plain("ย้อมคราม ? <ตัวอย่าง>") in words
    assert plain("ผ้า 1/2 ผืน ของ ?? /") in words
