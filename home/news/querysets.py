"""Words for asking the tables of news."""

from typing import Any

from django.db.models import Q
from wagtail.query import PageQuerySet

from home.news.enums import NewsKind


class NewsQuerySet(PageQuerySet):
    """What can be asked of news and letters."""

    def with_code(self, code: str) -> "NewsQuerySet":
        """The news with a code."""
        return self.filter(code=code)

    def attaching(self, document: Any) -> "NewsQuerySet":
        """The letters that carry a document."""
        return self.filter(attachment=document)

    def kept_from_public(self) -> "NewsQuerySet":
        """Letters for staff, and those that nobody has published yet."""
        return self.filter(Q(is_staff_only=True) | Q(live=False), kind=NewsKind.CIRCULAR)

    def public(self) -> "NewsQuerySet":
        """What everybody can read."""
        return self.filter(live=True, is_staff_only=False)
