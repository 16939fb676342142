"""Everything that a page of the form carries as an answer, as it was typed."""

from collections.abc import Mapping

from portal.core.thai_text import normalise_line, storable
from registry.forms.posted import typed_of
from registry.forms.submission.group import GroupProposalForm
from registry.forms.submission.place import WhereForm
from registry.forms.submission.product import ProductProposalForm
from registry.forms.submission.sender import LONGEST_TYPED, SenderForm

FORMS = (ProductProposalForm, GroupProposalForm, SenderForm, WhereForm)
ANSWERS = tuple(dict.fromkeys(name for form in FORMS for name in form.base_fields))
_CODE_SIGNS = 20


def typed(posted: Mapping[str, str]) -> dict[str, str]:
    """Return what was typed, and the page that it is about."""
    given = typed_of(posted, ANSWERS, most=LONGEST_TYPED)
    return {**given, "page": code_of(str(posted.get("page", "")))}


def code_of(text: str) -> str:
    """Read the code of a page as it stands in an address."""
    return normalise_line(storable(text[:_CODE_SIGNS])).casefold()
