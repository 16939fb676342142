"""Addresses for machines, without a language: files of open data, the sitemap, robots.txt."""

from django.urls import path

from search.open_data import files_views, sitemap_views

app_name = "open-data"

urlpatterns = [
    path("data/<str:name>", files_views.live_file, name="file"),
    path("data/<str:month>/<str:name>", files_views.dump_file, name="dump"),
    path("sitemap.xml", sitemap_views.index, name="sitemap-index"),
    path("sitemap-<str:section>.xml", sitemap_views.section, name="sitemap"),
    path("robots.txt", sitemap_views.robots, name="robots"),
]
