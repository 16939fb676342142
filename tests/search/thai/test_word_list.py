"""The vendored list."""

import subprocess
import sys
from pathlib import Path

from search.thai import default_words
from search.thai.normalise import normalise
from search.thai.word_list import WORD_LIST


def test_word_list_is_sorted_and_normalised():
    """Each line is a word in its normalised spelling, a frequency and a flag; sorted, once each."""
    lines = [line.split("\t") for line in WORD_LIST.read_text(encoding="utf-8").splitlines()]
    words = [line[0] for line in lines]
    assert words == sorted(set(words))
    assert len(words) > 60_000
    assert all(len(line) == 3 and line[1].isdigit() and line[2] in "01" for line in lines)
    assert all(normalise(word) == word for word in words[::50])


def test_word_list_knows_the_trades():
    """Words of the glossary are there even when no open list has them."""
    assert {"วิสาหกิจชุมชน", "โซลาร์เซลล์", "มอไซค์", "สกร", "กศน"} <= set(default_words().costs)


def test_analysis_needs_nothing_else():
    """The package runs without Django and without other packages."""
    code = (
        "import sys; from search.thai import analyse; from search.thai import planner;"
        "analyse('การทำขนม');"
        "sys.exit(any(m.split('.')[0] in {'django', 'wagtail', 'pythainlp'} for m in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], env={"PYTHONPATH": str(Path.cwd())}, check=False
    )
    assert done.returncode == 0
