"""Words for asking the tables of events."""

from collections.abc import Sequence

from wagtail.query import PageQuerySet


class EventQuerySet(PageQuerySet):
    """What can be asked of event pages."""

    def of_pages(self, pks: Sequence[int]) -> "EventQuerySet":
        """Some events by their keys, in their order."""
        return self.filter(pk__in=pks).order_by("pk")

    def open_to_all(self) -> "EventQuerySet":
        """What the public can open."""
        return self.filter(live=True)

    def with_code(self, code: str) -> "EventQuerySet":
        """The event with a code, however it was typed."""
        return self.filter(code=code.strip().lower())
