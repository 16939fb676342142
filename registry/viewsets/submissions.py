"""Submissions from outside in the admin: the list, one of them, and what an officer does with it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.viewsets.base import ViewSet

from portal.core.scoping import visible
from portal.core.thai_text import storable
from registry.decided_words import decided_words
from registry.enums import Access, SubmissionKind, SubmissionState
from registry.models import Submission
from registry.officers import Officer
from registry.querysets_submissions import SubmissionQuerySet
from registry.services import submission_decisions, submission_sweeping
from registry.services.writing import Unavailable
from registry.submission_page import COLOURS, SubmissionPage, submission_page
from registry.viewsets.base import LearnersView, RevealedForAReason
from showcase.models import ProductPage
from showcase.proposed_values import labels

SUBMISSIONS = "submission"
A_PAGE = 50


def waiting_for(user: Any) -> int:
    """Count what nobody of one's own units has taken up yet."""
    return _mine(user).new().count()


def _mine(user: Any) -> SubmissionQuerySet:
    rows: SubmissionQuerySet = visible(Submission, user)  # type: ignore[assignment]  # Submission's
    return rows


class SubmissionsView(LearnersView):
    """A screen about submissions of one's own units."""

    header_icon = "comment"
    logged_as = SUBMISSIONS

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("submissions:index"), "label": _("Proposals from outside")},
            *({"url": url, "label": label} for label, url in self.trail),
        ]


class ListView(SubmissionsView):
    """The oldest first; what is done is found by its state."""

    template_name = "registry/admin/submissions.html"
    page_title = gettext_lazy("Proposals from outside")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": str(self.page_title)}]

    @cached_property
    def state(self) -> str:
        """What the list is narrowed to; at first, what nobody has taken up."""
        asked = self.request.GET.get("state", str(SubmissionState.NEW))
        return asked if asked in SubmissionState else ""

    @cached_property
    def kind(self) -> str:
        """New products, or changes; both where none is named."""
        asked = self.request.GET.get("kind", "")
        return asked if asked in SubmissionKind else ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = _mine(self.request.user).in_state(self.state).of_kind(self.kind).for_officers()
        page = Paginator(rows, A_PAGE).get_page(self.request.GET.get("p"))
        asked = f"state={self.state} kind={self.kind} p={page.number}"
        self.looked(Access.LIST, [one.pk for one in page], filter=asked)
        return {
            **super().get_context_data(**kwargs),
            "page": page,
            "lines": [(one, COLOURS[SubmissionState(one.state)]) for one in page],
            "state": self.state,
            "kind": self.kind,
            "states": SubmissionState.choices,
            "kinds": SubmissionKind.choices,
        }


class SubmissionScreen(SubmissionsView):
    """A screen about one submission of one's own units."""

    def demand(self) -> None:
        super().demand()
        if not self.officer.may_see(self.submission.unit):
            raise PermissionDenied

    @cached_property
    def submission(self) -> Submission:
        """The one that the address names."""
        found = Submission.objects.with_id(self.kwargs["pk"]).for_decisions().first()
        if found is None:
            raise Http404
        return found

    @property
    def address(self) -> str:
        """Where the one is shown."""
        return reverse("submissions:one", args=[self.submission.pk])


class OneScreen(SubmissionScreen):
    """What is proposed beside what stands today."""

    template_name = "registry/admin/submission.html"

    @property
    def trail(self) -> tuple[tuple[str, str], ...]:  # type: ignore[override]  # follows the row
        return ((self.submission.ref, ""),)

    def get_page_title(self) -> str:
        return self.submission.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reason = kwargs.pop("reason", "")
        action = Access.REVEAL if reason else Access.VIEW
        self.looked(action, [self.submission.pk], reason=reason)
        page: SubmissionPage = submission_page(self.submission, self.officer, revealed=bool(reason))
        return {**super().get_context_data(**kwargs), "page": page}


class OneView(RevealedForAReason, OneScreen):
    """The screen to look at; whoever may only view writes down why first."""


class PictureView(SubmissionScreen):
    """A picture that nobody has approved: for whoever may see the submission, and kept nowhere."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Hand the file out; what it is was decided when it came in, not by its name."""
        picture = self.submission.pictures.called(self.kwargs["uid"]).first()
        if picture is None:
            raise Http404
        self.looked(Access.VIEW, [self.submission.pk], filter="picture")
        kind = "image/webp" if str(picture.file.name).endswith(".webp") else "image/jpeg"
        return FileResponse(
            picture.file.open("rb"),
            content_type=kind,
            headers={
                "Cache-Control": "private, no-store",
                "Content-Disposition": "inline",
                "X-Content-Type-Options": "nosniff",
                "X-Robots-Tag": "noindex",
            },
        )


