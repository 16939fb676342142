"""What must never reach a log line, an error report or the outbox: people's numbers."""

import re

_UUID = (
    r"(?P<uuid>(?<![0-9A-Za-z])[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}(?![0-9A-Za-z]))"
)
_EMAIL = r"(?P<email>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})"
# \d also matches Thai digits, which people type as well.
_ID = r"(?P<number>\d{13,}|(?<!\d)\d[- ]\d{4}[- ]\d{5}[- ]\d{2}[- ]\d(?!\d))"
_TELEPHONE = (
    r"(?P<telephone>(?<![0-9A-Za-z๐-๙])(?:\+?(?:66|๖๖)[- .]?[0๐]?|[0๐])"
    r"(?:[- .()]{0,2}\d){8,9}(?![0-9A-Za-z๐-๙]))"
)
_PERSONAL = re.compile("|".join((_UUID, _EMAIL, _ID, _TELEPHONE)))


def _replace(match: re.Match[str]) -> str:
    if match.lastgroup == "uuid":
        return match.group()
    return f"[{match.lastgroup}]"


def scrub(text: str) -> str:
    """The same text with a word in brackets for each identity number, telephone and e-mail."""
    return _PERSONAL.sub(_replace, text)


def is_clean(text: str) -> bool:
    """Whether nothing in the text looks like a number or an address of a person."""
    return scrub(text) == text
