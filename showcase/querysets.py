"""Words for asking the tables of groups and products."""

from django.db.models import F
from wagtail.query import PageQuerySet


class ShownQuerySet(PageQuerySet):
    """What can be asked of pages with an address by code."""

    def open_to_all(self) -> "ShownQuerySet":
        """What the public can open."""
        return self.filter(live=True)

    def with_code(self, code: str) -> "ShownQuerySet":
        """The page with a code."""
        return self.filter(code=code)


class ProductQuerySet(ShownQuerySet):
    """What can be asked of products."""

    def for_page(self) -> "ProductQuerySet":
        """With its entry and group, and the codes of course and funding: all that its page names."""
        return self.select_related("entry", "group", "picture").annotate(
            course_code=F("course__code"), funding_code=F("funding__code")
        )


class GroupQuerySet(ShownQuerySet):
    """What can be asked of groups."""

    def for_page(self) -> "GroupQuerySet":
        """With its entry, and the code of the funding that it names."""
        return self.select_related("entry", "picture").annotate(funding_code=F("funding__code"))


class ProductIndexQuerySet(PageQuerySet):
    """What can be asked of the page behind the listing of products."""

    def with_story(self) -> "ProductIndexQuerySet":
        """The public page, with the group whose story it tells."""
        return self.live().select_related("featured_group__entry")
