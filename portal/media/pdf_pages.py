"""How many pages a PDF has, read from the file without laying anything out.

The tree of pages names its total; it stands in the open or in one of the file's packed object
streams. Whatever cannot be read gives None: a page then says nothing instead of something wrong.
"""

import re
import zlib
from collections.abc import Iterator
from typing import Any

#: More than this is no document of ours; nothing larger is unpacked.
_MOST_PAGES = 20_000
_MOST_UNPACKED = 4 * 1024 * 1024
_MOST_STREAMS = 400
_STREAM = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.S)
_TREE = re.compile(rb"<<(?:[^<>]|<<[^<>]*>>)*?/Type\s*/Pages\b(?:[^<>]|<<[^<>]*>>)*>>", re.S)
_COUNT = re.compile(rb"/Count\s+(\d{1,6})\b")
_LEAF = re.compile(rb"/Type\s*/Page(?![A-Za-z])")


def count_pages(file: Any) -> int | None:
    """Count the pages of an open file; it is left at its beginning."""
    file.seek(0)
    raw: bytes = file.read()
    file.seek(0)
    return pages_of(raw)


def pages_of(raw: bytes) -> int | None:
    """Count the pages of a PDF's bytes: the tree's total, else its leaves."""
    counts, leaves = [], 0
    for text in _texts(raw):
        leaves += len(_LEAF.findall(text))
        for tree in _TREE.findall(text):
            counts += [int(count) for count in _COUNT.findall(tree)]
    pages = max(counts, default=0) or leaves
    return pages if 0 < pages <= _MOST_PAGES else None


def _texts(raw: bytes) -> Iterator[bytes]:
    """The file itself, and what its object streams hold."""
    yield raw
    for number, match in enumerate(_STREAM.finditer(raw)):
        if number >= _MOST_STREAMS:
            return
        unpacker = zlib.decompressobj()
        try:
            yield unpacker.decompress(raw[match.end() :], _MOST_UNPACKED)
        except zlib.error:
            continue
