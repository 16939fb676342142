"""Decisions about questions that found nothing."""

from search.models import MissedQuery
from search.models.wording import MissedState
from search.thai import normalise


def decide(text: str, state: MissedState) -> int:
    """Give all days of a question the state; an ignored one stays ignored when it comes again."""
    return MissedQuery.objects.filter(text=normalise(text)).update(state=state)
