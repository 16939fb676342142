"""What the public form puts into lower rooms: its button, itself filled in again, its sweeping."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from portal.core import slots, stale_forms
from portal.outbox import periodic


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
    from registry.services import drafts  # noqa: PLC0415 - services load models
    from registry.views.sign_up import bound_again  # noqa: PLC0415 - views load models
    from registry.views.status import SENT_AGAIN  # noqa: PLC0415 - likewise

    slots.fill("course-run-action", template="registry/run_action.html", context=sign_up_button)
    stale_forms.register("registry:sign-up", bound_again)
    for name, shows in SENT_AGAIN.items():
        stale_forms.register(f"registry:{name}", shows)
    periodic.register("prune-sign-up-drafts", timedelta(hours=1), drafts.prune)
