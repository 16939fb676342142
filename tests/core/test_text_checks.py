"""What text must not, should not or could better say before the public reads it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core import personal_numbers, text_checks
from portal.core.findings import Level

# Made up: the first has the check digit of a national ID number, the second has not.
VALID_ID = "1234567890121"
OTHER_13 = "1234567890123"


def codes(findings):
    """List what was found."""
    return [finding.code for finding in findings]


@pytest.mark.parametrize(
    ("digits", "valid"),
    [(VALID_ID, True), (OTHER_13, False), ("0000000000000", False), ("12345", False),
     ("๑" * 13, False)],
)  # fmt: skip
def test_national_id_has_a_check_digit(digits, valid):
    """The thirteenth digit follows from the twelve before it."""
    assert personal_numbers.is_national_id(digits) is valid


@pytest.mark.parametrize(
    "text",
    [
        VALID_ID,
        OTHER_13,
        f"เลขที่{VALID_ID}ครับ",
        "1-2345-67890-12-1",
        "1 2345 67890 12 1",
        "๑-๒๓๔๕-๖๗๘๙๐-๑๒-๑",
        "๑๒๓๔๕๖๗๘๙๐๑๒๑",
        "12345678\u200b90121",
        "1–2345–67890–12–1",
        "1 2 3 4 5 6 7 8 9 0 1 2 1",
        "123456-7890121",
        "รุ่น 5 1 2345 67890 12 1",
    ],
)
def test_id_number_blocks_however_it_is_written(text):
    """Thirteen digits never go public, in either script, grouped or not."""
    [finding] = personal_numbers.id_numbers(text)
    assert finding.level is Level.BLOCK
    assert finding.code == "id_number"
    assert len(finding.excerpt) == 6


@pytest.mark.parametrize(
    "text",
    [
        "",
        "081 000 0000",
        "2566 2567 2568 2569",
        "12/12/2569 09.00–15.00 น.",
        "123456789012",
        "12345678901234",
        "10 20 30 40 50 60 7",
        "1,250,000,000,000",
    ],
)
def test_other_numbers_are_no_id_numbers(text):
    """Years, prices, times and telephone numbers pass."""
    assert personal_numbers.id_numbers(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "โทร 081 234 5678",
        "โทร.0812345678",
        "๐๘๑-๒๓๔-๕๖๗๘",
        "+66 81 234 5678",
        "+66812345678",
        "06 1234 5678",
        "091.234.5678",
    ],
)
def test_mobile_number_in_a_text_blocks(text):
    """A mobile number in running text is somebody's."""
    [finding] = personal_numbers.learner_telephones(text)
    assert finding.level is Level.BLOCK
    assert "234567" not in finding.excerpt


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("โทร 02 000 0000 หรือ 1669", []),
        ("09/12/2569 09.00 น.", []),
        ("06 30 09 00 12", []),
        ("โทร 081 234 5678", ["0812345678"]),
        ("โทร 081 234 5678", ["081 234 5678"]),
    ],
)
def test_public_numbers_are_fine(text, allowed):
    """Land lines, hot lines, dates, and the contacts that the page publishes anyway."""
    assert personal_numbers.learner_telephones(text, allowed) == []


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("คลิกที่นี่", True),
        (" คลิกที่นี่ »", True),
        ("อ่านต่อ...", True),
        ("ที่นี่", True),
        ("Click here", True),
        ("https://example.com/x", True),
        ("www.example.com", True),
        ("example.co.th/x", True),
        ("ดูสินค้าทั้งหมด", False),
        ("ร้านใน Facebook", False),
        ("", False),
    ],
)
def test_link_says_where_it_goes(text, bare):
    """Words like “here”, and bare addresses, name no destination."""
    assert text_checks.is_bare_link_text(text) is bare
    assert codes(text_checks.link_text(text)) == (["bare_link"] if bare else [])


@pytest.mark.parametrize(
    ("levels", "found"),
    [([], 0), ([2, 3, 4], 0), ([2, 4], 1), ([3], 1), ([2, 3, 2, 4, 2], 1), ([2, 4, 3, 4], 1)],
)
def test_heading_levels_go_down_one_at_a_time(levels, found):
    """A level may be left in one step, but entered only through the one above."""
    assert len(text_checks.heading_levels(levels)) == found


