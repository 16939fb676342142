"""What the page about the API shows: its addresses, and the parameters of each kind."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from search import kinds
from search.api.asking import MOST_PER_PAGE
from search.api.serving import MOST_A_MINUTE
from search.filters import ChoiceFilter, Filter
from search.kinds import Kind


@dataclass(frozen=True)
class Parameter:
    """A parameter with its values in words."""

    name: str
    about: str
    values: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class KindGuide:
    """The addresses of a kind."""

    title: str
    list_url: str
    harvest_url: str
    parameters: Sequence[Parameter]


@dataclass(frozen=True)
class Guide:
    """The whole page."""

    index_url: str
    openapi_url: str
    areas_url: str
    kinds: Sequence[KindGuide]
    most_a_minute: int
    most_per_page: int


def guide(origin: str) -> Guide:
    """Put the page together; it asks no database."""
    return Guide(
        index_url=origin + reverse("api-1:index"),
        openapi_url=origin + reverse("api-1:openapi-json"),
        areas_url=origin + reverse("api-1:list_areas"),
        kinds=[_of_kind(kind, origin) for kind in kinds.registered()],
        most_a_minute=MOST_A_MINUTE,
        most_per_page=MOST_PER_PAGE,
    )


def _of_kind(kind: Kind, origin: str) -> KindGuide:
    return KindGuide(
        title=str(kind.plural),
        list_url=origin + reverse(f"api-1:list_{kind.code}"),
        harvest_url=origin + reverse(f"api-1:harvest_{kind.code}"),
        parameters=[one for each in kind.filters for one in _parameters(each)],
    )


def _parameters(one: Filter) -> list[Parameter]:
    if isinstance(one, ChoiceFilter):
        values = [(option.code, str(option.label)) for option in one.options]
        return [Parameter(one.key, str(one.heading), values)]
    about = {
        "province": _("Official code of the province, two digits"),
        "district": _("Official code of the district, four digits"),
        "near": _("1: districts nearby too"),
    }
    return [Parameter(key, str(about.get(key, one.heading)), ()) for key in one.keys]
