"""The ways from the catalogue's pages to leaving a number (S1-29)."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from portal.core import slots, stale_forms


def of_course(request: HttpRequest | None, values: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Lead from a course without a run that can be joined to the form about it."""
    course = values["course"]
    if not course.code or not course.live:
        return None
    return {"interest_url": f"{reverse('registry:interest')}?{urlencode({'course': course.code})}"}


def of_search(request: HttpRequest | None, values: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Lead from a list that found nothing to the form, with what was looked for."""
    words = {"topic": values["text"]} if values["text"] else {}
    query = f"?{urlencode(words)}" if words else ""
    return {"interest_url": f"{reverse('registry:interest')}{query}"}


def register() -> None:
    """Called in ``AppConfig.ready``."""
    from registry.views.interest import bound_again  # noqa: PLC0415 - views load models

    stale_forms.register("registry:interest", bound_again)
    slots.fill("course-interest", template="registry/course_interest.html", context=of_course)
    slots.fill("search-demand", template="registry/search_demand.html", context=of_search)
