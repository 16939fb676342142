"""The locks: hashed, without host names, in step with pyproject.toml."""

import json
import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from toolchain.locks import entries
from toolchain.places import LOCKS, ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
PACKAGES = sorted((ROOT / "toolchain" / "npm").glob("*/package-lock.json"))


def pins(kind):
    """The versions of a lock by name; several where conditions choose."""
    found = {}
    for line in entries(LOCKS / f"{kind}.lock"):
        requirement = Requirement(line)
        versions = found.setdefault(canonicalize_name(requirement.name), set())
        versions.update(part.version for part in requirement.specifier)
    return found


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("run", PROJECT["project"]["dependencies"]),
        ("test", PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["test"]),
    ],
)
def test_lock_has_every_requirement(kind, wanted):
    """Every requirement of pyproject.toml stands in its lock in a version that fits."""
    locked = pins(kind)
    for requirement in map(Requirement, wanted):
        versions = locked.get(canonicalize_name(requirement.name), set())
        assert versions, f"{requirement} is not in {kind}.lock: run make lock"
        assert all(requirement.specifier.contains(Version(one)) for one in versions), requirement


def test_tests_run_on_the_versions_that_serve():
    """The tests' lock holds every package of the run lock in the same version."""
    run, test = pins("run"), pins("test")
    assert {name: test.get(name) for name in run} == run


@pytest.mark.parametrize("kind", ["run", "test", "uv"])
def test_lock_is_hashed_and_names_no_host(kind):
    """Every package has a hash, and no lock says where packages come from."""
    text = (LOCKS / f"{kind}.lock").read_text()
    assert "://" not in text
    blocks = re.split(r"\n(?=\S)", re.sub(r"(?m)^\s*#.*\n?", "", text).strip())
    assert all("--hash=sha256:" in block for block in blocks)


@pytest.mark.parametrize("path", PACKAGES, ids=lambda path: path.parent.name)
def test_npm_lock_is_hashed_and_names_no_host(path):
    """Every npm package has its integrity, and no lock says where packages come from."""
    text = path.read_text()
    packages = json.loads(text)["packages"]
    assert "://" not in text
    assert all("integrity" in one for name, one in packages.items() if name)
