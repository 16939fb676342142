"""What comes from npm: the locks under `toolchain/npm/`, installed without running scripts."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from toolchain import stamps
from toolchain.commands import quiet
from toolchain.environments import TEST, environment
from toolchain.places import ROOT, fetched, writable
from toolchain.plain import step

CERTIFICATES = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt")
FLAGS = (
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--no-update-notifier",
    "--fetch-retries=2",
    "--fetch-retry-mintimeout=1000",
    "--fetch-retry-maxtimeout=5000",
)


def npm() -> tuple[str, dict[str, str]]:
    """Return npm and its environment: the machine's, else the one among the tests' packages."""
    env = dict(os.environ)
    env.setdefault("NODE_USE_SYSTEM_CA", "1")
    bundle = next((path for path in CERTIFICATES if Path(path).exists()), "")
    if bundle:
        env.setdefault("NODE_EXTRA_CA_CERTS", bundle)
    if shutil.which("npm") and shutil.which("node"):
        return str(shutil.which("npm")), env
    own = environment(TEST).parent
    env["PATH"] = f"{own}{os.pathsep}{env.get('PATH', os.defpath)}"
    if Path("/etc/npmrc").exists():  # this npm would look for it below its own folder
        env.setdefault("NPM_CONFIG_GLOBALCONFIG", "/etc/npmrc")
    return str(own / "npm"), env


def package(name: str, title: str) -> Path:
    """Return the `node_modules` of `toolchain/npm/<name>`, installed if its lock has changed."""
    source = ROOT / "toolchain" / "npm" / name
    folder = fetched() / "npm" / name
    mark = stamps.fingerprint(source / "package.json", source / "package-lock.json")
    if stamps.is_made(folder, mark):
        return folder / "node_modules"
    program, env = npm()
    with stamps.one_at_a_time(), step(f"fetching {title}"):
        if not stamps.is_made(folder, mark):
            writable(folder)
            stamps.remove(folder)
            for file in ("package.json", "package-lock.json"):
                shutil.copyfile(source / file, folder / file)
            quiet(f"Fetching {title}", [program, "ci", *FLAGS], env=env, cwd=folder)
            stamps.write(folder, mark)
    return folder / "node_modules"
