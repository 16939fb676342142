"""Addresses of the home room; its standard pages are reached through Wagtail's own."""

from django.urls import path
from wagtail.views import serve

app_name = "home"

urlpatterns = [
    path("", serve, {"path": ""}, name="home"),
]
