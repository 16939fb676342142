"""Where a page leads to somebody who wants to say that it is wrong."""

from django.urls import reverse


def wrong_fact_url(kind: str, code: str) -> str:
    """Return the address of the form for the page with an entry's kind and code."""
    return reverse("catalogue:report-fact", args=[kind, code]) if code else ""
