"""Addresses by what a thing is; short links are in the root urls, without a language."""

from django.urls import path

from catalogue.views import centres, courses, flyers, learning_database, listings

app_name = "catalogue"

urlpatterns = [
    path("courses/", listings.course_list, name="course-list"),
    path("courses/learn-to-earn/", listings.learn_to_earn, name="learn-to-earn"),
    path("courses/for-teachers/", courses.for_teachers, name="courses-for-teachers"),
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
    path("centres/<slug:province>/", centres.province, name="province"),
    path("centres/<slug:province>/<slug:district>/", centres.centre, name="centre"),
    path(
        "centres/<slug:province>/<slug:district>/<slug:subdistrict>/",
        centres.subdistrict_centre,
        name="subdistrict-centre",
    ),
]
