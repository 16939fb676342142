"""Public addresses of the registry; all of them answer `no-store`."""

from django.urls import URLPattern

app_name = "registry"

urlpatterns: list[URLPattern] = []
