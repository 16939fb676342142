"""Addresses of the frame itself, below `/-/`."""

from django.urls import path

from portal.core import health, state_sheet

app_name = "core"

urlpatterns = [
    path("live", health.live, name="live"),
    path("ready", health.ready, name="ready"),
    path("components/", state_sheet.sheet, name="state-sheet"),
]
