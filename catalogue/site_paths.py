"""Pages of the catalogue that are no entries, for the sitemap."""

from collections.abc import Iterator

from django.urls import reverse

from portal.places import areas


def paths() -> Iterator[str]:
    """The learning database, and the page of each province."""
    yield reverse("catalogue:learning-database")
    for row in areas.provinces("th"):
        yield reverse("catalogue:province", args=[row.slug])
