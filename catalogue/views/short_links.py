"""Short addresses for print and speech: /c/SNK-7K4P, also of a run: /c/snk-7k4p-2.

Codes are read in any case, with blanks or nothing where the hyphens stand.
"""

import re

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from catalogue.models import CoursePage

_CODE = re.compile(r"([a-z]{3})[\s.–-]*([0-9a-z]{4})(?:[\s.–-]+([0-9]{1,4}))?")


@require_safe
def course_short(request: HttpRequest, code: str) -> HttpResponse:
    """Lead from the printed code to the course's page, to the run where one is named."""
    match = _CODE.fullmatch(code.strip().lower())
    if match is None:
        raise Http404
    letters, signs, run = match.groups()
    course = f"{letters}-{signs}"
    if not CoursePage.objects.listed().with_code(course).exists():
        raise Http404
    url = reverse("catalogue:course-detail", args=[course])
    return HttpResponseRedirect(f"{url}#run-{run}" if run else url)
