"""The state sheet: every component in every state on one page, for developers, axe and the eye."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from portal.core.samples import sample_context


def sheet(request: HttpRequest) -> HttpResponse:
    """Show the sheet to developers and staff; nobody else needs to know that it is there."""
    user = getattr(request, "user", None)
    if not (
        settings.DEBUG
        or settings.PORTAL_DEMO_LOGINS
        or (user is not None and user.has_perm("wagtailadmin.access_admin"))
    ):
        raise Http404
    return render(request, "core/state_sheet.html", sample_context())
