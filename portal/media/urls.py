"""Addresses below MEDIA_URL."""

from django.urls import re_path

from portal.media import views

app_name = "media"

urlpatterns = [
    re_path(
        r"^images/(?P<name>[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*)$",
        views.rendition,
        name="rendition",
    ),
]
