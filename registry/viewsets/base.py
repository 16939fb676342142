"""What all screens about learners share: who is let in, and that a look is written down."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from catalogue.models import CourseRun
from portal.core.errors import maintenance
from portal.core.thai_text import normalise_line
from portal.core.workbook_files import workbook_response
from portal.users.recent_password import has_recent_password
from registry.enums import Access
from registry.models import Signup
from registry.officers import Officer
from registry.services import access
from registry.services.writing import Unavailable, retrying

SIGNUPS = "signup"


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class LearnersView(WagtailAdminTemplateMixin, TemplateView):
    """A screen about learners, for those who see any."""

    header_icon = "group"
    _show_breadcrumbs = True
    #: What the log of looks calls the rows of this screen.
    logged_as = SIGNUPS
    #: Between the desk and this screen.
    trail: tuple[tuple[str, str], ...] = ()

    @cached_property
    def officer(self) -> Officer:
        """The rights of whoever asks."""
        return Officer.of(self.request.user, opens_sensitive=has_recent_password(self.request))

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.demand()
        try:
            return super().dispatch(request, *args, **kwargs)
        except Unavailable:
            # Not even a look goes unrecorded: no log, no data.
            return maintenance(request)

    def demand(self) -> None:
        """Refuse who may not see this screen."""
        if not self.officer.may_open:
            raise PermissionDenied

    def looked(self, action: Access, ids: Iterable[int], **facts: Any) -> None:
        """Write the look down; an empty list shows nobody."""
        if keys := list(ids):
            self.write_down(action, keys, **facts)

    def write_down(self, action: Access, ids: Iterable[int], **facts: Any) -> None:
        """Write a row of the log, again when the database was busy."""
        retrying(lambda: access.record(self.request, action, self.logged_as, ids, **facts))

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("signups:index"), "label": _("Sign-ups")},
            *({"url": url, "label": label} for label, url in self.trail),
            {"url": "", "label": str(self.get_page_title())},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "officer": self.officer}


class RevealedForAReason:
    """Mixin before a screen of one row: names and numbers open once somebody writes down why."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the screen with the reason that was given, or say that one is needed."""
        screen = cast("LearnersView", self)
        reason = normalise_line(request.POST.get("reason", "")).strip()
        if not reason:
            messages.error(request, _("Write why you need to see it"))
        return screen.render_to_response(screen.get_context_data(reason=reason))


class OnePress:
    """Mixin before a screen of one row: POST only; does what the pressed button says, leads back."""

    http_method_names: Sequence[str] = ("post",)

    def acts(self) -> Mapping[str, Callable[[Any], str]]:
        """What a button says in ``do`` → what does it, and returns what to say; "" when it is late."""
        raise NotImplementedError

    def done_words(self, done: str) -> str:
        """What is said of what was done."""
        return done

    def back(self, *, is_refused: bool) -> str:
        """Where the press leads."""
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, and say what came of it."""
        act = self.acts().get(request.POST.get("do", ""))
        if act is None:
            raise PermissionDenied
        done = None
        try:
            done = act(self)
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        except Unavailable:
            messages.error(request, _("The database is busy. Nothing was written; press again."))
        else:
            if done:
                messages.success(request, self.done_words(done))
            else:
                messages.warning(request, _("Nothing to do: it has changed meanwhile."))
        return redirect(self.back(is_refused=done is None))


class RunScreen(LearnersView):
    """A screen about one run of one's own units."""

    #: Whether seeing is enough.
    is_for_writers = False

    def demand(self) -> None:
        super().demand()
        unit = self.run.unit
        allowed = self.officer.may_change if self.is_for_writers else self.officer.may_see
        if not allowed(unit):
            raise PermissionDenied

    @cached_property
    def run(self) -> CourseRun:
        """The run that the address names."""
        run: CourseRun | None = CourseRun.objects.with_words().filter(pk=self.kwargs["pk"]).first()
        if run is None:
            raise Http404
        return run

    @property
    def roster_url(self) -> str:
        """Back to the roster."""
        return reverse("signups:roster", args=[self.run.pk])

    def get_page_subtitle(self) -> str:
        return f"{self.run.course.title} ({self.run.code})"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "run": self.run}


class SignupScreen(LearnersView):
    """A screen about one sign-up of one's own units."""

    def demand(self) -> None:
        super().demand()
        if not self.officer.may_see(self.signup.run.unit):
            raise PermissionDenied

    @cached_property
    def signup(self) -> Signup:
        """The sign-up that the address names."""
        found = Signup.objects.for_officers().with_waiting_place()
        signup = found.filter(pk=self.kwargs["pk"]).first()
        if signup is None:
            raise Http404
        return signup


def private_workbook(content: bytes, name: str) -> HttpResponse:
    """Answer with a workbook about people: a file for the officer, kept by no browser or proxy."""
    response = workbook_response(name)
    response.content = content
    response["Cache-Control"] = "no-store, private"
    response["X-Content-Type-Options"] = "nosniff"
    return response
