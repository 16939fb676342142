"""What every public form carries besides answers, and why it may come back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from registry import protection
from registry.models import Notice


class Why(StrEnum):
    """Why a page came back instead of being taken."""

    ANSWERS = "answers"
    #: It has no key of its own, or was open for longer than a day.
    AGAIN = "again"
    FAST = "fast"
    NOTICE = "notice"
    STALE = "stale"
    BUSY = "busy"
    TOO_MANY = "too_many"

    @property
    def words(self) -> str:
        """What the page says about it."""
        match self:
            case Why.NOTICE:
                return _("The text about your data has changed. Read it and press once more")
            case Why.BUSY:
                return _("The system is busy and could not take it. Nothing you typed is lost")
            case Why.TOO_MANY:
                return _("Too many sign-ups came from here at once. Nothing you typed is lost")
            case Why.STALE:
                return _("The page was open too long, so nothing was sent. Please press once more")
        return _("Nothing was sent yet. Please look at your answers and press once more")


@dataclass(frozen=True, slots=True)
class Sent:
    """What a form carries besides answers."""

    key: UUID | None
    started: str
    notice: str = ""
    waits: bool = False
    website: str = ""

    @classmethod
    def of(cls, posted: Mapping[str, str]) -> "Sent":
        """Read it from a POST; whatever is wrong with it is as if it had not come."""
        try:
            key = UUID(str(posted.get("submission_key", ""))[:60])
        except ValueError:
            key = None
        return cls(
            key,
            str(posted.get("started", ""))[:200],
            str(posted.get("notice", ""))[:20],
            posted.get("waiting") == "1",
            str(posted.get("website", ""))[:20],
        )

    @classmethod
    def new(cls) -> "Sent":
        """For a form that is given out now."""
        return cls(uuid4(), protection.started_now())

    def fresh(self, *, keeps_started: bool = False) -> "Sent":
        """The same for the next page: what was missing or too old is drawn anew."""
        is_good = keeps_started or protection.seconds_since(self.started) is not None
        return replace(
            self,
            key=self.key or uuid4(),
            started=self.started if is_good else protection.started_now(),
        )

    def doubt(self, notice: Notice | None) -> Why | None:
        """Say why it is asked for once more before it is taken; None when it may be."""
        seconds = protection.seconds_since(self.started)
        if self.key is None or seconds is None:
            return Why.AGAIN
        if seconds < protection.LEAST_SECONDS or self.website:
            return Why.FAST
        if notice is not None and self.notice != str(notice.version):
            return Why.NOTICE
        return None

    @property
    def key_or_new(self) -> UUID:
        """The key; a form without one is never sent on."""
        return self.key or uuid4()

    def controls(self, notice: Notice | None) -> Iterator[tuple[str, str]]:
        """What the next page carries of it, with the notice that it shows."""
        yield "submission_key", str(self.key)
        yield "started", self.started
        if notice is not None:
            yield "notice", str(notice.version)
