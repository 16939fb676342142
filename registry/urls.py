"""Public addresses of the registry; all of them answer `no-store`."""

from django.urls import path

from registry.views import interest

app_name = "registry"

urlpatterns = [
    path("interest/", interest.ask, name="interest"),
    path("interest/done/", interest.done, name="interest-done"),
]
