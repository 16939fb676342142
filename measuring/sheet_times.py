"""Make the sheets of a prepared portal; prints seconds and what was found in them, as JSON.

Run inside the portal's environment: `python -m measuring.sheet_times`.
"""

import json
import statistics
import sys
import time
from typing import Any

from measuring import sheet_texts

#: The write-up of the source documents (S2).
_WRITE_UP = "การส่งเสริมและสนับสนุนพัฒนาอาชีพตำบลพิมพา"
_TIMES = 5


def sheets() -> dict[str, Any]:
    """Fetch the booklet of the write-up and the flyer of a course, first and again."""
    from django.test import Client

    from catalogue.models import CoursePage
    from showcase.models import BestPracticePage

    client = Client(headers={"host": "localhost"})
    client.get("/-/live")  # the portal itself is loaded
    story = BestPracticePage.objects.get(title=_WRITE_UP)
    course = CoursePage.objects.live().filter(occupational_group__gt="").order_by("pk").first()
    assert course is not None  # noqa: S101 - the demonstration has courses
    address = f"/th/practice/{story.code}/"
    booklet, booklet_seconds = _fetched(client, f"/th/practice/{story.code}.pdf")
    flyer, flyer_seconds = _fetched(client, f"/th/courses/{course.code}/flyer.pdf")
    page = sheet_texts.text_of_page(client.get(address).content)
    reader, sheet = sheet_texts.read(booklet), sheet_texts.read(flyer)
    said = sheet_texts.text_of_booklet(reader, title=story.title, link=f"localhost{address}")
    flyer_said = sheet_texts.plain("".join(one.extract_text() for one in sheet.pages))
    outcomes = [str(one.value) for one in course.outcomes][:4]
    wanted = [course.title, course.summary, (course.code or "").upper(), *outcomes]
    fonts, missing = sheet_texts.fonts_not_embedded(reader)
    _flyer_fonts, missing_too = sheet_texts.fonts_not_embedded(sheet)
    return {
        "booklet_first": booklet_seconds[0],
        "booklet": statistics.median(booklet_seconds[1:]),
        "booklet_kb": len(booklet) / 1_000,
        "booklet_pages": len(reader.pages),
        "booklet_letters": len(said),
        "booklet_text_differs": int(not said or said != page),
        "booklet_fonts": fonts,
        "flyer_first": flyer_seconds[0],
        "flyer": statistics.median(flyer_seconds[1:]),
        "flyer_pages": len(sheet.pages),
        "flyer_words_missing": sum(sheet_texts.plain(one) not in flyer_said for one in wanted),
        "fonts_not_embedded": len(missing) + len(missing_too),
    }


def _fetched(client: Any, address: str) -> tuple[bytes, list[float]]:
    """Fetch a sheet several times, made anew each time."""
    from portal.core import pdf

    seconds = []
    for _time in range(_TIMES + 1):
        pdf._compiled.cache_clear()
        started = time.perf_counter()
        answer = client.get(address)
        seconds.append(time.perf_counter() - started)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answers {answer.status_code}")
    return answer.content, seconds


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write(json.dumps(sheets()) + "\n")
