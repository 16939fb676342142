"""One course by its code, the calendar of one of its runs, and courses for teachers."""

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from catalogue import breadcrumbs
from catalogue.calendar_files import CONTENT_TYPE
from catalogue.models import CoursePage
from catalogue.run_calendar import run_calendar
from portal.core.coded import in_small_letters, serve_page


@require_safe
@in_small_letters("catalogue:course-detail")
def course_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show a course."""
    page = _listed(code)
    if page.is_for_teachers and not is_staff(request):
        return redirect_to_login(request.get_full_path(), reverse("wagtailadmin_login"))
    return serve_page(request, page)


@require_safe
def run_calendar_file(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Give the days of a public run as a calendar file."""
    page = _listed(code)
    run = page.runs.public().numbered(number).with_words().first()
    # What needs a sign-in has no entry: courses for teachers, pages below one kept private.
    is_hidden = not hasattr(page, "entry") and not is_staff(request)
    if run is None or is_hidden:
        raise Http404
    url = request.build_absolute_uri(reverse("catalogue:course-detail", args=[page.code]))
    response = HttpResponse(
        run_calendar(run, timezone.now(), url=f"{url}#run-{run.number}"), content_type=CONTENT_TYPE
    )
    response["Content-Disposition"] = f'attachment; filename="{run.code}.ics"'
    return response


@require_safe
@never_cache
def for_teachers(request: HttpRequest) -> HttpResponse:
    """List the courses for teachers, to signed-in staff only (S3 §5.2)."""
    if not is_staff(request):
        return redirect_to_login(request.get_full_path(), reverse("wagtailadmin_login"))
    context = {
        "courses": CoursePage.objects.for_teachers(),
        "breadcrumbs": breadcrumbs.of_teachers_courses(),
    }
    return render(request, "catalogue/for_teachers.html", context)


def is_staff(request: HttpRequest) -> bool:
    """Whether somebody who may enter the admin is signed in."""
    user = request.user
    return bool(user.is_active and user.has_perm("wagtailadmin.access_admin"))


def _listed(code: str) -> CoursePage:
    page = CoursePage.objects.listed().with_entry().with_code(code).first()
    if page is None:
        raise Http404
    return page
