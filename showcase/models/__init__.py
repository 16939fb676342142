"""The pages of this room."""

from showcase.models.group import GroupCourse, GroupPage
from showcase.models.index import GroupIndexPage, ProductIndexPage
from showcase.models.product import ProductPage

__all__ = ["GroupCourse", "GroupIndexPage", "GroupPage", "ProductIndexPage", "ProductPage"]
