"""Viewsets and choosers that know no row but those of one's own units.

Wagtail's generic views ask the permission policy about the model only: edit, delete, history,
compare, revert of another unit's row would all work. These mixins ask about the object, at every
address that has a key, and limit listings, choosers and the choices of foreign keys. Who may do
what is the policy's business (``portal.users.policies``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Protocol, runtime_checkable

from django import forms
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from portal.core import scoped_models

SEE = frozenset({"view", "change"})
CHOOSE = frozenset({"view", "choose", "change"})


@runtime_checkable
class ObjectPolicy(Protocol):
    """A policy that decides row by row."""

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> QuerySet[Any]: ...

    def choosable(self, user: Any) -> QuerySet[Any]:
        """Return the rows that somebody may point at in a form."""
        ...


def scope_form(form: Any, user: Any, model: type[Model]) -> None:
    """Leave in each foreign key of a form what the person may point at (and what is there)."""
    for one in _forms_within(form):
        for name, field in one.fields.items():
            if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
                field.queryset = _within_reach(field.queryset, user, model, _present(one, name))


def _forms_within(form: Any) -> Iterable[Any]:
    yield form
    for formset in getattr(form, "formsets", {}).values():
        for child in [*formset.forms, formset.empty_form]:
            yield from _forms_within(child)


def _present(form: Any, name: str) -> list[Any]:
    value = form.initial.get(name) if getattr(form.instance, "pk", None) else None
    values = value if isinstance(value, list | tuple | QuerySet) else [value]
    return [getattr(one, "pk", one) for one in values if one is not None]


def _within_reach(
    queryset: QuerySet[Any], user: Any, model: type[Model], present: list[Any]
) -> QuerySet[Any]:
    if user.is_superuser:
        return queryset
    policy = policy_registry.get_by_type(queryset.model, fallback=False)
    if scoped_models.is_unit(queryset.model):
        own = policy_registry.get_by_type(model, fallback=False)
        if not hasattr(own, "units"):
            return queryset
        reach = own.units(user, {"add", "change"})
    elif isinstance(policy, ObjectPolicy):
        reach = policy.choosable(user)
    else:
        return queryset
    return queryset.filter(pk__in=reach.values("pk")) | queryset.filter(pk__in=present)


class _Scoped:
    """What the mixed-in parts of a scoped view know."""

    scoped_model: type[Model]
    request: HttpRequest


class _ScopedListing(_Scoped):
    """A listing shows the rows of one's own units."""

    needs = "get_base_queryset"

    def get_base_queryset(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_base_queryset()  # type: ignore[misc]  # the view's
        if rows.model is not self.scoped_model or self.request.user.is_superuser:
            return rows
        return rows.filter(pk__in=visible(self.scoped_model, self.request.user).values("pk"))


class _ScopedForm(_Scoped):
    """A form offers rows of one's own units."""

    needs = "get_form"

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(*args, **kwargs)  # type: ignore[misc]  # the view's
        scope_form(form, self.request.user, self.scoped_model)
        return form


class _ScopedSaving(_Scoped):
    """A row is not saved outside one's units, whatever way it got there."""

    needs = "is_valid"

    def is_valid(self, form: Any) -> bool:
        if not super().is_valid(form):  # type: ignore[misc]  # the view's
            return False
        policy = policy_registry.get_by_type(self.scoped_model)
        action = "change" if form.instance.pk else "add"
        if policy.user_has_permission_for_instance(self.request.user, action, form.instance):
            return True
        form.add_error(None, _("This would lie outside your own units."))
        # As the generic views do for a form that is not valid: the answer needs both.
        self.produced_error_code = "validation_error"
        self.produced_error_message = self.get_error_message()  # type: ignore[attr-defined]  # the view's
        return False


def _with_parts(view_class: type, parts: tuple[type, ...], model: type[Model]) -> type:
    """Return the view with those parts in front whose method it has."""
    fitting = tuple(part for part in parts if hasattr(view_class, part.needs))  # type: ignore[attr-defined]  # each part has it
    if not fitting:
        return view_class
    return type(view_class.__name__, (*fitting, view_class), {"scoped_model": model})


def visible(model: type[Model], user: Any, actions: Iterable[str] = SEE) -> QuerySet[Any]:
    """Return the rows of a model that somebody may see (or do any of the actions with)."""
    policy = policy_registry.get_by_type(model)
    rows: QuerySet[Any] = policy.instances_user_has_any_permission_for(user, set(actions))
    return rows


class ScopedViewSetMixin:
    """Before ``SnippetViewSet`` or ``ModelViewSet``: every address with a key asks for the row."""

    model: type[Model]

    def construct_view(self, view_class: type, **kwargs: Any) -> Callable[..., HttpResponse]:
        parts = (_ScopedListing, _ScopedForm, _ScopedSaving)
        scoped_class = _with_parts(view_class, parts, self.model)
        view = super().construct_view(scoped_class, **kwargs)  # type: ignore[misc]  # the viewset's
        needed = _actions_of(view_class)

        @wraps(view)
        def scoped(request: HttpRequest, *args: Any, **url: Any) -> HttpResponse:
            pk = url.get("pk", args[0] if args else None)
            if pk is not None:
                self.demand(request, unquote(str(pk)), needed)
            answer: HttpResponse = view(request, *args, **url)
            return answer

        return scoped

    def demand(self, request: HttpRequest, pk: str, actions: Iterable[str]) -> None:
        """Refuse a row that the person may not do this with; a missing one is 404."""
        try:
            found = self.model._default_manager.filter(pk=pk).exists()
        except (ValueError, TypeError) as broken:
            raise Http404 from broken
        if not found:
            raise Http404
        if not visible(self.model, request.user, actions).filter(pk=pk).exists():
            raise PermissionDenied

    def mine(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the rows that the person may see."""
        return visible(self.model, request.user)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return self.mine(request)


def _actions_of(view_class: type) -> frozenset[str]:
    one = getattr(view_class, "permission_required", None)
    if isinstance(one, str):
        return frozenset({one})
    several = getattr(view_class, "any_permission_required", None)
    if isinstance(several, list | tuple | set | frozenset):
        return frozenset(several)
    return SEE


def choosable(model: type[Model], user: Any) -> QuerySet[Any]:
    """Return the rows of a model that somebody may point at."""
    policy = policy_registry.get_by_type(model)
    if isinstance(policy, ObjectPolicy):
        return policy.choosable(user)
    return visible(model, user, CHOOSE)
