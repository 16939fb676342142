"""Views ask in words and write through services."""

import ast

import pytest

from tests.architecture import source

#: A query said in full where a word of the queryset belongs.
_ASKING = {"filter", "exclude", "annotate", "aggregate"}
_WRITING = {"save", "create", "bulk_create", "update_or_create", "get_or_create", "bulk_update"}


def _calls(path, names):
    for node in ast.walk(source.tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in names and ast.unparse(node.func.value) != "register":
                yield f"{source.place(path, node.lineno)} .{node.func.attr}("


@pytest.mark.parametrize(
    ("names", "cure"),
    [
        (_ASKING, "give the queryset a word for it (querysets.py)"),
        (_WRITING, "call a service (services)"),
    ],
    ids=["asking", "writing"],
)
def test_views_neither_ask_nor_write_in_full(names, cure):
    """A view chains words of a queryset and calls services."""
    found = [
        call for path in source.modules() if source.is_view(path) for call in _calls(path, names)
    ]
    assert not found, f"{cure}: {found}"


def test_template_tags_ask_no_database():
    """A template tag lays out what it is given."""
    found = [
        call
        for path in source.modules()
        if "templatetags" in path.parts
        for call in _calls(path, _ASKING | _WRITING)
    ]
    assert not found, f"hand the values to the template: {found}"
