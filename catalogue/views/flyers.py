"""The flyer of a course as a PDF, for the village's notice board."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from catalogue.flyer_pdf import flyer_pdf
from catalogue.models import CoursePage
from portal.core.coded import in_small_letters
from portal.core.page_cache import expires_at


@require_safe
@in_small_letters("catalogue:course-flyer")
def course_flyer(request: HttpRequest, code: str) -> HttpResponse:
    """Give the A4 sheet of a course; `?run=2` chooses the run, `?print=mono` spares toner."""
    page = CoursePage.objects.for_everybody().with_code(code).first()
    if page is None:
        raise Http404
    detail = page.shown(request, timezone.now())
    response = HttpResponse(flyer_pdf(detail), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{page.code}.pdf"'
    # The page is for search engines; the sheet would stand beside it as a copy.
    response["X-Robots-Tag"] = "noindex"
    expires_at(response, detail.expires_at)
    return response
