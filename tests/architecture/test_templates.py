"""Templates hold nothing that the content security policy forbids."""

import re

import pytest

from tests.architecture import source

_FORBIDDEN = {
    "inline script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)[^>]*>", re.I),
    "inline style": re.compile(r"<style\b|\sstyle=", re.I),
    "handler": re.compile(r"\son[a-z]+=[\"']", re.I),
    "javascript address": re.compile(r"href=[\"']\s*javascript:", re.I),
    "unescaped text": re.compile(r"\|\s*safe\b|{%\s*autoescape\s+off"),
}


@pytest.mark.parametrize("what", _FORBIDDEN)
def test_templates_hold_nothing_inline(what):
    """No inline script, style or handler, no javascript: address, nothing unescaped."""
    found = [
        source.place(path, number)
        for path in source.templates()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if _FORBIDDEN[what].search(line)
    ]
    assert not found, f"{what}: {found}"
