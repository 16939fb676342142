"""The area that a visitor asked us to remember: a first-party cookie for a year, codes only."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from portal.core.cookies import REMEMBERED_AREA
from search.filters import AreaFilter, Chosen

PARAMETER = "remember"
A_YEAR = 365 * 24 * 60 * 60
_AREA = AreaFilter()
_KEPT = 2


def remembered(request: HttpRequest) -> Chosen:
    """Return the remembered province and district, as far as they exist."""
    code = request.COOKIES.get(REMEMBERED_AREA, "")
    given = QueryDict(mutable=True)
    given["province"] = code[:2]
    given["district"] = code
    return _AREA.read(given)


def remember(request: HttpRequest) -> HttpResponse | None:
    """Answer the tick "remember my area": keep it, and lead to the same listing without the tick.

    Without an area the tick forgets what was remembered. None when nothing was ticked.
    """
    if PARAMETER not in request.GET:
        return None
    given = request.GET.copy()
    del given[PARAMETER]
    query = given.urlencode()
    response = HttpResponseRedirect(f"{request.path}?{query}" if query else request.path)
    response["Cache-Control"] = "no-store"
    if request.GET[PARAMETER] == "1":
        area = _AREA.read(given)[:_KEPT]
        if area:
            response.set_cookie(
                REMEMBERED_AREA,
                area[-1],
                max_age=A_YEAR,
                secure=request.is_secure(),
                httponly=True,
                samesite="Lax",
            )
        else:
            response.delete_cookie(REMEMBERED_AREA, samesite="Lax")
    return response
