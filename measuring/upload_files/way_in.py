"""A process that takes files in as the portal's server does, and watches its own memory.

Called with a folder of files ``0.in``, ``1.in`` …; writes ``seen.json`` there.
"""

import io
import json
import pickle
import re
import resource
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

_THAI = re.compile("[\u0e01-\u0e5b]")
_KB_A_MB = 1024
#: A refusal is timed so often and the quickest counts: a busy machine stops anybody for a second.
_TRIES = 3


def main(folder: Path) -> None:
    """Take each of them in, one after the other."""
    import django

    django.setup()
    from django.utils import translation

    from measuring.upload_files.writers import scene, written

    names = pickle.loads((folder / "files.pickle").read_bytes())  # noqa: S301 - our own
    with translation.override("th"):
        # What a server that runs already has loaded.
        for kind in ("JPEG", "PNG", "WEBP", "AVIF", "HEIF"):
            _take(written(scene((320, 240)), kind), "a.jpg", folder / "warm")
        before = _memory("VmRSS")
        seen = []
        for number, name in enumerate(names):
            raw = (folder / f"{number}.in").read_bytes()
            _forget_peak()
            one = _take(raw, name, folder / f"{number}.out")
            one["growth_mb"] = round(max(0.0, _memory("VmHWM") - before - len(raw) / 1e6), 1)
            children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
            one["child_mb"] = round(children / _KB_A_MB, 1)
            seen.append(one)
    (folder / "seen.json").write_text(json.dumps(seen), encoding="utf-8")


def _take(raw: bytes, name: str, kept: Path) -> dict[str, Any]:
    from django.core.exceptions import ValidationError
    from django.core.files.uploadedfile import SimpleUploadedFile

    from portal.media import documents, pictures

    one: dict[str, Any] = {
        "refused": False,
        "words": True,
        "marks": [],
        "renditions": 0,
        "kept": "",
    }
    clean, seconds = None, []
    while len(seconds) < _TRIES and clean is None:
        started = time.perf_counter()
        try:
            clean = pictures.clean(SimpleUploadedFile(name, raw))
        except ValidationError as refused:
            one["refused"] = True
            one["words"] = bool(_THAI.search(" ".join(refused.messages)))
        seconds.append(time.perf_counter() - started)
    one["seconds"] = round(min(seconds), 3)
    one["refused_document"] = False
    try:
        documents.demand_pdf(io.BytesIO(raw))
    except ValidationError as refused:
        one["refused_document"] = True
        one["words"] &= bool(_THAI.search(" ".join(refused.messages)))
    if clean is not None:
        content = clean.read()
        kept.write_bytes(content)
        one["kept"] = str(kept)
        _look_for_marks(one, content, clean)
    return one


def _look_for_marks(one: dict[str, Any], content: bytes, clean: Any) -> None:
    """Look for what must be gone, in the kept file and in every size and format made of it."""
    from wagtail.images.models import Filter

    from measuring.upload_files.secrets import marks_in
    from portal.media.models import PortalImage
    from portal.media.specs import SPECS

    one["marks"] = [str(mark) for mark in marks_in(content)]
    clean.seek(0)
    image = PortalImage(title="x", file=clean, collection_id=1)
    for spec in SPECS:
        made = image.generate_rendition_file(Filter(spec=spec))
        made.seek(0)
        one["marks"] += [f"{spec}: {mark!r}" for mark in marks_in(made.read())]
        one["renditions"] += 1
        clean.seek(0)


def _memory(row: str) -> float:
    """Return a row of what the system says of this process, in MB; the peak where it says nothing."""
    with suppress(OSError):
        text = Path("/proc/self/status").read_text(encoding="utf-8")
        return int(re.findall(rf"{row}:\s+([0-9]+)", text)[0]) / _KB_A_MB
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KB_A_MB


def _forget_peak() -> None:
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
