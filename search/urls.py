"""Addresses of the search over the whole site."""

from django.urls import path

from search import views
from search.feeds import EntryFeed
from search.open_data import views as open_data

app_name = "search"

urlpatterns = [
    path("search/", views.everything, name="everything"),
    path("search/suggest/", views.suggest, name="suggest"),
    path("feeds/<str:kind>.atom", EntryFeed(), name="feed"),
    path("data/", open_data.overview, name="open-data"),
    path("data/api/", open_data.api_guide, name="open-data-api"),
]
