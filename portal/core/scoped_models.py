"""Which model stands for a unit: told to the kernel by the room that has it."""

from django.db.models import Model

_units: list[type[Model]] = []


def register_unit(model: type[Model]) -> None:
    """Name the model whose rows own pages and rows."""
    if model not in _units:
        _units.append(model)


def is_unit(model: type[Model]) -> bool:
    """Say whether rows of the model are units."""
    return model in _units