@pytest.mark.parametrize(
    ("alt", "code"),
    [
        ("ผู้เรียนบิดผ้าย้อมครามเหนือหม้อดิน", None),
        ("", "alt_missing"),
        (None, "alt_missing"),
        ("IMG_0412.JPG", "alt_file_name"),
        ("ผ้าคราม.jpg", "alt_file_name"),
        ("DSC00012", "alt_file_name"),
        ("20261212_093000", "alt_file_name"),
        ("LINE_ALBUM_1.png", "alt_file_name"),
    ],
)
def test_alt_text_says_what_is_to_be_seen(alt, code):
    """An empty text and a file name say nothing."""
    assert codes(text_checks.alt_text(alt)) == ([code] if code else [])


def test_official_words_get_a_plain_one():
    """Each official word is named once, the longest first."""
    found = text_checks.official_words("ดำเนินการที่สถานที่ดำเนินการ ดำเนินการ")
    assert [finding.excerpt for finding in found] == [
        "ดำเนินการ → ทำ",
        "สถานที่ดำเนินการ → เรียนที่ไหน",
    ]
    assert {finding.level for finding in found} == {Level.SUGGEST}
    assert text_checks.official_words("เรียนฟรี") == []


def test_long_sentence_is_suggested_only_when_it_is_long():
    """Thai without a blank is hard to read after about 120 letters."""
    assert codes(text_checks.long_sentences("ก" * 121)) == ["long_sentence"]
    assert text_checks.long_sentences("ก" * 100 + " " + "ข" * 100) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("๑๒ ธ.ค. ๒๕๖๙", 2),
        ("ราคา ๑,๒๕๐ บาท", 1),
        ("๓๐ ชั่วโมง", 1),
        ("โทร ๐๔๒๐๐๐๐๐๐", 1),
        ("๑ อำเภอ ๑ อาชีพ", 0),
        ("30 ชั่วโมง", 0),
    ],
)
def test_thai_digits_stay_in_names(text, found):
    """Dates, prices and telephone numbers use Arabic digits; official names keep theirs."""
    assert len(text_checks.thai_digits(text)) == found


def test_html_is_checked_by_its_words_links_headings_and_pictures():
    """Rich text is judged as it is read, not as it is written."""
    html = (
        "<h2>ก</h2><h4>ข</h4><p>เลข 12345<b>67890121</b></p>"
        '<p><a href="/x">อ่าน<b>ต่อ</b></a></p>'
        '<img src="x" alt="IMG_1.jpg"><img src="x" alt=""><embed embedtype="image" id="1">'
    )
    assert sorted(codes(text_checks.check_html(html))) == [
        "alt_file_name",
        "alt_missing",
        "bare_link",
        "heading_skipped",
        "id_number",
    ]


@pytest.mark.parametrize("html", ["<p>12345678</p><p>90121</p>", "12345678<br>90121"])
def test_blocks_of_html_are_read_apart(html):
    """Two paragraphs are not one number."""
    assert text_checks.check_html(html) == []


TEXT = st.text(
    alphabet=st.one_of(st.sampled_from("0123456789๐๑-– .<>/ahimg=\"'&;คลิก+"), st.characters())
)


@given(TEXT)
def test_checks_never_raise(text):
    """Whatever was typed, checking it gives findings and no error."""
    for finding in [*text_checks.check_text(text), *text_checks.check_html(text)]:
        assert str(finding)
    text_checks.alt_text(text)
    text_checks.link_text(text)


@pytest.mark.parametrize(
    "piece",
    ["1", "1-", "1 2 ", "a.", "a-", "ดำเนิน", "<", "<a ", "<p>", "&", "๑", "๑,", "+66", "ก", "www."],
)
def test_time_of_checks_grows_with_the_text_only(piece):
    """Ten times the text takes about ten times as long, for the worst texts, too."""

    def seconds(repeats):
        text = piece * repeats
        best = 9.0
        for _attempt in range(2):
            begin = time.process_time()
            text_checks.check_text(text)
            text_checks.check_html(text)
            text_checks.is_bare_link_text(text)
            text_checks.is_file_name(text)
            best = min(best, time.process_time() - begin)
        return best

    seconds(200)
    assert seconds(20_000) < 40 * max(seconds(2_000), 0.004)
