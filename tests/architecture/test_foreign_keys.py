"""Foreign keys follow the rooms: down only."""

from django.apps import apps

#: From the top of the house to its cellar; rooms on one line do not know each other.
FLOORS = (
    {"home"},
    {"registry"},
    {"showcase"},
    {"catalogue"},
    {"search"},
    {"media", "users", "outbox"},
    {"places"},
    {"core"},
)
_FLOOR = {label: number for number, labels in enumerate(FLOORS) for label in labels}
#: Every page names a share picture: the abstract page is told the picture's model by a setting.
_BY_SETTING = {"media.PortalImage", "users.User"}


def test_foreign_keys_go_down_only():
    """A model refers to models of its own room or of a lower one, never to a higher or a sibling."""
    wrong = []
    for model in apps.get_models():
        here = model._meta.app_label
        if here not in _FLOOR:
            continue
        for field in model._meta.get_fields(include_parents=False):
            target = field.related_model if field.concrete and field.is_relation else None
            if target is None or target._meta.label in _BY_SETTING:
                continue
            there = target._meta.app_label
            if there in _FLOOR and there != here and _FLOOR[there] <= _FLOOR[here]:
                wrong.append(f"{model._meta.label}.{field.name} → {target._meta.label}")
    assert not wrong, f"keys that go up: {wrong}; move the field to the higher room"


def test_rooms_are_all_on_a_floor():
    """Every room of the project has its floor in the contract."""
    ours = {config.label for config in apps.get_app_configs() if _is_ours(config.name)}
    assert ours <= set(_FLOOR)


def _is_ours(name):
    return name.split(".")[0] in {"portal", "home", "catalogue", "search", "showcase", "registry"}
