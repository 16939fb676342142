"""Contacts in the admin: those to ask about again, and one press that says they are still right."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.models import Page

from portal.users import asked_again
from showcase.contacts import to_confirm
from showcase.models import GroupPage, ProductPage
from showcase.services.contacts import confirm_contact


@require_safe
def to_confirm_list(request: HttpRequest) -> HttpResponse:
    """Show the contacts of one's own groups and products that nobody confirmed for a year."""
    return asked_again.show_list(
        request,
        "showcase/admin/contacts_to_confirm.html",
        title=_("Contacts to confirm"),
        rows=to_confirm.rows_of(request.user, timezone.now()),
    )


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that a contact was confirmed today: one press, and the log says who."""
    page = get_object_or_404(Page, pk=pk).specific
    if not isinstance(page, GroupPage | ProductPage):
        raise Http404
    return asked_again.press(
        request,
        page,
        confirm_contact,
        words=_("The contact of “%(title)s” is confirmed, as of %(date)s."),
        leads_to=to_confirm.ContactsPanel.leads_to,
    )


app_name = "shown_contacts"
urlpatterns = [
    path("", to_confirm_list, name="to_confirm"),
    path("<int:pk>/", confirm, name="confirm"),
]
