"""Pages of the showcase lie below the centre that looks after them."""

from django.utils.functional import cached_property

from catalogue.events.places import holder_of
from catalogue.services.centres import letters_above
from portal.core.coded import CodedPage
from portal.places.models import OrgUnit


class KeptPage(CodedPage):
    """Mixin before ``BasePage``: a code with the letters of its place, and who looks after it."""

    class Meta:
        abstract = True

    exclude_fields_in_copy = [*CodedPage.exclude_fields_in_copy]

    def code_letters(self) -> str:
        return letters_above(self)

    @cached_property
    def keeper(self) -> OrgUnit | None:
        """The centre that looks after it: whose page it lies below."""
        return holder_of(self) if self.path else None  # type: ignore[attr-defined]  # Page's
