"""Where a page leads to somebody who wants to say that it is wrong, and what can be said of it."""

from collections.abc import Sequence

from django.urls import reverse

from catalogue.place_enums import FactKind

_of_kind: dict[str, tuple[FactKind, ...]] = {}
#: What can be wrong on any page; the rest belongs to kinds that say so.
_USUAL = tuple(
    fact for fact in FactKind if fact not in {FactKind.SCAM, FactKind.GONE, FactKind.PRICE}
)


def wrong_fact_url(kind: str, code: str) -> str:
    """Return the address of the form for the page with an entry's kind and code."""
    return reverse("catalogue:report-fact", args=[kind, code]) if code else ""


def scam_url(kind: str, code: str) -> str:
    """Return the address of the same form, with the suspicion already chosen."""
    url = wrong_fact_url(kind, code)
    return f"{url}?fact={FactKind.SCAM.value}" if url else ""


def offer(kind: str, facts: Sequence[FactKind]) -> None:
    """Say what can be wrong on pages of a kind, in the order in which it is offered."""
    _of_kind[kind] = tuple(facts)


def facts_of(kind: str) -> list[tuple[str, str]]:
    """Return the choices for a page of a kind."""
    return [(fact.value, str(fact.label)) for fact in _of_kind.get(kind, _USUAL)]
