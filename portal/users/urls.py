"""Addresses of this room: under /admin/, before Wagtail's own."""

from django.urls import path

from portal.users import views

app_name = "users"

urlpatterns = [
    path("second-factor/", views.verify, name="second-factor-verify"),
    path("second-factor/set-up/", views.set_up, name="second-factor-set-up"),
    path("password/", views.confirm_password, name="confirm-password"),
    path("invitation/<str:token>/", views.invitation, name="invitation"),
]
