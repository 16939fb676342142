"""What else than courses the demonstration shows: one module a kind, each with its ``make``."""

from collections.abc import Callable, Sequence
from datetime import date

from django.db.models import Model

from home.demonstration import (
    events,
    funding,
    knowledge,
    knowledge_banks,
    learning_centres,
    members,
    news,
    partners,
    practice,
    providers,
    showcase,
    submissions,
)

#: Makes the content of a kind for a day and returns what it made: pages, and rows that are none.
Make = Callable[[date], Sequence[Model]]

#: Made in this order, taken away in the other one.
KINDS: tuple[Make, ...] = (
    funding.make,
    learning_centres.make,
    events.make,
    news.make,
    partners.make,
    providers.make,
    knowledge_banks.make,
    showcase.make,
    members.make,
    practice.make,
    knowledge.make,
    submissions.make,
)
