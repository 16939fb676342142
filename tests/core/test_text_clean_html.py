"""Rich text keeps what its editor offers, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.blocks import BASIC, FULL, INLINE
from portal.core.clean_html import clean_rendered, clean_source


@pytest.mark.parametrize(
    ("html", "features", "stored"),
    [
        ("<p><b>ก</b> <i>ข</i></p>", INLINE, "<p><b>ก</b> ข</p>"),
        ("<ul><li>ก</li></ul>", BASIC, "<ul><li>ก</li></ul>"),
        ("<ul><li>ก</li></ul>", INLINE, "ก"),
        ("<h3>ก</h3>", FULL, "<h3>ก</h3>"),
        ("<h2>ก</h2>", FULL, "ก"),
        ('<a linktype="page" id="3">ก</a>', INLINE, '<a linktype="page" id="3">ก</a>'),
        ('<a href="javascript:x()">ก</a>', INLINE, "<a>ก</a>"),
        ('<a href="https://x.example/" target="_blank">ก</a>', INLINE,
         '<a href="https://x.example/">ก</a>'),
        ('<p class="x" style="y" onclick="z" data-block-key="k">ก</p>', INLINE,
         '<p data-block-key="k">ก</p>'),
        ("<script>x()</script><style>y</style>ก", FULL, "ก"),
        ('<embed embedtype="image" id="1"><iframe src="x"></iframe>ก', FULL, "ก"),
        ("", FULL, ""),
    ],
)  # fmt: skip
def test_stored_form_follows_the_features(html, features, stored):
    """What the slot's editor does not offer is not stored."""
    assert clean_source(html, features) == stored


def test_shown_form_drops_the_editor_s_keys():
    """The public page carries no editor's bookkeeping."""
    assert clean_rendered('<p data-block-key="k">ก<a href="/x" id="3">ข</a></p>') == (
        '<p>ก<a href="/x">ข</a></p>'
    )


@given(st.text(alphabet=st.one_of(st.sampled_from("<>/='\"&;apscriptonhref: "), st.characters())))
def test_cleaning_twice_changes_nothing(text):
    """Cleaning is stable and never raises."""
    once = clean_source(text, FULL)
    assert clean_source(once, FULL) == once
    shown = clean_rendered(text)
    assert clean_rendered(shown) == shown
    assert "<script" not in shown
