"""Three letters in a row: the last resort when no word of a query is understood."""

from search.thai.normalise import normalise

_SIZE = 3
#: The share of a query's trigrams that an entry must have.
SHARE = 0.45


def trigrams(text: str) -> list[str]:
    """Return each run of three letters or digits of a text once, blanks and signs left out."""
    letters = "".join(sign for sign in normalise(text) if sign.isalnum() or _is_mark(sign))
    runs = (letters[at : at + _SIZE] for at in range(len(letters) - _SIZE + 1))
    return list(dict.fromkeys(runs))


def _is_mark(sign: str) -> bool:
    return "\u0e30" <= sign <= "\u0e3a" or "\u0e47" <= sign <= "\u0e4e"
