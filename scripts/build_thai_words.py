"""Rebuild the word list of search, ``search/thai/words.tsv``, from open lists.

The lists come with PyThaiNLP, which is needed here only and is no dependency of the portal:

    uv pip install --no-deps --target thai pythainlp==5.4.0
    python scripts/build_thai_words.py thai/pythainlp/corpus [--check]

A line holds a word, its frequency in the Thai textbook corpus, and 1 where the word is whole: it is
on the ICU list and so never taken apart. Our own terms (``terms.txt``) have parts unless marked.
Licences: ``search/thai/NOTICE.md``.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from search.thai.normalise import normalise  # noqa: E402 - found by the line above
from search.thai.word_list import LONGEST_WORD  # noqa: E402

ROOM = ROOT / "search" / "thai"
TABLE, TERMS = ROOM / "words.tsv", ROOM / "terms.txt"
ALL_WORDS, WHOLE_WORDS = "words_th.txt", "icubrk_th.txt"
TEXTBOOKS, NATIONAL = "ttc_freq.txt", "tnc_freq.txt"

_THAI = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]{2,}")
#: A lone leading vowel at the end, or a mark at the start: scraps of words.
_SCRAP = re.compile("^[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]|[เ-ไ]$")


def main() -> int:
    """Write the list, or with --check only say whether it would change."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path, help="folder with the lists")
    parser.add_argument("--check", action="store_true")
    chosen = parser.parse_args()
    built = build(chosen.corpus)
    if chosen.check:
        return 0 if TABLE.read_text(encoding="utf-8") == built else 1
    TABLE.write_text(built, encoding="utf-8")
    return 0


def build(corpus: Path) -> str:
    """Return the whole list as text, sorted by word."""
    textbooks, national = dict(counted(corpus / TEXTBOOKS)), dict(counted(corpus / NATIONAL))
    listed = set(words_in(corpus / ALL_WORDS))
    own, own_whole = own_terms()
    # The ICU list holds scraps too (ปลาก, เห็ดบ); what nobody else has seen is left out.
    whole = {
        word
        for word in words_in(corpus / WHOLE_WORDS)
        if word in listed or word in national or word in textbooks
    }
    whole = (whole - own) | own_whole
    return "".join(
        f"{word}\t{textbooks.get(word, 0)}\t{int(word in whole)}\n"
        for word in sorted(listed | whole | own)
    )


def words_in(path: Path) -> Iterator[str]:
    """Yield the usable words of a list: Thai letters only, of two letters or more, no scraps."""
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        word = "" if line.startswith("#") else normalise(line)
        if _THAI.fullmatch(word) and not _SCRAP.search(word) and len(word) <= LONGEST_WORD:
            yield word


def counted(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the words of a list of frequencies with their number."""
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        word, _, number = line.partition("\t")
        if number.strip().isdigit():
            yield normalise(word), int(number)


def own_terms() -> tuple[set[str], set[str]]:
    """Return our own terms, and those of them that are whole."""
    lines = (line.strip() for line in TERMS.read_text(encoding="utf-8").splitlines())
    terms = [line for line in lines if line and not line.startswith("#")]
    return (
        {normalise(term.lstrip("+")) for term in terms},
        {normalise(term[1:]) for term in terms if term.startswith("+")},
    )


if __name__ == "__main__":
    sys.exit(main())
