"""Addresses by what a thing is; short links are in the root urls, without a language."""

from django.urls import path

from catalogue.funding import views as funding
from catalogue.views import (
    centres,
    courses,
    cvm,
    events,
    fact_reports,
    flyers,
    learning_database,
    listings,
    partners,
    providers,
)

app_name = "catalogue"

urlpatterns = [
    path("courses/", listings.course_list, name="course-list"),
    path("courses/learn-to-earn/", listings.learn_to_earn, name="learn-to-earn"),
    path("courses/for-teachers/", courses.for_teachers, name="courses-for-teachers"),
    path("funding/", funding.funding_list, name="funding-list"),
    path("funding/find/", funding.find, name="funding-find"),
    path("funding/<slug:code>/", funding.funding_detail, name="funding-detail"),
    path(
        "courses/<slug:code>/runs/<int:number>.ics",
        courses.run_calendar_file,
        name="run-calendar",
    ),
    path("courses/<slug:code>/", courses.course_detail, name="course-detail"),
    path("courses/<slug:code>/flyer.pdf", flyers.course_flyer, name="course-flyer"),
    path("learning-database/", learning_database.matrix, name="learning-database"),
    path("learning-database.csv", learning_database.matrix_csv, name="learning-database-csv"),
    path("centres/", centres.centre_index, name="centre-index"),
    path("centres/<str:province>/", centres.province, name="province"),
    path("centres/<str:province>/<str:district>/", centres.centre, name="centre"),
    path(
        "centres/<str:province>/<str:district>/<str:subdistrict>/",
        centres.subdistrict_centre,
        name="subdistrict-centre",
    ),
    path("providers/", providers.provider_list, name="provider-list"),
    path("providers/<str:code>/", providers.provider_detail, name="provider-detail"),
    path("learning-centres/", providers.learning_centre_list, name="learning-centre-list"),
    path(
        "learning-centres/<str:code>/",
        providers.learning_centre_detail,
        name="learning-centre-detail",
    ),
    path("partners/", partners.partner_list, name="partner-list"),
    path("report/<slug:kind>/<path:code>/", fact_reports.report_fact, name="report-fact"),
    path("reported/<str:reference>/", fact_reports.receipt, name="report-receipt"),
    path("events/", events.event_list, name="event-list"),
    path("events/<slug:code>.ics", events.event_calendar, name="event-calendar"),
    path("events/<slug:code>/", events.event_detail, name="event-detail"),
    path("cvm/", cvm.cvm_list, name="cvm-list"),
    path("cvm/test-centres/", cvm.test_centres, name="cvm-test-centres"),
    path("cvm/<slug:code>/", cvm.cvm_detail, name="cvm-detail"),
]
