"""The list of demand in the admin: what people of one's districts would like to learn."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from portal.core.admin_screens import ScreenSet, shown_to
from registry import demand
from registry.enums import Access
from registry.models import Interest


class _ForOfficers(WagtailAdminTemplateMixin, TemplateView):
    """A screen for those who see learners."""

    header_icon = "group"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not demand.may_open(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


@method_decorator(never_cache, name="dispatch")
class DemandView(_ForOfficers):
    """Numbers only: what, where, how many, since when."""

    template_name = "registry/admin/demand.html"
    page_title = gettext_lazy("What people would like to learn")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": str(self.page_title)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "wishes": demand.wishes(self.request.user)}


@method_decorator(never_cache, name="dispatch")
class WishView(_ForOfficers):
    """The people who ask for one thing, with their numbers; the look is written down."""

    template_name = "registry/admin/wish.html"

    @cached_property
    def interest(self) -> Interest:
        """The interest that the address names, in one's own districts."""
        found = demand.interest_of(self.request.user, self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    def get_page_title(self) -> str:
        return self.interest.course.title if self.interest.course else self.interest.topic

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        above = {"url": reverse("demand:index"), "label": str(DemandView.page_title)}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        people = demand.people_of(self.interest)
        _write_down(self.request, people)
        context = super().get_context_data(**kwargs)
        return {**context, "people": people, "wish": demand.wish_of(self.interest)}


def _write_down(request: HttpRequest, people: list[Interest]) -> None:
    from registry.services import access  # noqa: PLC0415 - names the log only where people are shown

    if people:
        access.record(request, Access.LIST, "interest", [one.pk for one in people])


class DemandViewSet(ScreenSet):
    """The two screens."""

    name = "demand"
    url_prefix = "demand"
    icon = "group"
    menu_label = gettext_lazy("Wishes to learn")
    menu_order = 212
    menu_item_class = shown_to(demand.may_open)
    screens = [("", "index", DemandView), ("<int:pk>/", "one", WishView)]


def register() -> None:
    """Called in ``AppConfig.ready``."""
    hooks.register("register_admin_viewset", DemandViewSet)
