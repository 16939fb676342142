"""Registration of the registry's screens in the admin."""

from wagtail import hooks

from registry.viewsets.notices import NoticeViewSet
from registry.viewsets.rights import RightsRequestViewSet

for viewset in (RightsRequestViewSet, NoticeViewSet):
    hooks.register("register_admin_viewset", viewset)
