"""Words for asking the tables of knowledge items."""

from django.db.models import F

from showcase.querysets import ShownQuerySet


class KnowledgeQuerySet(ShownQuerySet):
    """What can be asked of knowledge items."""

    def for_page(self) -> "KnowledgeQuerySet":
        """With file, field and picture, and the codes that the entry keeps of what it names."""
        whole = self.select_related("document", "cvm_field", "share_image")
        return whole.annotate(known_card=F("entry__card"))
