"""Message catalogues without gettext's programs: `python -m portal.translations compile`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from portal.problem import Problem

ROOT = Path(__file__).resolve().parent.parent
PLACES = re.compile(r"%\((\w+)\)[sd]")
HIDDEN = {
    ".venv",
    ".venv-test",
    ".tools",
    ".git",
    "var",
    "node_modules",
    "static",
    "toolchain",
    "tests",
}


def catalogues(root: Path = ROOT) -> Iterator[Path]:
    """Yield every catalogue of the portal, in a fixed order."""
    folders = sorted(
        folder for folder in root.iterdir() if folder.is_dir() and folder.name not in HIDDEN
    )
    for folder in folders:
        if not folder.name.startswith("."):
            pattern = (
                "*/LC_MESSAGES/*.po" if folder.name == "locale" else "**/locale/*/LC_MESSAGES/*.po"
            )
            yield from sorted(folder.glob(pattern))


def is_stale(catalogue: Path) -> bool:
    """Tell whether the compiled catalogue is missing or older than its source."""
    compiled = catalogue.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime_ns < catalogue.stat().st_mtime_ns


def compile_one(catalogue: Path) -> None:
    """Compile one catalogue; a mistake in it is said with its file."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - slow, and mostly nothing is stale
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415

    language = catalogue.parent.parent.name
    try:
        with catalogue.open("rb") as source:
            messages = read_po(source, locale=language, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as error:
        raise Problem(f"{catalogue.relative_to(ROOT)} cannot be read: {error}") from error
    for message in messages:
        if message.string and differing_places(message.id, message.string):
            name = catalogue.relative_to(ROOT)
            text = f"{name}, line {message.lineno}: the %(…)s of message and translation differ"
            raise Problem(text)
    compiled = catalogue.with_suffix(".mo")
    fresh = compiled.with_suffix(".mo.new")
    with fresh.open("wb") as target:
        write_mo(target, messages)
    fresh.replace(compiled)  # a reader never sees half of it


def differing_places(message: str | Sequence[str], words: str | Sequence[str]) -> bool:
    """Tell whether a translation names a place that its message does not have, or loses one."""
    messages = [message] if isinstance(message, str) else list(message)
    allowed = set().union(*(PLACES.findall(one) for one in messages))
    demanded = set.intersection(*(set(PLACES.findall(one)) for one in messages))
    translations = [words] if isinstance(words, str) else list(words)
    return any(one and not demanded <= set(PLACES.findall(one)) <= allowed for one in translations)


def compile_stale(root: Path = ROOT) -> int:
    """Compile what is missing or old; return how many that were."""
    stale = [catalogue for catalogue in catalogues(root) if is_stale(catalogue)]
    for catalogue in stale:
        compile_one(catalogue)
    return len(stale)


def main(words: list[str]) -> int:
    """Do what the command line says."""
    if words != ["compile"]:
        sys.stderr.write("Use: python -m portal.translations compile\n")
        return 2
    try:
        count = compile_stale()
    except Problem as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    sys.stdout.write(f"{count} of {sum(1 for _ in catalogues())} catalogues compiled\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
