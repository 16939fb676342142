"""Addresses by what a thing is; short links are in the root urls, without a language."""

from django.urls import path

from catalogue.funding import views as funding
from catalogue.views import centres, courses, listings

app_name = "catalogue"

urlpatterns = [
    path("courses/", listings.course_list, name="course-list"),
    path("courses/<slug:code>/", courses.course_detail, name="course-detail"),
    path("funding/", funding.funding_list, name="funding-list"),
    path("funding/find/", funding.find, name="funding-find"),
    path("funding/<slug:code>/", funding.funding_detail, name="funding-detail"),
    path("centres/", centres.centre_index, name="centre-index"),
    path("centres/<slug:province>/", centres.province, name="province"),
    path("centres/<slug:province>/<slug:district>/", centres.centre, name="centre"),
    path(
        "centres/<slug:province>/<slug:district>/<slug:subdistrict>/",
        centres.subdistrict_centre,
        name="subdistrict-centre",
    ),
]
