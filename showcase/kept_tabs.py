"""The tabs in which products, groups and knowledge items are edited."""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, Panel, TabbedInterface

from catalogue.publishing_panels import publishing_tab


def kept_tabs(
    content: Sequence[Panel], beside: ObjectList, *, pinned_where: str | Promise
) -> TabbedInterface:
    """Build the tabs: content, what stands beside it, publishing; where pinning shows is said."""
    return TabbedInterface(
        [
            ObjectList(content, heading=_("Content")),
            beside,
            publishing_tab(FieldPanel("is_pinned", help_text=pinned_where)),
        ]
    )
