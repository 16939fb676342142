"""The portal with one more address, whose POST does nothing: the floor that sign-ups stand on."""

from importlib import import_module

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from measuring.signups.floor_path import FLOOR
from portal.wsgi import application

__all__ = ["application"]


@csrf_exempt
def floor(request: HttpRequest) -> HttpResponse:
    """Read what was sent, through all of the middleware, and answer as a sign-up is answered."""
    response = HttpResponse(status=303)
    response["Location"] = f"/{request.POST.get('step', '')}"
    return response


import_module(settings.ROOT_URLCONF).urlpatterns.insert(0, path(FLOOR, floor))
