"""What a story needs before the public reads it; pure, so that a form and a test ask the same."""

from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from showcase.practice.enums import CreditPart

MAX_TITLE = 200
_OLDEST_YEAR, _LATEST_YEAR = 2550, 2650


class PracticeText(Protocol):
    """The typed values that the rules read."""

    title: str
    summary: str
    occupational_group: str
    evaluation_year: int | None
    background: Any
    steps: Any
    successes: Any
    cautions: Any
    credits: Any


def problems(story: PracticeText) -> Iterator[tuple[str, str | Promise]]:
    """Yield what keeps a story from being published: the field and what to do."""
    if not story.summary:
        yield "summary", _("Write one sentence: what was done, and what came of it")
    if not story.occupational_group:
        yield "occupational_group", _("Choose the occupational group")
    year = story.evaluation_year
    if year is not None and not _OLDEST_YEAR <= year <= _LATEST_YEAR:
        yield "evaluation_year", _("Write the year in the Buddhist era. For example: 2569")
    if not story.background:
        yield "background", _("Section 3: write why it was done")
    if not any(_is_told(step) for step in story.steps or ()):
        yield "steps", _("Section 4: write at least for one step what was done")
    if not story.successes:
        yield "successes", _("Section 5: write at least one success")
    if not story.cautions:
        yield "cautions", _("Section 7: write what others should consider")
    if not any(one.value.get("part") == CreditPart.AUTHOR for one in story.credits or ()):
        yield "credits", _("Section 9: write who wrote it, by position")


def picture_problems(pictures: Iterable[Any]) -> Iterator[str]:
    """Yield what each picture lacks, by its place: consent above all (S2-14)."""
    for number, picture in enumerate(pictures, start=1):
        for words in picture.problems:
            yield str(_("Picture %(number)s: %(what)s")) % {"number": number, "what": words}


def _is_told(step: Any) -> bool:
    if step.block_type != "step":
        return False
    return bool((step.value.get("text") or "").strip() or list(step.value.get("points") or ()))
