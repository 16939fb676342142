"""The README's table of variables is the code's."""

import ast
import re

from tests.architecture import source

_READERS = {"str", "int", "float", "bool", "list", "db_url", "email_url", "cache_url", "get"}
#: Read by the tools of the tests or by Python's own world: not variables of the portal.
_NOT_OURS = re.compile(r"^(PORTAL_TEST_|DJANGO_|PYTHON|MAKE|GUNICORN_|PATH$|HOME$|NO_COLOR$|TERM$)")


def _read_in_code():
    names = set()
    for path in source.modules():
        for node in ast.walk(source.tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                owner = ast.unparse(node.func.value)
                if node.func.attr in _READERS and owner in {"env", "os.environ"} and node.args:
                    names |= {arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant)}
            if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
                if isinstance(node.slice, ast.Constant) and isinstance(node.ctx, ast.Load):
                    names.add(node.slice.value)
    return {name for name in names if name.isupper() and not _NOT_OURS.match(name)}


def _in_readme():
    text = (source.ROOT / "README.md").read_text(encoding="utf-8")
    return set(re.findall(r"^\| `([A-Z_]+)` \|", text, re.M))


def test_variables_in_readme_are_those_in_code():
    """Every variable that the code reads stands in the README, and no other."""
    assert _in_readme() == _read_in_code()
