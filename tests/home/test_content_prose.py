"""Plain prose becomes blocks."""

import pytest

from home.content.prose import blocks


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("one\ntwo", [("paragraph", "<p>one two</p>")]),
        ("one\n\ntwo", [("paragraph", "<p>one</p>"), ("paragraph", "<p>two</p>")]),
        (
            "## Why\n\nbecause",
            [("heading", {"text": "Why", "size": "h2"}), ("paragraph", "<p>because</p>")],
        ),
        ("- a\n- b", [("paragraph", "<ul><li>a</li><li>b</li></ul>")]),
        ("a < b", [("paragraph", "<p>a &lt; b</p>")]),
    ],
)
def test_prose_becomes_blocks(prose, expected):
    """Headings, lists and paragraphs each become their block, escaped."""
    assert blocks(prose) == expected
