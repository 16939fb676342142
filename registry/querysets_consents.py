"""What can be asked of notices, consents and requests about one's data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import OuterRef, Q, Subquery

from registry.enums import ConsentAction

if TYPE_CHECKING:
    from collections.abc import Iterable

    from registry.models import (  # noqa: F401 - named in brackets
        Consent,
        Notice,
        Person,
        RightsRequest,
        Signup,
    )


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Words for notices."""

    def current(self, purposes: Iterable[str], language: str) -> Self:
        """The newest version of each purpose in a language."""
        newest = (
            self.model._default_manager.filter(
                purpose=OuterRef("purpose"), language=OuterRef("language")
            )
            .order_by("-version")
            .values("pk")[:1]
        )
        return self.filter(purpose__in=list(purposes), language=language, pk=Subquery(newest))

    def newest(self, purposes: Iterable[str], languages: Iterable[str]) -> Self:
        """The newest version of each purpose in each of the languages."""
        question = Q()
        for language in languages:
            question |= Q(pk__in=self.current(purposes, language).values("pk"))
        return self.filter(question)

    def of_purpose(self, purpose: str) -> Self:
        """All versions for one purpose."""
        return self.filter(purpose=purpose)

    def last_version(self) -> int:
        """The highest number so far, 0 before the first."""
        return self.aggregate(highest=models.Max("version"))["highest"] or 0


class ConsentQuerySet(models.QuerySet["Consent"]):
    """Words for consents."""

    def last_words(self) -> Self:
        """The last word of each person on each purpose."""
        newest = (
            self.model._default_manager.filter(
                person=OuterRef("person"), purpose=OuterRef("purpose")
            )
            .order_by("-at", "-pk")
            .values("pk")[:1]
        )
        return self.filter(pk=Subquery(newest))

    def last_word(
        self, person: Person, purpose: str, signup: Signup | None = None
    ) -> Consent | None:
        """What somebody said last about a purpose, of one sign-up or of all."""
        said = self.filter(person=person, purpose=purpose)
        if signup is not None:
            said = said.filter(signup=signup)
        return said.select_related("notice", "signup").order_by("-at", "-pk").first()

    def standing(self, signup: Signup) -> list[Consent]:
        """What was agreed to with a sign-up and not taken back; a guardian's is not theirs."""
        said = self.filter(signup=signup).select_related("notice").order_by("at", "pk")
        last = {one.purpose: one for one in said if not one.by_guardian}
        return [one for one in last.values() if one.action == ConsentAction.GIVEN]


class RightsRequestQuerySet(models.QuerySet["RightsRequest"]):
    """Words for requests about one's data."""

    def with_uid(self, uid: str) -> Self:
        """The one with a uid."""
        return self.filter(uid=uid)

    def open(self) -> Self:
        """Nobody has answered yet; what is due first stands first."""
        return self.filter(answered_at=None).order_by("due_on", "pk")
