"""Forms that come back filled in when their token was too old, instead of a page that says so."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

#: Shows the form as it was posted, with a new token. Executes nothing.
Shows = Callable[..., HttpResponse]

_forms: dict[str, Shows] = {}


def register(view_name: str, shows: Shows) -> None:
    """Say how the form of an address is shown again; called in ``AppConfig.ready``."""
    _forms[view_name] = shows


def shown_again(request: HttpRequest) -> HttpResponse | None:
    """Show the form that was posted here once more; None when nobody said how."""
    match = request.resolver_match
    shows = _forms.get(match.view_name) if match is not None else None
    if match is None or shows is None:
        return None
    return shows(request, **match.kwargs)
