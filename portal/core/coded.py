"""Pages with an address by code that never changes, wherever in the tree they are kept."""

import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, cast

from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import Page
from wagtail.url_routing import RouteResult

#: Signs that are easy to say and to tell apart: no 0 O 1 I L.
SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"
SIGN_COUNT = 4
_TRIES = 50


class PageView(Protocol):
    """A view that shows the page with a code."""

    def __call__(self, request: HttpRequest, code: str) -> HttpResponse: ...


def draw_code(letters: str) -> str:
    """Return a fresh code such as ``snk-7k4p`` for the given province letters."""
    return f"{letters}-{''.join(secrets.choice(SIGNS) for _ in range(SIGN_COUNT))}"


class CodedPage(models.Model):
    """Mixin before ``BasePage``: one address by code, drawn once; the tree is only storage."""

    route_name: str = ""
    exclude_fields_in_copy = ["code"]
    #: Public or unpublished, nothing between: an address by code knows no view restriction.
    private_page_options: list[str] = []
    #: No slug to type: it is the code.
    promote_panels: list[Any] = []

    # Null until the page has its place in the tree; many may be without one.
    code = models.CharField(  # noqa: DJ001 - see above
        _("code"), max_length=20, unique=True, null=True, default=None, editable=False
    )

    class Meta:
        abstract = True

    def code_letters(self) -> str:
        """Return the letters that the code begins with: those of the page's province."""
        raise ImproperlyConfigured(f"{type(self).__name__} must say the letters of its codes")

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self._wear_code()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        self._wear_code()
        super().minimal_clean()  # type: ignore[misc]  # Page's, further along the MRO

    def _wear_code(self) -> None:
        """Draw the code when the page has its place in the tree, and let the slug follow."""
        page = cast("Page", self)
        if self.code is None and page.path:
            manager = type(self)._default_manager
            for _try in range(_TRIES):
                code = draw_code(self.code_letters())
                if not manager.filter(code=code).exists():
                    self.code = code
                    break
            else:
                raise ImproperlyConfigured(f"no free code below {self.code_letters()}")
        # Before it has a place (a form being checked) any free slug will do.
        page.slug = self.code or page.slug or f"new-{secrets.token_hex(6)}"

    def get_url_parts(self, request: HttpRequest | None = None) -> Any:
        parts = super().get_url_parts(request)  # type: ignore[misc]  # Page's
        return parts and (parts[0], parts[1], reverse(self.route_name, args=[self.code]))

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        raise Http404


def serve_page(request: HttpRequest, page: Page, *args: Any, **kwargs: Any) -> HttpResponse:
    """Hand a known page to Wagtail's serve hooks, from where Wagtail itself knows its page."""
    # Wagtail's views need loaded models, and models import this module.
    from wagtail.views import serve_chain  # noqa: PLC0415 - see above

    request._wagtail_route_for_request = RouteResult(page, args, kwargs)  # type: ignore[attr-defined]
    chain = serve_chain
    for wrap in reversed(hooks.get_hooks("on_serve_page")):
        chain = wrap(chain)
    for before in hooks.get_hooks("before_serve_page"):
        result = before(page, request, args, kwargs)
        if isinstance(result, HttpResponse):
            return result
    return cast("HttpResponse", chain(page, request, args, kwargs))


def by_code(model: type[CodedPage]) -> PageView:
    """Return the view of a kind: one indexed query finds the live page, else 404."""

    def view(request: HttpRequest, code: str) -> HttpResponse:
        page = cast("Any", model)._default_manager.filter(live=True, code=code.lower()).first()
        if page is None:
            raise Http404
        return serve_page(request, cast("Page", page))

    return view


def in_small_letters(name: str) -> Callable[[PageView], PageView]:
    """Decorate a view by code: a code typed in capital letters leads to the one address."""

    def decorate(view: PageView) -> PageView:
        @wraps(view)
        def small(request: HttpRequest, code: str) -> HttpResponse:
            if code != code.lower():
                return HttpResponsePermanentRedirect(reverse(name, args=[code.lower()]))
            return view(request, code)

        return small

    return decorate
