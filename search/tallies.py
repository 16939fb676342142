"""How many entries fit a question, by the values of some columns: one GROUP BY, no text read."""

from django.db.models import Count

from search.engines.database import predicates
from search.models import Entry
from search.query import Query

Tally = dict[tuple[str, ...], int]


def tally(query: Query, *columns: str) -> Tally:
    """Count what a question without words finds, for each combination of the columns' values."""
    fitting = predicates.of_entries(query, query.demand(), with_words=False)
    found = Entry.objects.filter(fitting).order_by().values_list(*columns)
    return {tuple(row[:-1]): row[-1] for row in found.annotate(number=Count("pk"))}


def newest(query: Query, count: int) -> list[Entry]:
    """Return the entries that fit a question without words, the newest first."""
    fitting = predicates.of_entries(query, query.demand(), with_words=False)
    found = Entry.objects.filter(fitting).defer("body", "keywords")
    return list(found.order_by("-published_at", "-pk")[:count])
