"""Addresses by what a thing is."""

from showcase.practice.urls import urlpatterns as practice

app_name = "showcase"

urlpatterns = [*practice]
