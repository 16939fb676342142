"""Contacts in the admin: those to ask about again, and one press that says they are still right."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.models import Page

from portal.core.thai_dates import format_date
from showcase.contacts import to_confirm
from showcase.models import GroupPage, ProductPage
from showcase.services.contacts import confirm_contact


@require_safe
def to_confirm_list(request: HttpRequest) -> HttpResponse:
    """Show the contacts of one's own groups and products that nobody confirmed for a year."""
    return TemplateResponse(
        request,
        "showcase/admin/contacts_to_confirm.html",
        {
            "rows": to_confirm.rows_of(request.user, timezone.now()),
            "page_title": _("Contacts to confirm"),
            "header_title": _("Contacts to confirm"),
            "header_icon": "history",
        },
    )


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that a contact was confirmed today: one press, and the log says who."""
    page = get_object_or_404(Page, pk=pk).specific
    if not isinstance(page, GroupPage | ProductPage):
        raise Http404
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    day = confirm_contact(page, by=request.user, at=timezone.now())
    words = _("The contact of “%(title)s” is confirmed, as of %(date)s.")
    messages.success(request, words % {"title": page.title, "date": format_date(day)})
    return HttpResponseRedirect(reverse("shown_contacts:to_confirm"))


app_name = "shown_contacts"
urlpatterns = [
    path("", to_confirm_list, name="to_confirm"),
    path("<int:pk>/", confirm, name="confirm"),
]
