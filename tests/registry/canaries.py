"""Words that nobody else writes, and all the places where they are looked for."""

import html
import io
import json
import logging
import re
from urllib.parse import quote

from django.core.cache import caches
from django.db import connection
from django.utils import timezone

from portal.core.logging import JsonFormatter
from portal.core.thai_text import comparison_key
from tests.factories.registry import make_answers

NAME, HELPER, GUARDIAN = "ซกขฬ ฌฒฎฑนามสมมติ", "ฬซขก ฑฎฌฒนามสมมติ", "ฆฬซข ฐฏฑฌนามสมมติ"
LINE = "zqx-canary-7731"
SUPPORT = "ฌซฆฬฒคานารีเตรียมของ"
PHONE, GUARDIAN_PHONE = "0810009173", "0810009284"
NEEDLES = {
    "name": NAME,
    "helper": HELPER,
    "guardian": GUARDIAN,
    "line": LINE,
    "support": SUPPORT,
    "telephone": PHONE,
    "guardian's telephone": GUARDIAN_PHONE,
}
#: The only columns where these words may stand.
ALLOWED = {
    ("registry_person", "name"),
    ("registry_person", "telephone"),
    ("registry_signup", "telephone"),
    ("registry_signup", "line_id"),
    ("registry_signup", "helper_name"),
    ("registry_guardian", "name"),
    ("registry_guardian", "telephone"),
    ("registry_interest", "name"),
    ("registry_interest", "telephone"),
    ("registry_submission", "sender_name"),
    ("registry_submission", "sender_telephone"),
    ("registry_submission", "sender_role"),
    ("registry_submission", "message"),
}
#: Put between Thai words for breaking lines.
_INVISIBLE = re.compile("[\u200b\u2060\u00ad]")


def spellings(word):
    """A word as it may stand in texts, addresses, JSON and HTML."""
    yield from {word, quote(word), quote(word).lower(), json.dumps(word)[1:-1], html.escape(word)}
    yield from {word.upper(), word.casefold()}
    if word.isdigit():
        yield f"{word[:3]} {word[3:6]} {word[6:]}"
        yield f"{word[:3]}-{word[3:6]}-{word[6:]}"
        yield f"66{word[1:]}"
        yield "".join(chr(ord("๐") + int(figure)) for figure in word)
    elif " " in word:
        # What a matcher makes of a name: marks and spaces taken out.
        folded = comparison_key(word)
        yield from (folded, "".join(folded.split()), *word.split())


SPELLINGS = {name: tuple(spellings(word)) for name, word in NEEDLES.items()}


def found_in(text, where):
    """Which canaries a text holds, however they are spelled."""
    if isinstance(text, bytes | bytearray | memoryview):
        text = bytes(text).decode("utf-8", errors="replace")
    text = _INVISIBLE.sub("", str(text).replace("\u00a0", " "))
    return {
        f"{name} in {where}" for name, words in SPELLINGS.items() if any(w in text for w in words)
    }


class Trail:
    """Everything that requests and background work leave behind outside the database."""

    def __init__(self):
        self.addresses, self.pages, self.errors = [], [], []
        self.log = io.StringIO()
        self.handler = logging.StreamHandler(self.log)
        self.handler.setFormatter(JsonFormatter())
        self.handler.setLevel(logging.DEBUG)

    def __enter__(self):
        self.root = logging.getLogger()
        self.levels = {}
        for name in (None, "portal", "registry", "search", "catalogue", "django.request"):
            logger = logging.getLogger(name)
            self.levels[logger] = logger.level
            logger.setLevel(logging.DEBUG)
            if logger is self.root or not logger.propagate:
                logger.addHandler(self.handler)
        # Statements with their values are logged by nobody but developers, with DEBUG on.
        logging.getLogger("django.db.backends").setLevel(logging.INFO)
        return self

    def __exit__(self, *_failure):
        for logger, level in self.levels.items():
            logger.setLevel(level)
            logger.removeHandler(self.handler)

    def keep(self, response):
        """Note where a response leads to."""
        self.addresses.append(response.headers.get("Location", ""))
        self.addresses.append(getattr(response, "url", "") or "")
        return response

    def found(self):
        """Canaries in log lines, addresses, answers of machines and messages of errors."""
        found = set()
        for what, texts in (
            ("an address", self.addresses),
            ("an error", self.errors),
            ("the log", [self.log.getvalue()]),
            ("a public page", self.pages),
        ):
            for text in texts:
                found |= found_in(text, what)
        return found


def in_tables():
    """Canaries in all columns of all tables: (table, column) → names."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - our own tables
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    if value is not None and (names := found_in(value, f"{table}.{column}")):
                        found.setdefault((table, column), set()).update(names)
    return found


def in_caches():
    """Canaries in what processes remember."""
    found = set()
    for cache in caches.all():
        stored = getattr(cache, "_cache", None)
        for key, value in list(stored.items()) if isinstance(stored, dict) else []:
            found |= found_in(key, "a key of the cache") | found_in(value, "the cache")
    return found


def leaks(trail):
    """Every canary outside the columns where it belongs."""
    outside = {key: names for key, names in in_tables().items() if key not in ALLOWED}
    return set().union(*outside.values(), in_caches(), trail.found())


def made_up(**fields):
    """Somebody whose every word is a canary: a minor whom a neighbour helps."""
    facts = {
        "name": NAME,
        "telephone": PHONE,
        "birth_year": timezone.localdate().year - 15,
        "line_id": LINE,
        "support": SUPPORT,
        "helper_name": HELPER,
        "helper_relation": "neighbour",
        "guardian_name": GUARDIAN,
        "guardian_telephone": GUARDIAN_PHONE,
        "guardian_relation": "parent",
        "may_contact": True,
    }
    return make_answers(**{**facts, **fields})
