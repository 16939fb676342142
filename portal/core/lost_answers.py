"""A save whose answer got lost on the way is not made twice, and does not count as somebody else's.

The editor saves by itself. Where the line drops after the portal has saved and before the editor
hears of it, the editor asks again as if nothing had happened: a new page would be made a second
time, and a page being edited would have "a newer version", its own. Each open editor names itself
(``editor_key``, see ``core/autosave.js``); what it saved last is kept in the session.
"""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from wagtail.admin.utils import set_query_params
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page

FIELD = "editor_key"
_SESSION = "editors"
#: So many open editors are remembered; an older one is only as well off as before.
_MOST = 20
_LONGEST = 40


def remember(request: HttpRequest, page: Page) -> None:
    """Keep which page, and which version of it, an open editor saved."""
    key = _key(request)
    if not key:
        return
    editors: dict[str, list[int]] = request.session.get(_SESSION, {})
    editors.pop(key, None)
    editors[key] = [page.pk, page.latest_revision_id]
    request.session[_SESSION] = dict(list(editors.items())[-_MOST:])


def saved_before(request: HttpRequest) -> HttpResponse | None:
    """Go on with the page that this editor already made, where its answer got lost."""
    page_id, _revision = _saved(request)
    page = Page.objects.filter(pk=page_id).first() if page_id else None
    if page is None:
        return None
    answer: HttpResponse = EditView.as_view()(request, page.pk)
    return answer if request.accepts("text/html") else _as_made(answer, page)


def own_version(request: HttpRequest, page: Page) -> None:
    """Tell the editor's form which version is its own, where it never heard of it."""
    page_id, revision = _saved(request)
    is_by_itself = not request.accepts("text/html")
    if is_by_itself and page_id == page.pk and not request.POST.get("overwrite_revision_id"):
        data = request.POST.copy()
        data["overwrite_revision_id"] = str(revision)
        request.POST = data  # type: ignore[assignment]  # a copy of the same that can be changed


def _as_made(answer: HttpResponse, page: Page) -> HttpResponse:
    """Say what the editor of a new page waits for: where the page is edited from now on."""
    said: dict[str, Any] = json.loads(answer.content)
    if not said.get("success"):
        return answer
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    hydrate_url = set_query_params(url, {"_w_hydrate_create_view": "1"})
    return JsonResponse({**said, "url": url, "hydrate_url": hydrate_url})


def _saved(request: HttpRequest) -> tuple[int, int]:
    page_id, revision = request.session.get(_SESSION, {}).get(_key(request), (0, 0))
    return page_id, revision


def _key(request: HttpRequest) -> str:
    return request.POST.get(FIELD, "")[:_LONGEST] if request.method == "POST" else ""
