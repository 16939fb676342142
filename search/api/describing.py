"""What the API says of itself: kinds with their filters, and their parameters for OpenAPI."""

from typing import Annotated, Any, Literal

from django.utils.text import capfirst
from ninja import Field, Schema
from pydantic import create_model

from search.api.asking import MOST_PER_PAGE, PER_PAGE
from search.api.problems import in_both
from search.filters import AreaFilter, ChoiceFilter, Filter
from search.kinds import Kind
from search.listings.reading import LONGEST_TEXT
from search.query import MAX_PAGES

#: Parameters of a list besides the kind's filters.
BESIDES = ("q", "sort", "page", "per_page")
RELEVANCE = "relevance"


class ListParameters(Schema):
    """What every list can be asked for."""

    q: str = Field("", max_length=LONGEST_TEXT, description="Words to look for, Thai or English")
    page: int = Field(1, ge=1, le=MAX_PAGES)
    per_page: int = Field(PER_PAGE, ge=1, le=MOST_PER_PAGE)


class HarvestParameters(Schema):
    """Where to go on, and by how many."""

    cursor: str = Field("", max_length=40, description="As the answer before says under `next`")
    per_page: int = Field(MOST_PER_PAGE, ge=1, le=MOST_PER_PAGE)


def parameters_of(kind: Kind) -> type[ListParameters]:
    """Return the parameters of a kind's list, each filter with its values."""
    sorts: Any = Literal[("", RELEVANCE, *kind.sorts)]
    fields: dict[str, Any] = {"sort": (sorts, Field("", description="The order"))}
    for one in kind.filters:
        fields |= _fields(one)
    made: type[ListParameters] = create_model(
        f"{capfirst(kind.code)}Parameters", __base__=ListParameters, **fields
    )
    return made


def filters_of(kind: Kind) -> list[dict[str, Any]]:
    """Describe a kind's filters with the words of their values."""
    return [
        {
            "parameters": list(one.keys),
            "label": in_both(one.heading),
            "values": [
                {"code": option.code, "label": in_both(option.label)}
                for option in (one.options if isinstance(one, ChoiceFilter) else ())
            ],
        }
        for one in kind.filters
    ]


def _fields(one: Filter) -> dict[str, Any]:
    if isinstance(one, AreaFilter):
        return {
            "province": (str, Field("", pattern="^([0-9]{2})?$", description="Official code")),
            "district": (str, Field("", pattern="^([0-9]{4})?$", description="Official code")),
            "near": (
                Literal["", "1"],
                Field("", description="1: districts near the given one as well"),
            ),
        }
    if isinstance(one, ChoiceFilter) and one.may_grow:
        code = Annotated[str, Field(pattern="^[a-z0-9_-]{1,40}$")]
        return {one.key: (list[code], Field([], description=str(one.heading)))}
    if isinstance(one, ChoiceFilter):
        values: Any = Literal[tuple(option.code for option in one.options)]
        return {one.key: (list[values], Field([], description=str(one.heading)))}
    return {}
