"""Importing courses and runs in the admin: template, check of every row, start, and the result."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from catalogue.forms.imports import ImportFileForm
from catalogue.imports import workbook
from catalogue.models import ImportJob, ImportRow, TargetGroup
from catalogue.services import imports
from catalogue.tasks import continue_import
from portal.core.admin_screens import ScreenSet, shown_to
from portal.core.workbook_files import workbook_response
from portal.places.models import OrgUnit
from portal.users.rights import rights_of
from portal.users.roles import held_today

_ROWS_A_PAGE = 100
_REFRESH_SECONDS = 4
#: What a press of a button does itself, before the worker takes over.
_AT_ONCE = timedelta(seconds=3)
_MOST_UNITS = 2_000


def may_import(user: Any) -> bool:
    """Say whether somebody may write courses anywhere."""
    return bool(user.is_superuser) or any(
        "add" in rights_of(held.role).pages and not rights_of(held.role).needs_page
        for held in held_today(user)
    )


class _MayImport:
    """Lets in whoever may write courses."""

    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_import(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # the view's


def import_template(request: HttpRequest) -> HttpResponse:
    """Give the form, with one's own units and the words that cells may hold."""
    if not may_import(request.user):
        raise PermissionDenied
    units = OrgUnit.objects.active().centres()
    if not request.user.is_superuser:  # type: ignore[union-attr]  # the admin knows nobody else
        units = units.below_any([held.unit for held in held_today(request.user)])
    response = workbook_response("courses-and-runs.xlsx")
    with override("th"):
        workbook.write_template(
            response,
            units.order_by("path").values_list("code", "name_th")[:_MOST_UNITS],
            [group.name_th for group in TargetGroup.objects.all()],
        )
    return response


class ImportIndexView(_MayImport, WagtailAdminTemplateMixin, FormView):
    """Takes a file and shows what was imported before; nothing is imported from here."""

    template_name = "catalogue/admin/import_index.html"
    page_title = gettext_lazy("Import courses and runs")
    header_icon = "upload"
    form_class = ImportFileForm
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": str(self.page_title)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "jobs": ImportJob.objects.of(self.request.user).recent()}

    def form_valid(self, form: ImportFileForm) -> HttpResponse:
        file = form.cleaned_data["file"]
        try:
            with override("th"):
                sheets = workbook.read(file)
        except workbook.WorkbookError as broken:
            form.add_error("file", str(broken))
            return self.form_invalid(form)
        job = imports.keep(sheets, by=self.request.user, file_name=file.name, at=timezone.now())
        return redirect("course_imports:job", job.pk)


class ImportJobView(_MayImport, WagtailAdminTemplateMixin, TemplateView):
    """One file: what is wrong row by row, the button that begins, and what came of it."""

    template_name = "catalogue/admin/import_job.html"
    header_icon = "upload"
    _show_breadcrumbs = True

    @cached_property
    def job(self) -> ImportJob:
        """The import, if it is one's own."""
        job: ImportJob | None = ImportJob.objects.with_key(self.kwargs["pk"])
        if job is None:
            raise Http404
        if not self.request.user.is_superuser and job.created_by_id != self.request.user.pk:
            raise PermissionDenied
        return job

    def get_page_title(self) -> str:
        return self.job.file_name

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("course_imports:index"), "label": _("Import courses and runs")},
            {"url": "", "label": self.job.file_name},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        tally = self.job.rows.tally()
        rows = Paginator(self.job.rows.wrong_first(), _ROWS_A_PAGE)
        states = [(ImportRow.State(code).label, tally[code]) for code in tally]
        return {
            **context,
            "job": self.job,
            "tally": tally,
            "states": states,
            "total": sum(tally.values()),
            "page": rows.get_page(self.request.GET.get("p")),
            "is_running": self.job.state == ImportJob.State.RUNNING,
            "can_start": self.job.state in (ImportJob.State.JUDGED, ImportJob.State.STOPPED)
            and bool(tally.get(ImportRow.State.RIGHT)),
        }

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().render_to_response(context, **kwargs)
        if context["is_running"]:
            response["Refresh"] = str(_REFRESH_SECONDS)
        return response

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Begin, go on, or stop; the first rows are imported before the answer."""
        if "stop" in request.POST:
            imports.stop(self.job)
            return redirect(request.path)
        try:
            job = imports.start(
                self.job, only_right="only_right" in request.POST, at=timezone.now()
            )
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
            return redirect(request.path)
        if imports.work_for(job.pk, _AT_ONCE):
            continue_import.enqueue(job.pk)
        else:
            count = job.rows.tally().get(ImportRow.State.DONE, 0)
            words = ngettext("%(count)d row imported.", "%(count)d rows imported.", count)
            messages.success(request, words % {"count": count})
        return redirect(request.path)


class ImportViewSet(ScreenSet):
    """The screens of the import."""

    name = "course_imports"
    url_prefix = "course-imports"
    icon = "upload"
    menu_label = gettext_lazy("Import courses")
    menu_order = 215
    menu_item_class = shown_to(may_import)
    screens = [
        ("", "index", ImportIndexView),
        ("template.xlsx", "template", import_template),
        ("<int:pk>/", "job", ImportJobView),
    ]
