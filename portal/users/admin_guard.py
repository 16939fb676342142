"""What Wagtail's own addresses leave open, closed at the door.

Wagtail asks for a right on the model where it should ask for the object, or shows titles before it
asks. Each entry below says what leaked; ``tests/users/test_admin_guard.py`` shows it without us.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import Http404
from wagtail.models import Page
from wagtail.permissions import policy_registry

from portal.core.scoping import choosable
from portal.users.sessions import is_admin_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.http import HttpRequest, HttpResponse

#: Addresses for superusers alone: they look across all units.
SUPERUSERS_ONLY = (
    "wagtailadmin_reports:site_history",
    "wagtailadmin_reports:page_types_usage",
    "wagtailadmin_workflows:",
    "wagtailadmin_api:documents",
    "wagtailadmin_api:images",
    "wagtailadmin_error_test",
)
#: What Wagtail's addresses call the pages they are about.
_PAGE_KEYS = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "pk")
_ANY = frozenset({"view", "choose", "add", "change", "delete", "publish", "lock", "unlock"})


class AdminGuardMiddleware:
    """Asks about the object before Wagtail's view shows anything of it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], url: dict[str, Any]
    ) -> None:
        if not is_admin_address(request.path):
            # Asking who somebody is reads the session, and a page that did is kept for nobody.
            return
        match = request.resolver_match
        user: Any = getattr(request, "user", None)
        if match is None or user is None or not user.is_authenticated or user.is_superuser:
            return
        name = match.view_name
        if name.startswith(SUPERUSERS_ONLY):
            raise PermissionDenied
        if name == "wagtail_bulk_action":
            _demand_rows(user, url["app_label"], url["model_name"], request.GET.getlist("id"))
        elif name == "wagtailadmin_choose_page_child":
            _demand_choosable(user, [url["parent_page_id"]])
        elif name == "wagtailadmin_choose_page_chosen_multiple":
            _demand_choosable(user, request.GET.getlist("id"))
        elif name.startswith("wagtailadmin_editing_sessions:ping"):
            _demand_rows(user, url["app_label"], url["model_name"], [url["object_id"]])
        elif name.startswith("wagtailadmin_pages:"):
            _demand_pages(user, [url[key] for key in _PAGE_KEYS if key in url])


def _demand_rows(user: Any, app_label: str, model_name: str, keys: list[str]) -> None:
    """Bulk actions and editing sessions name rows by key and show their titles."""
    try:
        model = apps.get_model(app_label, model_name)
    except LookupError as unknown:
        raise Http404 from unknown
    wanted = {key for key in keys if key != "all"}
    policy = policy_registry.get_by_type(Page if issubclass(model, Page) else model)
    try:
        mine = policy.instances_user_has_any_permission_for(user, set(_ANY))
        found = mine.filter(pk__in=wanted).count()
    except (ValueError, TypeError) as broken:
        raise Http404 from broken
    if found != len(wanted):
        raise PermissionDenied


def _demand_choosable(user: Any, keys: Iterable[Any]) -> None:
    """The page chooser names the page it is opened at, and pages given by key, draft or not."""
    wanted = set(_numbers(keys))
    reach = policy_registry.get_by_type(Page).explorable_instances(user) | choosable(Page, user)
    if reach.filter(pk__in=wanted).count() != len(wanted):
        raise PermissionDenied


def _demand_pages(user: Any, keys: Iterable[Any]) -> None:
    """History, usage, moving and the like are for those who can find the page in the explorer."""
    wanted = set(_numbers(keys))
    explorable = policy_registry.get_by_type(Page).explorable_instances(user)
    if explorable.filter(pk__in=wanted).count() != len(wanted):
        raise PermissionDenied


def _numbers(keys: Iterable[Any]) -> list[int]:
    try:
        return [int(key) for key in keys]
    except ValueError as broken:
        raise Http404 from broken
