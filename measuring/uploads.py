"""`make uploads`: hostile files are refused or made harmless, ordinary photographs look the same."""

import json
import os
import pickle
import tempfile
from pathlib import Path
from typing import Any

from measuring import own_commands, portal_server
from measuring.report import Figure, figure, publish
from measuring.signups.tests_at_length import at_length
from measuring.upload_files.hostile import HostileFile, hostile_files
from measuring.upload_files.ordinary import SAME, likeness, ordinary_pictures

FAMILY = "uploads"


def measure() -> int:
    """Send every file through the way in, and through every door; return 1 when a must is missed."""
    with tempfile.TemporaryDirectory() as folder:
        figures = [*_hostile(Path(folder)), *_ordinary(Path(folder))]
    return publish("uploads", "make uploads", [*figures, *_doors()])


def _hostile(folder: Path) -> list[Figure]:
    files = hostile_files()
    sent = _sent(folder / "hostile", [(one.filename, one.content) for one in files])
    refused = [n for n, one in enumerate(sent) if one["refused"]]
    speechless = [one for one in sent if one["refused"] and not one["words"]]
    wrong = [files[n].name for n, one in enumerate(sent) if not _as_it_should(files[n], one)]
    for name in wrong:
        print(f"not as it should be: {name}")  # noqa: T201 - a measure speaks to its reader
    return [
        figure(FAMILY, "files", len(files), "files"),
        figure(FAMILY, "refused", len(refused), "files"),
        figure(FAMILY, "rewritten", len(files) - len(refused), "files"),
        figure(FAMILY, "wrongly_taken", len(wrong), "files"),
        figure(FAMILY, "without_thai_words", len(speechless), "files"),
        figure(FAMILY, "slowest_refusal", max(sent[n]["seconds"] for n in refused), "s"),
        figure(FAMILY, "slowest_rewriting", max(one["seconds"] for one in sent), "s"),
        figure(FAMILY, "renditions_searched", sum(one["renditions"] for one in sent), "files"),
        figure(FAMILY, "marks_left", sum(len(one["marks"]) for one in sent), "marks"),
        figure(FAMILY, "memory_growth", max(one["growth_mb"] for one in sent), "MB"),
        figure(FAMILY, "child_memory", max(one["child_mb"] for one in sent), "MB"),
    ]


def _as_it_should(file: HostileFile, seen: dict[str, Any]) -> bool:
    return (
        seen["refused"] is not file.is_picture and seen["refused_document"] is not file.is_document
    )


def _ordinary(folder: Path) -> list[Figure]:
    pictures = ordinary_pictures()
    made = [one.made() for one in pictures]
    sent = _sent(
        folder / "ordinary",
        [(one.filename, raw) for one, (raw, _seen) in zip(pictures, made, strict=True)],
    )
    alike = [
        likeness(Path(one["kept"]).read_bytes(), seen) if one["kept"] else 0.0
        for one, (_raw, seen) in zip(sent, made, strict=True)
    ]
    return [
        figure(FAMILY, "ordinary_sent", len(sent), "pictures"),
        figure(FAMILY, "ordinary_taken", sum(not one["refused"] for one in sent), "pictures"),
        figure(FAMILY, "ordinary_not_alike", sum(one < SAME for one in alike), "pictures"),
        figure(FAMILY, "ordinary_least_likeness", round(min(alike), 1), "dB"),
        figure(FAMILY, "ordinary_marks_left", sum(len(one["marks"]) for one in sent), "marks"),
        figure(FAMILY, "ordinary_slowest", max(one["seconds"] for one in sent), "s"),
        figure(FAMILY, "ordinary_memory_growth", max(one["growth_mb"] for one in sent), "MB"),
    ]


def _sent(folder: Path, files: list[tuple[str, bytes]]) -> list[dict[str, Any]]:
    """Send files through the way in of a process of its own, whose memory is watched."""
    folder.mkdir()
    (folder / "files.pickle").write_bytes(pickle.dumps([name for name, _content in files]))
    for number, (_name, content) in enumerate(files):
        (folder / f"{number}.in").write_bytes(content)
    env = portal_server.environment_of(folder / "data")
    own_commands.run(env, "measuring.upload_files.way_in", str(folder))
    found: list[dict[str, Any]] = json.loads((folder / "seen.json").read_text(encoding="utf-8"))
    return found


def _doors() -> list[Figure]:
    """Every file by every door of the admin, as the tests do it, on both databases."""
    found = at_length("PORTAL_UPLOADS_COUNTS", "tests/media/test_upload_doors.py")
    figures = []
    for name, counted in sorted(found.items()):
        rows = {
            "failed": counted["failed"],
            "doors": counted.get("doors", 0),
            "sent": counted.get("sent", 0),
            "leaks": counted.get("leaks", -1),
        }
        figures += [figure(FAMILY, f"{name}_{row}", n, "", must=row) for row, n in rows.items()]
    return figures


if __name__ == "__main__":
    os._exit(measure())
