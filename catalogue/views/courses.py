"""One course by its code."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from catalogue.models import CoursePage
from portal.core.coded import by_code

_live_course = by_code(CoursePage)


@require_safe
def course_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show a course; a code in capital letters leads to the one address."""
    if code != code.lower():
        return HttpResponsePermanentRedirect(
            reverse("catalogue:course-detail", args=[code.lower()])
        )
    return _live_course(request, code)
