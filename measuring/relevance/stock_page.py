"""A page as a project without ideas of its own would search it; used by the baseline only."""

from typing import ClassVar

from modelsearch import index
from wagtail.models import Page


class StockPage(Page):
    """A page whose text stands in its description."""

    search_fields: ClassVar = [*Page.search_fields, index.SearchField("search_description")]

    class Meta:
        app_label = "wagtailcore"
        proxy = True
