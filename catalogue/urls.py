"""Addresses by what a thing is; short links are in the root urls, without a language."""

from django.urls import path

from catalogue.views import centres, courses, fact_reports, listings, partners, providers

app_name = "catalogue"

urlpatterns = [
    path("courses/", listings.course_list, name="course-list"),
    path("courses/<slug:code>/", courses.course_detail, name="course-detail"),
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
]
