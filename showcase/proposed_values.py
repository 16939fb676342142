"""What a proposal says, judged as the page's own admin form judges it, beside what stands today."""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.panels import get_form_for_model

from portal.core import telephones
from showcase.models import GroupPage, ProductPage
from showcase.products.words import price_words

#: Fields of the page that a proposal may carry.
PRODUCT_FIELDS = (
    "title",
    "summary",
    "category",
    "price_baht",
    "unit_code",
    "unit_other",
    "minimum_order",
    "availability",
    "wait_days",
    "story_maker",
    "story_wisdom",
    "story_pride",
    "material",
    "size",
    "shelf_life",
    "care",
    "standards",
    "delivery",
    "market_days",
    "phone",
    "phone_hours",
    "line_name",
    "online_shops",
    "is_contact_agreed",
)
GROUP_FIELDS = (
    "title",
    "summary",
    "village",
    "members",
    "founded_year",
    "stage",
    "strengths",
    "market_places",
    "phone",
    "phone_hours",
    "line_name",
    "online_shops",
    "is_contact_agreed",
)
#: Whoever changes one of these has to be asked again whether it is right.
CONTACT_FIELDS = frozenset({"phone", "phone_hours", "line_name", "online_shops"})

Showcased = ProductPage | GroupPage


@dataclass(frozen=True, slots=True)
class ProposedValue:
    """One field of a proposal, in words."""

    name: str
    label: str
    proposed: str
    today: str
    #: Why the page cannot take it, as its form says.
    problems: Sequence[str]
    is_changed: bool


def fields_of(model: type[Any]) -> tuple[str, ...]:
    """Return what a proposal about such a page may carry."""
    return GROUP_FIELDS if issubclass(model, GroupPage) else PRODUCT_FIELDS


def judged(page: Showcased, answers: Mapping[str, Any], *, parent: Any, by: Any) -> Any:
    """Put the answers into the page by its own form, as a draft is judged; return the form.

    What the form refuses is in its errors; the other values stand in the page already.
    """
    allowed = fields_of(type(page))
    named = tuple(name for name in allowed if name in answers)
    data = {name: answers[name] for name in named}
    form = _form_class(type(page), named)(data=data, instance=page, parent_page=parent, for_user=by)
    # A draft may have gaps: only what is there is judged.
    form.defer_required_fields()
    form.is_valid()
    return form


def demand_good(form: Any) -> None:
    """Raise what the form refused: field → words."""
    if form.errors:
        raise ValidationError({name: list(words) for name, words in form.errors.items()})


def compare(
    page: Showcased, answers: Mapping[str, Any], *, parent: Any, by: Any
) -> list[ProposedValue]:
    """Lay a proposal out field by field, in the order of the page; nothing is written."""
    tried = copy(page)
    form = judged(tried, answers, parent=parent, by=by)
    found = []
    for name in fields_of(type(page)):
        if name not in answers:
            continue
        field = page._meta.get_field(name)
        problems = [str(words) for words in form.errors.get(name, ())]
        today = in_words(field, getattr(page, name))
        proposed = _typed(answers[name]) if problems else in_words(field, getattr(tried, name))
        found.append(
            ProposedValue(
                name,
                label_of(type(page), field),
                proposed,
                today,
                problems,
                is_changed=proposed != today,
            )
        )
    return found


def label_of(model: type[Any], field: Any) -> str:
    """Name a field as the editor does; where a column's name says too little, in more words."""
    if field.name == "title":
        is_group = issubclass(model, GroupPage)
        return capfirst(_("name of the group") if is_group else _("name of the product"))
    if field.name == "unit_code":
        return _("What the price is for")
    return capfirst(str(field.verbose_name))


def labels(model: type[Any], names: Iterable[str]) -> dict[str, str]:
    """Name several fields."""
    return {name: label_of(model, model._meta.get_field(name)) for name in names}


def in_words(field: Any, value: Any) -> str:
    """Write a value as people read it."""
    if value is None or value == "":
        return price_words(None) if field.name == "price_baht" else ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, Decimal):
        return price_words(value)
    if field.name == "phone":
        return telephones.display(value)
    return _chosen(field, value)


def _chosen(field: Field[Any, Any], value: Any) -> str:
    return str(dict(field.flatchoices).get(value, value))


def _typed(value: Any) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return "" if value is None else str(value)


@cache
def _form_class(model: type[Any], names: tuple[str, ...]) -> Any:
    return get_form_for_model(
        model, form_class=model.base_form_class, fields=list(names), formsets=[]
    )
