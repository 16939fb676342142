"""Keeping the admin's index whole: what was made in bulk, and what another analysis has cut."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from modelsearch.backends import get_search_backend
from modelsearch.conf import get_app_config
from modelsearch.index import get_indexed_models

from search import analysis_stamp

_STAMP = "admin search"
_BATCH = 500


def refresh() -> int:
    """Add what the index lacks, everything when the analysis is another one; says how many."""
    is_current = analysis_stamp.is_current(_STAMP)
    count = 0
    for model in get_indexed_models():
        for batch in _batches(model, only_missing=is_current):
            with transaction.atomic():
                get_search_backend().add_bulk(model, batch)
            count += len(batch)
    if not is_current:
        analysis_stamp.note(_STAMP)
    return count


def add(objects: Sequence[models.Model]) -> None:
    """Cut these objects again, whatever their models are."""
    backend = get_search_backend()
    for one in objects:
        backend.add(one)


def _batches(model: Any, *, only_missing: bool) -> Iterator[list[Any]]:
    keys = list(model.get_indexed_objects().order_by("pk").values_list("pk", flat=True))
    if only_missing:
        known = _known(model)
        keys = [key for key in keys if str(key) not in known]
    for start in range(0, len(keys), _BATCH):
        batch = list(model.get_indexed_objects().filter(pk__in=keys[start : start + _BATCH]))
        if batch:
            yield batch


def _known(model: type[models.Model]) -> set[str]:
    entries = get_app_config().get_model("IndexEntry")._default_manager
    content_type = ContentType.objects.get_for_model(model)
    return set(entries.filter(content_type=content_type).values_list("object_id", flat=True))
