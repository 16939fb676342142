"""No dead settings: a name that nobody reads protects nobody."""

import ast
import importlib.util
import re
from functools import cache
from pathlib import Path

from django.conf import global_settings

from tests.architecture import source

#: Packages whose settings we set.
_PACKAGES = (
    "wagtail",
    "axes",
    "csp",
    "django_otp",
    "django_tasks",
    "django_tasks_db",
    "taggit",
    "whitenoise",
    "django_permissions_policy",
    "modelsearch",
)
_SETTINGS = source.ROOT / "portal" / "settings"
#: Names that only settings files themselves use.
_OWN = {"BASE_DIR", "DATA_DIR", "EMAIL_CONFIG"}


@cache
def _sources():
    folders = []
    for name in _PACKAGES:
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.submodule_search_locations:
            folders += [Path(folder) for folder in spec.submodule_search_locations]
    files = [path for folder in folders for path in folder.rglob("*.py")]
    files += [path for path in source.modules() if path.parent != _SETTINGS]
    return "\n".join(
        path.read_text(encoding="utf-8", errors="replace")
        for path in files
        if "tests" not in path.parts[-3:]
    )


def _names():
    for path in sorted(_SETTINGS.glob("*.py")):
        for node in source.tree(path).body:
            if isinstance(node, ast.Assign):
                yield from (one.id for one in node.targets if isinstance(one, ast.Name))


def test_settings_are_read_by_somebody():
    """Every upper-case name is known to Django, Wagtail, an installed package or our own code."""
    words = set(re.findall(r"[A-Z][A-Z0-9_]{3,}", _sources()))
    prefixless = {word.removeprefix("AXES_") for word in words} | words
    dead = [
        name
        for name in sorted(set(_names()) - _OWN)
        if name.isupper()
        and not hasattr(global_settings, name)
        and name not in words
        and not any(name.removeprefix(p) in prefixless for p in ("AXES_", "WHITENOISE_", "WAGTAIL"))
    ]
    assert not dead, f"nobody reads {dead}"
