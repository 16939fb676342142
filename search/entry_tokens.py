"""The tokens of an entry: what the Thai analysis makes of its texts, field by field."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from portal.places import areas, names
from search.dictionary import words
from search.thai import Words, analyse

#: Texts up to this length come again and again.
_SHORT = 60

FIELDS = ("title", "summary", "place", "body")

Tokens = dict[str, str]


def tokens_of(columns: Mapping[str, Any]) -> Tokens:
    """Return the token strings of an entry, by field, from its columns."""
    texts = {
        "title": (columns["title"], columns["title_en"]),
        "summary": (columns["summary"], columns["summary_en"]),
        "place": (*_places(columns), columns["place_en"], columns["keywords"], columns["code"]),
        "body": (columns["body"],),
    }
    return {field: _joined(parts) for field, parts in texts.items()}


def token_set(tokens: Iterable[str]) -> set[str]:
    """Return each token of token strings once."""
    return {token for text in tokens for token in text.split()}


def _places(columns: Mapping[str, Any]) -> Iterable[str]:
    """Say the area with what it is, so that a province is never taken for an everyday word."""
    province = areas.province(columns["province_code"])
    district = areas.district(columns["district_code"])
    if province is not None:
        yield f"จังหวัด{province.name_th} {province.name_en}"
    if district is not None:
        for language in ("th", "en"):
            yield names.district_label(district.code, district.name_th, district.name_en, language)
    yield columns["place_th"]


def _joined(texts: Iterable[str]) -> str:
    known = words()
    cut = ((_of_short if len(text) <= _SHORT else _of)(text, known) for text in texts if text)
    return " ".join(filter(None, cut))


def _of(text: str, known: Words) -> str:
    return " ".join(analyse(text, known))


#: Names of places and groups stand on thousands of entries; a dictionary is told by its identity.
_of_short = lru_cache(maxsize=4_096)(_of)
