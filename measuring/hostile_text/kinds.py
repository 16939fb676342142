"""What is chosen and not typed in the forms of the showcase, without which nothing is published."""

from dataclasses import dataclass, field

_EMPTY = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "1000"}


def _formset(name: str) -> dict[str, str]:
    return {f"{name}-{key}": value for key, value in _EMPTY.items()}


@dataclass(frozen=True)
class FormKind:
    """A kind of page: what is chosen in its form, and what its strictest fields want around words."""

    chosen: dict[str, str]
    forms_of: dict[str, str] = field(default_factory=dict)


KINDS = {
    "practice": FormKind(
        {
            "occupational_group": "creative",
            "evaluation_year": "2569",
            "template_form": "nine",
            "topics": "teaching",
            **_formset("policies"),
            **_formset("made"),
        }
    ),
    "product": FormKind(
        {
            "category": "cloth",
            "occupational_group": "creative",
            "price_baht": "390",
            "unit_code": "other",
            "availability": "in_stock",
            "stock": "9",
            "phone": "0810000000",
            "is_contact_agreed": "on",
        },
        {"standards": "OTOP {}", "online_shops": "https://example.com/{}"},
    ),
    "group": FormKind(
        {
            "occupational_group": "creative",
            "stage": "working",
            "founded_year": "2568",
            "legal_form": "community_enterprise",
            "members": "6",
            "phone": "0810000000",
            "is_contact_agreed": "on",
            **_formset("courses_taken"),
        },
        {"online_shops": "https://example.com/{}"},
    ),
}
