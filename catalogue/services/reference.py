"""Reference data that the catalogue starts with; the central role may add to it."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Model

from catalogue import target_groups
from catalogue.models import PolicyReference, TargetGroup
from catalogue.reference import read


@transaction.atomic
def load() -> Mapping[str, int]:
    """Add what is missing of every list; what somebody changed is left alone. Returns how many."""
    target_groups.forget()
    return {
        "target groups": _add(TargetGroup, read("target_groups")["group"]),
        "policies": _add(PolicyReference, read("policy_references")["policy"]),
    }


def _add(model: type[Model], rows: list[dict[str, object]]) -> int:
    known = set(model._default_manager.values_list("code", flat=True))
    missing = [
        model(**row, sort_order=number)
        for number, row in enumerate(rows, start=1)
        if row["code"] not in known
    ]
    return len(model._default_manager.bulk_create(missing))
