"""Addresses by what a thing is; short links are in the root urls, without a language."""

from django.urls import path

from catalogue.views import centres, courses, cvm, events, listings

app_name = "catalogue"

urlpatterns = [
    path("courses/", listings.course_list, name="course-list"),
    path("courses/<slug:code>/", courses.course_detail, name="course-detail"),
    path("centres/", centres.centre_index, name="centre-index"),
    path("centres/<slug:province>/", centres.province, name="province"),
    path("centres/<slug:province>/<slug:district>/", centres.centre, name="centre"),
    path(
        "centres/<slug:province>/<slug:district>/<slug:subdistrict>/",
        centres.subdistrict_centre,
        name="subdistrict-centre",
    ),
    path("events/", events.event_list, name="event-list"),
    path("events/<slug:code>.ics", events.event_calendar, name="event-calendar"),
    path("events/<slug:code>/", events.event_detail, name="event-detail"),
    path("cvm/", cvm.cvm_list, name="cvm-list"),
    path("cvm/test-centres/", cvm.test_centres, name="cvm-test-centres"),
    path("cvm/<slug:code>/", cvm.cvm_detail, name="cvm-detail"),
]
