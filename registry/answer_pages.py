"""What pages of every public form show of its answers: to be checked, or to be sent once more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.core.errors import wait_words
from portal.core.thai_text import storable
from registry.sent import Why

#: So long people wait before they try again where the database is away.
BUSY_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One answer on the check page; `field` is where it is changed."""

    term: str
    value: str
    field: str


@dataclass(frozen=True)
class Again:
    """The answers of a form that could not be taken now; no database stands behind it."""

    why: Why
    #: Why, in words.
    words: str
    hidden: list[tuple[str, str]]
    rows: list[tuple[str, str]]
    #: In seconds, if it helps to wait.
    retry_after: int | None = None
    #: It goes on where it stopped.
    step: str = "send"

    @property
    def wait(self) -> str:
        """How long to wait, in words."""
        return wait_words(self.retry_after) if self.retry_after else ""

    @classmethod
    def of(
        cls,
        posted: Mapping[str, str],
        typed: Mapping[str, str],
        *,
        why: Why,
        words: str,
        wait: int | None,
        fields: Mapping[str, forms.Field],
        shown: Sequence[str],
        controls: Sequence[str],
    ) -> "Again":
        """Keep all that was posted, as it was posted."""
        answers = {name: value for name, value in typed.items() if value}
        kept = {
            name: storable(str(posted.get(name, ""))[:200]) for name in controls if posted.get(name)
        }
        rows = [(str(fields[name].label), answers[name]) for name in shown if name in answers]
        return cls(why, words, [*answers.items(), *kept.items()], rows, wait)

    def response(self, request: HttpRequest, status: int) -> HttpResponse:
        """Answer with it; a browser is told how long to wait, too."""
        answer = render(request, "registry/again.html", {"shown": self}, status=status)
        if self.retry_after is not None:
            answer["Retry-After"] = str(self.retry_after)
        return answer