class ActView(OneScreen):
    """One press: POST only, then to where the work goes on; refused, the screen as it was typed."""

    http_method_names = ["post"]

    def demand(self) -> None:
        super().demand()
        if not self.officer.may_change(self.submission.unit):
            raise PermissionDenied

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, and say what came of it."""
        act = ACTS.get(request.POST.get("do", ""))
        if act is None:
            raise PermissionDenied
        try:
            return redirect(act(self))
        except submission_decisions.DecidedMeanwhile as earlier:
            return self.once_more(
                409,
                [_("Nothing was changed: somebody was faster"), *filter(None, earlier.messages)],
            )
        except ValidationError as refused:
            return self.once_more(422, _words(refused))
        except Unavailable:
            busy = _("The database is busy. Nothing was written; press again.")
            return self.once_more(503, [busy])

    def once_more(self, status: int, problems: Iterable[str]) -> HttpResponse:
        """Show how it stands now, what is wrong, and what was typed."""
        for words in problems:
            messages.error(self.request, words)
        del self.submission
        typed = self.request.POST.get("reason", "")
        context = self.get_context_data(typed_reason=storable(typed))
        return self.render_to_response(context, status=status)


Act = Callable[[ActView], str]


def _draft(view: ActView) -> str:
    leave_out = view.request.POST.getlist("leave_out")
    page = submission_decisions.make_draft(view.submission, view.request.user, leave_out)
    now = submission_decisions.as_it_stands(view.submission)
    if now.decided_by_id == view.request.user.pk:
        done = _("The draft is made. Look at it, complete it, and hand it in or publish it")
        messages.success(view.request, done)
    else:
        messages.warning(view.request, decided_words(now))
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _decline(view: ActView) -> str:
    given = view.request.POST
    submission_decisions.decline(
        view.submission, view.request.user, given.get("reason", ""), seen=given.get("seen")
    )
    messages.success(view.request, _("Declined; whoever sent it is told why"))
    return view.address


def _erase(view: ActView) -> str:
    """Asked for by the sender; the log of looks says who did it, as long as it is kept."""
    if not submission_sweeping.erase(view.submission):
        raise ValidationError(
            _("Make the draft or decline it first: the sender waits for an answer")
        )
    view.write_down(Access.VIEW, [view.submission.pk], filter="erased")
    messages.success(view.request, _("The name, the number and the pictures are erased"))
    return view.address


#: What a button says in `do` → what happens, and where to go then.
ACTS: Mapping[str, Act] = {"draft": _draft, "decline": _decline, "erase": _erase}


def _words(refused: ValidationError) -> list[str]:
    """Name the fields in what was refused."""
    if not hasattr(refused, "error_dict"):
        return list(refused.messages)
    known = {field.name for field in ProductPage._meta.get_fields()}
    named = labels(ProductPage, [name for name in refused.error_dict if name in known])
    return [
        f"{named[name]}: {words}" if name in named else words
        for name, several in refused.message_dict.items()
        for words in several
    ]


class SubmissionsMenuItem(MenuItem):
    """With the number of what waits, shown to whoever sees the people of any unit."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the roles held today."""
        return Officer.of(request.user).may_open

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """Say how many wait; the item itself is everybody's, so nothing is written on it."""
        label = str(self.label)
        if count := waiting_for(request.user):
            label = f"{label} ({count})"
        return LinkMenuItem(
            self.name, label, self.url, icon_name=self.icon_name, classname=self.classname
        )


class SubmissionViewSet(ViewSet):
    """The list and the screens of single submissions."""

    name = "submissions"
    url_prefix = "submissions"
    icon = "comment"
    menu_label = gettext_lazy("Proposals from outside")
    menu_order = 234
    add_to_admin_menu = True
    menu_item_class = SubmissionsMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list first: the menu leads there."""
        one = "one/<int:pk>/"
        return [
            path("", self.construct_view(ListView), name="index"),
            path(one, self.construct_view(OneView), name="one"),
            path(f"{one}act/", self.construct_view(ActView), name="act"),
            path(f"{one}picture/<uuid:uid>/", self.construct_view(PictureView), name="picture"),
        ]
