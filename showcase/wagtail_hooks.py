"""Registration of this room's screens in the admin."""

from wagtail import hooks

from showcase.viewsets.pages import (
    GroupListingViewSet,
    KnowledgeListingViewSet,
    ProductListingViewSet,
)

for viewset in (ProductListingViewSet, GroupListingViewSet, KnowledgeListingViewSet):
    hooks.register("register_admin_viewset", viewset)
