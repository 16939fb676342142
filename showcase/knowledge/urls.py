"""Addresses of knowledge items; part of the room's."""

from django.urls import path

from showcase.views import knowledge

urlpatterns = [
    path("knowledge/", knowledge.knowledge_list, name="knowledge-list"),
    path("knowledge/banks/", knowledge.knowledge_banks, name="knowledge-banks"),
    path("knowledge/<str:code>/", knowledge.knowledge_detail, name="knowledge-detail"),
]
