"""Funding in the admin: all sources as one list, those to check, and one press that says checked."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from catalogue.funding import services, to_check
from catalogue.funding.words import kind_name
from catalogue.models import FundingSourcePage
from portal.users import asked_again


@require_safe
def to_check_list(request: HttpRequest) -> HttpResponse:
    """Show the sources of one's own units that nobody checked for 150 days."""
    return asked_again.show_list(
        request,
        "catalogue/admin/funding_to_check.html",
        title=_("Funding to check"),
        rows=to_check.rows_of(request.user, timezone.now()),
    )


@require_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that a source was checked today: one press, and the log says who."""
    return asked_again.press(
        request,
        get_object_or_404(FundingSourcePage, pk=pk),
        services.mark_checked,
        words=_("“%(title)s” is checked, as of %(date)s."),
        leads_to=to_check.ToCheckPanel.leads_to,
    )


class FundingIndexView(IndexView):
    """The list of sources, newest change first."""

    default_ordering = "-latest_revision_created_at"


class FundingListingViewSet(PageListingViewSet):
    """Funding sources in the main menu of officers and teachers."""

    model = FundingSourcePage
    name = "funding_sources"
    url_prefix = "funding-sources"
    icon = "table"
    menu_label = gettext_lazy("Funding sources")
    menu_order = 230
    add_to_admin_menu = True
    index_view_class = FundingIndexView
    columns = [
        PageTitleColumn("title", label=gettext_lazy("source"), sort_key="title", classname="title"),
        Column("code", label=gettext_lazy("code")),
        Column("kind", label=gettext_lazy("kind"), accessor=lambda page: kind_name(page.kind)),
        DateColumn("verified_on", label=gettext_lazy("checked on"), sort_key="verified_on"),
    ]

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the list of those to check, and the press."""
        own: list[Any] = [
            path("to-check/", to_check_list, name="to_check"),
            path("check/<int:pk>/", check, name="check"),
        ]
        return [*super().get_urlpatterns(), *own]
