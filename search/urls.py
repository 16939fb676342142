"""Addresses of the search over the whole site."""

from django.urls import path

from search import views

app_name = "search"

urlpatterns = [
    path("search/", views.everything, name="everything"),
    path("search/suggest/", views.suggest, name="suggest"),
]
