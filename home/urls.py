"""Addresses of the home room; its standard pages are reached through Wagtail's own."""

from django.urls import path
from wagtail.views import serve

from home import views

app_name = "home"

urlpatterns = [
    path("", serve, {"path": ""}, name="home"),
    path("news/", views.news_list, name="news-list"),
    path("news/<slug:code>/", views.news_detail, name="news-detail"),
]
