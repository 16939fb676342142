"""What a proposal is about: a page to be changed, or a new product of a group or of nobody's yet."""

from dataclasses import dataclass

from wagtail.models import Page

from catalogue.events.places import holder_of
from portal.places.models import OrgUnit
from registry.enums import SubmissionKind
from registry.forms.submission.group import GroupProposalForm
from registry.forms.submission.product import ProductProposalForm
from registry.forms.submission.proposal import AnyPage, ProposalForm
from registry.forms.submission.typed import code_of
from showcase.models import GroupPage, ProductPage


@dataclass(frozen=True)
class Subject:
    """The page to be changed, the group, the centre in charge."""

    page: AnyPage | None = None
    group: GroupPage | None = None
    unit: OrgUnit | None = None

    @classmethod
    def of(cls, page_code: str, group_code: str, district: str = "") -> "Subject":
        """At most three queries; what is not online is as if nobody had named it."""
        page = _page_with(page_code)
        if page is not None:
            group = page.group if isinstance(page, ProductPage) else None
            return cls(page, group, holder_of(page))
        group = _group_with(group_code)
        if group is not None:
            return cls(None, group, holder_of(group))
        unit = OrgUnit.objects.active().for_area(district).first() if district else None
        return cls(None, None, unit)

    @property
    def form_class(self) -> type[ProposalForm]:
        """Which form asks about it."""
        return GroupProposalForm if isinstance(self.page, GroupPage) else ProductProposalForm

    @property
    def kind(self) -> SubmissionKind:
        """What is proposed."""
        return SubmissionKind.CHANGE if self.page is not None else SubmissionKind.PRODUCT

    @property
    def about(self) -> Page | None:
        """The page that the submission names."""
        named = self.page or self.group
        return named.page_ptr if named is not None else None


def _page_with(code: str) -> AnyPage | None:
    if not code:
        return None
    product = ProductPage.objects.open_to_all().with_code(code).select_related("group").first()
    found: AnyPage | None = product or _group_with(code)
    return found


def _group_with(code: str) -> GroupPage | None:
    if not code.strip():
        return None
    group: GroupPage | None = GroupPage.objects.open_to_all().with_code(code_of(code)).first()
    return group
