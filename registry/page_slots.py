"""What the registry puts into the pages of lower rooms."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from portal.core import slots, stale_forms


def sign_up_button(
    request: HttpRequest | None, values: Mapping[str, Any]
) -> Mapping[str, Any] | None:
    """The button of a run that can be joined; nothing for the others."""
    state = values["state"]
    if not state.can_join or not values["course"].code:
        return None
    run = values["run"]
    code = f"{values['course'].code}-{run.number}"
    return {
        "sign_up_url": reverse("registry:sign-up", args=[code]),
        "is_waiting_list": not state.has_seat,
    }


def register() -> None:
    """Called in ``AppConfig.ready``."""
    from registry.views.sign_up import bound_again  # noqa: PLC0415 - views load models

    slots.fill(
        "course-run-action", template="registry/run_action.html", context=sign_up_button
    )
    stale_forms.register("registry:sign-up", bound_again)
