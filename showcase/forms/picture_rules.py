"""A photograph of a group or a product says in words what it shows: not everybody sees it."""

from collections.abc import Iterator, Mapping
from typing import Any

from portal.core.text_checks import alt_text
from showcase.forms.contact_rules import Problem


def picture_problems(typed: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield what is wrong with the words of the pictures."""
    picture = typed.get("picture")
    if picture is not None:
        for finding in alt_text(picture.description):
            yield "picture_shows", str(finding)
