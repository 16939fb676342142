"""Addresses of stories; part of the room's."""

from django.urls import path

from showcase.views import practice

urlpatterns = [
    path("practice/", practice.practice_list, name="practice-list"),
    path("practice/<slug:code>.pdf", practice.practice_booklet, name="practice-booklet"),
    path("practice/<slug:code>/", practice.practice_detail, name="practice-detail"),
]
