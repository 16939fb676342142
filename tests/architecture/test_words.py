"""Every word for people has its Thai."""

import ast
import re

import pytest
from babel.messages.pofile import read_po

from tests.architecture import source

_CALLS = {
    "_",
    "gettext",
    "gettext_lazy",
    "gettext_noop",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
}
_TRANSLATE = re.compile(r"""{%-?\s*translate\s+(?P<quote>["'])(?P<text>.*?)(?P=quote)""")
_BLOCK = re.compile(
    r"{%-?\s*blocktranslate(?P<head>[^%]*)%}(?P<body>.*?){%-?\s*endblocktranslate", re.S
)
_VARIABLE = re.compile(r"{{\s*([a-z_.]+)\s*}}", re.I)


def _catalogues():
    known = {}
    for folder in ("locale", *source.ROOMS):
        for path in sorted((source.ROOT / folder).rglob("th/LC_MESSAGES/django.po")):
            with path.open("rb") as stream:
                for message in read_po(stream, locale="th"):
                    key = message.id[0] if isinstance(message.id, tuple) else message.id
                    text = (
                        message.string[0] if isinstance(message.string, tuple) else message.string
                    )
                    if key and text and not message.fuzzy:
                        known[key] = text
    return known


def _of_modules():
    # The settings name languages in Django's own words.
    for path in source.modules(without=("migrations", "settings")):
        for node in ast.walk(source.tree(path)):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in _CALLS and node.args:
                    position = 1 if name.startswith("pgettext") else 0
                    text = node.args[position] if len(node.args) > position else None
                    if isinstance(text, ast.Constant) and isinstance(text.value, str):
                        yield text.value, source.place(path, node.lineno)


def _of_templates():
    for path in source.templates():
        text = path.read_text(encoding="utf-8")
        for found in _TRANSLATE.finditer(text):
            yield found["text"], source.place(path, text[: found.start()].count("\n") + 1)
        for found in _BLOCK.finditer(text):
            body = re.split(r"{%-?\s*plural\s*-?%}", found["body"])[0]
            if "trimmed" in found["head"]:
                body = " ".join(line.strip() for line in body.strip().splitlines())
            yield (
                _VARIABLE.sub(r"%(\1)s", body),
                source.place(path, text[: found.start()].count("\n") + 1),
            )


@pytest.mark.parametrize("words", [_of_modules, _of_templates], ids=["python", "templates"])
def test_words_have_their_thai(words):
    """What a person can read stands in a Thai catalogue."""
    known = _catalogues()
    missing = sorted({f"{where} {text!r}" for text, where in words() if text not in known})
    assert not missing, "no Thai for:\n" + "\n".join(missing)


def test_words_keep_their_placeholders():
    """A translation has the same placeholders as the English."""
    names = re.compile(r"%\((\w+)\)s|%[sd]")
    wrong = [
        key
        for key, text in _catalogues().items()
        if set(names.findall(key)) != set(names.findall(text)) and "{" not in key
    ]
    assert not wrong
