"""Words for asking the tables of stories."""

from wagtail.query import PageQuerySet


class PracticeQuerySet(PageQuerySet):
    """What can be asked of stories."""

    def open_to_all(self) -> "PracticeQuerySet":
        """What the public can open."""
        return self.filter(live=True)

    def with_code(self, code: str) -> "PracticeQuerySet":
        """The story with a code, however it was typed."""
        return self.filter(code=code.strip().lower())
