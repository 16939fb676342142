"""Registration of the home room in the admin, and who may fetch a letter's PDF."""

from typing import Any

from django.http import Http404, HttpRequest
from wagtail import hooks

from home.news.documents import is_kept_from
from home.viewsets import NewsListingViewSet


@hooks.register("register_admin_viewset")
def register_news() -> NewsListingViewSet:
    """The list of news and letters."""
    return NewsListingViewSet()


@hooks.register("before_serve_document")
def keep_staff_letters(document: Any, request: HttpRequest) -> None:
    """The PDF of a letter for staff is there for whoever has signed in, and for nobody else."""
    if is_kept_from(document, request.user):
        raise Http404
