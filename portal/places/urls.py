"""Addresses of places: telling that a number is wrong."""

from django.urls import path

from portal.places import views

app_name = "places"

urlpatterns = [
    path("units/<slug:code>/report-number/", views.report_number, name="report-number"),
    path(
        "units/<slug:code>/report-number/thanks/",
        views.report_number_thanks,
        name="report-number-thanks",
    ),
]
