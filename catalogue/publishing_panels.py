"""The last tab of a page in the admin: English, search engines, sharing, publishing."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, Panel, PublishingPanel

from portal.core.models import BasePage


def publishing_tab(*own: Panel) -> ObjectList:
    """Build the tab; what a kind of page has of its own follows the English texts."""
    return ObjectList(
        [
            *BasePage.english_panels,
            *own,
            MultiFieldPanel(["seo_title", "search_description"], heading=_("For search engines")),
            FieldPanel("share_image"),
            PublishingPanel(),
        ],
        heading=_("Publish and share"),
    )
