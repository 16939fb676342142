"""Words for asking the tables of stories."""

from django.db.models import F, Q
from wagtail.query import PageQuerySet


class PracticeQuerySet(PageQuerySet):
    """What can be asked of stories."""

    def open_to_all(self) -> "PracticeQuerySet":
        """What the public can open."""
        return self.filter(live=True)

    def with_code(self, code: str) -> "PracticeQuerySet":
        """The story with a code, however it was typed."""
        return self.filter(code=code.strip().lower())

    def to_be_measured(self) -> "PracticeQuerySet":
        """Public stories whose booklet may have another size than it had."""
        newer = Q(booklet_at=None) | Q(booklet_at__lt=F("last_published_at"))
        return self.open_to_all().filter(newer).order_by("pk")

    def for_page(self) -> "PracticeQuerySet":
        """With the codes that its entry keeps of what it names: all that its page asks for."""
        return self.annotate(known_card=F("entry__card"))
