"""Runs in the admin, each officer's own units only; every change goes through the services."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log

from catalogue.forms.run import ApproveForm, CancelForm, ExtendForm, ReturnForm, RunForm
from catalogue.models import CoursePage, CourseRun
from catalogue.run_rows import state_badge
from catalogue.run_rules import RunPlan
from catalogue.run_warnings import warnings
from catalogue.services import run_approvals, runs
from portal.core.scoping import ScopedViewSetMixin, visible


def _course_url(course_id: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[course_id])


def _warn(request: Any, run: CourseRun, plan: RunPlan) -> None:
    """Say what to think about once more; the run is written all the same."""
    for words in warnings(run, plan):
        messages.warning(request, words)


class RunCreateView(generic.CreateView):
    """Adds a run to the course named in the address, or begins with a copy of another run."""

    page_title = gettext_lazy("Add a run")
    submit_button_label = gettext_lazy("Save the run")
    success_message = gettext_lazy("Run %(object)s is written. A director makes it public.")

    def get_initial(self) -> dict[str, Any]:
        initial = super().get_initial()
        given = self.request.GET
        if given.get("copy", "").isdecimal():
            run = get_object_or_404(visible(CourseRun, self.request.user), pk=given["copy"])
            plan = RunPlan.of(run).without_dates()
            initial |= {name: getattr(plan, name) for name in plan.__slots__}
            initial["course"] = run.course_id
        elif given.get("course", "").isdecimal():
            initial["course"] = get_object_or_404(CoursePage, pk=given["course"]).pk
        return initial

    def save_instance(self) -> CourseRun:
        run = runs.add_run(
            self.form.cleaned_data["course"],
            self.form.plan,
            unit=self.form.instance.unit,
            by=self.request.user,
            at=timezone.now(),
        )
        log(instance=run, action="wagtail.create", user=self.request.user)
        _warn(self.request, run, self.form.plan)
        return run

    def get_success_url(self) -> str:
        return _course_url(self.object.course_id)


class RunEditView(generic.EditView):
    """Changes a run; a public run that gets other days has moved, and its page says so."""

    submit_button_label = gettext_lazy("Save the run")

    def save_instance(self) -> CourseRun:
        now = timezone.now()
        run = runs.change(self.form.instance, self.form.plan, at=now, by=self.request.user)
        run_approvals.answer(run, at=now)
        log(instance=run, action="wagtail.edit", user=self.request.user)
        _warn(self.request, run, self.form.plan)
        return run

    def get_success_url(self) -> str:
        return _course_url(self.object.course_id)


class RunDeleteView(generic.DeleteView):
    """Deletes a run that was never public."""

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if self.object.is_public or self.object.seats_taken or self.object.waiting_count:
            raise PermissionDenied

    def delete_action(self) -> None:
        log(instance=self.object, action="wagtail.delete", user=self.request.user, deleted=True)
        runs.remove(self.object)

    def get_success_url(self) -> str:
        return _course_url(self.object.course_id)


class _RunActionView(generic.EditView):
    """One step with a run: a short form, then back to the course."""

    def get_success_url(self) -> str:
        return _course_url(self.object.course_id)

    def get_page_subtitle(self) -> str:
        return f"{self.page_title}: {self.object}"


class RunApproveView(_RunActionView):
    """Makes a run public; nobody approves their own."""

    permission_required = "approve"
    page_title = gettext_lazy("Make the run public")
    submit_button_label = gettext_lazy("Make it public")
    success_message = gettext_lazy("Run %(object)s is public.")
    error_message = gettext_lazy("The run cannot be held as it is written.")

    def get_object(self, queryset: Any = None) -> Any:
        run = super().get_object(queryset)
        if not runs.may_approve(run, self.request.user):
            raise PermissionDenied
        return run

    def save_instance(self) -> CourseRun:
        run = run_approvals.approve(self.object, by=self.request.user, at=timezone.now())
        log(instance=run, action="wagtail.publish", user=self.request.user)
        return run


class RunReturnView(_RunActionView):
    """Sends a run back to its author with what should be changed."""

    permission_required = "approve"
    page_title = gettext_lazy("Send the run back")
    submit_button_label = gettext_lazy("Send it back")
    success_message = gettext_lazy("Run %(object)s is sent back; its author is told why.")

    def get_object(self, queryset: Any = None) -> Any:
        run = super().get_object(queryset)
        if run.is_public or not runs.may_approve(run, self.request.user):
            raise PermissionDenied
        return run

    def save_instance(self) -> CourseRun:
        returned = run_approvals.send_back(
            self.object,
            reason=self.form.cleaned_data["reason"],
            by=self.request.user,
            at=timezone.now(),
        )
        log(
            instance=returned.run,
            action="portal.run.return",
            user=self.request.user,
            data={"reason": returned.reason},
        )
        return returned.run


class RunCancelView(_RunActionView):
    """Calls a run off, with the reason that learners read."""

    page_title = gettext_lazy("Cancel the run")
    submit_button_label = gettext_lazy("Cancel the run")
    success_message = gettext_lazy("Run %(object)s is cancelled.")

    def save_instance(self) -> CourseRun:
        run = runs.cancel(
            self.object,
            reason=self.form.cleaned_data["reason"],
            at=timezone.now(),
            by=self.request.user,
        )
        log(instance=run, action="wagtail.edit", user=self.request.user)
        return run


class RunExtendView(_RunActionView):
    """Keeps sign-up open longer and notes why."""

    page_title = gettext_lazy("Keep sign-up open longer")
    submit_button_label = gettext_lazy("Keep it open")
    success_message = gettext_lazy("Sign-up of run %(object)s stays open longer.")

    def save_instance(self) -> CourseRun:
        cleaned = self.form.cleaned_data
        extension = runs.extend(
            self.object,
            closes_at=cleaned["closes_at"],
            reason=cleaned["reason"],
            by=self.request.user,
            at=timezone.now(),
        )
        log(instance=extension.run, action="wagtail.edit", user=self.request.user)
        return extension.run


class RunViewSet(ScopedViewSetMixin, ModelViewSet):
    """Runs of one's own units; also opened from the panel of a course."""

    model = CourseRun
    name = "course_runs"
    url_prefix = "course-runs"
    icon = "calendar-alt"
    menu_label = gettext_lazy("Runs")
    menu_order = 210
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = False
    list_per_page = 50
    add_view_class = RunCreateView
    edit_view_class = RunEditView
    delete_view_class = RunDeleteView
    ordering = ["-starts_on", "pk"]
    search_fields = ["course__title", "course__code"]
    list_filter = {"starts_on": ["gte", "lte"], "approved_at": ["isnull"]}
    list_display = [
        Column("code", label=gettext_lazy("code"), accessor="code"),
        Column("course", label=gettext_lazy("course"), accessor="course.title"),
        Column("unit", label=gettext_lazy("unit"), accessor="unit.name_th"),
        DateColumn("starts_on", label=gettext_lazy("first day")),
        Column(
            "state",
            label=gettext_lazy("state"),
            accessor=lambda run: state_badge(run, timezone.now()).text,
        ),
        Column(
            "seats",
            label=gettext_lazy("seats taken"),
            accessor=lambda run: f"{run.seats_taken}/{run.capacity}",
        ),
    ]

    def get_form_class(self, for_update: bool = False) -> type:
        return RunForm

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("course", "unit", "detail")

    @cached_property
    def approve_view(self) -> Any:
        """The screen that makes a run public."""
        return self._action_view(RunApproveView, ApproveForm, "approve")

    @cached_property
    def return_view(self) -> Any:
        """The screen that sends a run back."""
        return self._action_view(RunReturnView, ReturnForm, "return")

    @cached_property
    def cancel_view(self) -> Any:
        """The screen that calls a run off."""
        return self._action_view(RunCancelView, CancelForm, "cancel")

    @cached_property
    def extend_view(self) -> Any:
        """The screen that keeps sign-up open longer."""
        return self._action_view(RunExtendView, ExtendForm, "extend")

    def _action_view(self, view_class: type, form_class: type, name: str) -> Any:
        kwargs = self.get_edit_view_kwargs()
        return self.construct_view(
            view_class,
            **{
                **kwargs,
                "panel": None,
                "form_class": form_class,
                "edit_url_name": self.get_url_name(name),
                "delete_url_name": None,
            },
        )

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("approve/<str:pk>/", self.approve_view, name="approve"),
            path("return/<str:pk>/", self.return_view, name="return"),
            path("cancel/<str:pk>/", self.cancel_view, name="cancel"),
            path("extend/<str:pk>/", self.extend_view, name="extend"),
        ]
