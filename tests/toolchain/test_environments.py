"""Virtual environments: made once, mended when half made, never made smaller."""

import pytest

from toolchain import environments, stamps


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An environment's folder with a Python in it, and installs that are only noted."""
    monkeypatch.setenv("PORTAL_VENV", str(tmp_path / "venv"))
    (tmp_path / "venv" / "bin").mkdir(parents=True)
    (tmp_path / "venv" / "bin" / "python").touch()
    return tmp_path / "venv"


@pytest.fixture
def installs(monkeypatch):
    """The kinds that would have been installed."""
    kinds = []
    monkeypatch.setattr(environments, "install", lambda kind, _folder, _python: kinds.append(kind))
    return kinds


@pytest.mark.parametrize(
    ("words", "version"),
    [
        ("uv 0.13.8 (x86_64)", (0, 13, 8)),
        ("postgres (PostgreSQL) 15.13 (Debian 15.13-0)", (15, 13)),
        ('openjdk version "17.0.15" 2025-04-15', (17, 0, 15)),
        ("nothing", ()),
    ],
)
def test_version_is_read_from_an_answer(words, version):
    """The first version number in what a program says is its version."""
    assert environments.version_of(words) == version


def test_finished_environment_is_left_alone(folder, installs):
    """The second start installs nothing."""
    stamps.write(folder, environments.mark_of(environments.RUN))
    assert environments.environment(environments.RUN) == folder / "bin" / "python"
    assert installs == []


def test_half_made_environment_is_mended(folder, installs):
    """An environment without its stamp is installed again."""
    environments.environment(environments.RUN)
    assert installs == ["run"]


def test_changed_lock_is_installed(folder, installs):
    """An environment of an older lock is brought up to date."""
    stamps.write(folder, f"{environments.RUN} 3.11 older")
    environments.environment(environments.RUN)
    assert installs == ["run"]


def test_packages_of_the_tests_are_kept(folder, installs):
    """An environment that holds the tests' packages is not made smaller by `make run`."""
    stamps.write(folder, f"{environments.TEST} 3.11 older")
    environments.environment(environments.RUN)
    assert installs == ["test"]


def test_environment_without_python_is_made(folder, installs):
    """A stamp alone is not an environment."""
    stamps.write(folder, environments.mark_of(environments.RUN))
    (folder / "bin" / "python").unlink()
    environments.environment(environments.RUN)
    assert installs == ["run"]
