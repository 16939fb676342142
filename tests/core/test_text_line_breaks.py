"""Where a Thai line may end."""

import time

import pytest
from django.utils.html import escape, strip_tags
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from portal.core.line_breaks import WordList, break_lines

WORDS = WordList(
    ["พรรณานิคม", "พาณิชยกรรม", "พาณิชยกรรมและบริการ", "เรียนฟรี", "ตาก", "กลุ่ม A&B", "นา", "หนองแค"]
)


def nb(text):
    """Wrap as the filter does."""
    return f'<span class="nb">{text}</span>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        (None, ""),
        ("ขนมไทย", "ขนมไทย"),
        ("เรียนฟรี", nb("เรียนฟรี")),
        ("โทร 081 234 5678 ก่อน", f"โทร {nb('081 234 5678')} ก่อน"),
        ("02 000 0000", nb("02 000 0000")),
        ("081 234 56789", "081 234 56789"),
        ("อำเภอพรรณานิคมวันนี้", f"อำเภอ<wbr>{nb('พรรณานิคม')}<wbr>วันนี้"),
        ("ที่พรรณานิคม เรียนฟรี", f"ที่<wbr>{nb('พรรณานิคม')} {nb('เรียนฟรี')}"),
        ("พรรณานิคมเรียนฟรี", f"{nb('พรรณานิคม')}<wbr>{nb('เรียนฟรี')}"),
        ("พาณิชยกรรมและบริการ", nb("พาณิชยกรรมและบริการ")),
        ("พาณิชยกรรมและ", f"{nb('พาณิชยกรรม')}<wbr>และ"),
        # A short name is kept only where it stands free, and no cluster is cut.
        ("จ. ตาก", f"จ. {nb('ตาก')}"),
        ("ตากแดด", "ตากแดด"),
        ("นาน", "นาน"),
        ("เรียนฟรีๆ", "เรียนฟรีๆ"),
        # A longer name that begins with a shorter one is another word.
        ("บ้านหนองแคน", "บ้านหนองแคน"),
        ("บ้านหนองแคนใต้", "บ้านหนองแคนใต้"),
        ("หนองแคร่วมใจ", f"{nb('หนองแค')}<wbr>ร่วมใจ"),
        # Numbers and what they count.
        ("30 ชั่วโมง", nb("30 ชั่วโมง")),
        ("รวม 1,250 บาทต่อคน", f"รวม {nb('1,250 บาท')}<wbr>ต่อคน"),
        ("๓๐ ชม.", nb("๓๐ ชม.")),
        ("09.00–15.00 น.", nb("09.00–15.00 น.")),
        ("12–27 ธ.ค. 2569", nb("12–27 ธ.ค. 2569")),
        ("ส. 12 ธ.ค. 2569", f"ส. {nb('12 ธ.ค. 2569')}"),
        ("12 December 2026", nb("12 December 2026")),
        ("เหลือ 2 จาก 20 ที่", f"เหลือ 2 จาก {nb('20 ที่')}"),
        ("20 ที่นั่ง", nb("20 ที่นั่ง")),
        ("30 วาน", "30 วาน"),
        ("5 kmx", "5 kmx"),
        ("081 000 0000", nb("081 000 0000")),
        # Everything is escaped, also inside what is kept whole.
        ("<b>เรียนฟรี</b>", f"&lt;b&gt;{nb('เรียนฟรี')}&lt;/b&gt;"),
        ("กลุ่ม A&B", nb("กลุ่ม A&amp;B")),
        (SafeString("<b title='เรียนฟรี'>เรียนฟรี</b> &amp; ขนม"),
         f"<b title='เรียนฟรี'>{nb('เรียนฟรี')}</b> &amp; ขนม"),
    ],
)  # fmt: skip
def test_break_lines_keeps_words_whole(text, html):
    """Protected words and measures stand in one piece; a line may end where they meet Thai."""
    assert break_lines(text, WORDS) == html


def test_break_lines_takes_words_of_the_moment():
    """A page may pass the name of its own place or group."""
    assert break_lines("กลุ่มทอผ้าบ้านตัวอย่าง", WORDS, WordList(["ทอผ้าบ้านตัวอย่าง"])) == (
        f"กลุ่ม<wbr>{nb('ทอผ้าบ้านตัวอย่าง')}"
    )


def test_word_list_refuses_what_could_do_harm():
    """A word without a Thai letter could hide in an entity; a long one would glue a sentence."""
    assert len(WordList(["amp", "ก", "ก" * 61, "ขนม", "ขนม "])) == 1


TEXT = st.text(alphabet=st.one_of(st.sampled_from("พรณานิคมเรียฟ 12ธค.น–&<>\"'บาท็่้"), st.characters()))


@given(TEXT)
def test_break_lines_twice_changes_nothing_and_loses_nothing(text):
    """The text stays the same, is escaped once, and a second pass leaves it alone."""
    once = break_lines(text, WORDS)
    assert break_lines(once, WORDS) == once
    bare = once.replace('<span class="nb">', "").replace("</span>", "").replace("<wbr>", "")
    assert bare == escape(text)


@given(TEXT)
def test_break_lines_keeps_safe_html(text):
    """HTML that was safe keeps its tags and its text."""
    html = SafeString(f"<i>{escape(text)}</i>")
    assert strip_tags(break_lines(html, WORDS)) == strip_tags(html)


@pytest.mark.parametrize(
    "piece", ["พรรณานิคม", "1,", "1-", "12 ", "<", "<a ", "เ", "พาณิชยกรรมแ", "9" * 50, "&"]
)
def test_break_lines_time_grows_with_the_text_only(piece):
    """Ten times the text takes about ten times as long, for the worst texts, too."""
    big = WordList([*(f"บ้านตัวอย่าง{number}ก" for number in range(5_000)), "พรรณานิคม"])

    def seconds(repeats):
        best = 9.0
        for source in (piece * repeats, SafeString(piece * repeats)):
            begin = time.process_time()
            break_lines(source, big)
            best = min(best, time.process_time() - begin)
        return best

    seconds(200)
    assert seconds(20_000) < 30 * max(seconds(2_000), 0.002)
