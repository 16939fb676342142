"""The ways from the showcase's pages to proposing a product or a change."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from portal.core import slots, stale_forms


def of_list(request: HttpRequest | None, values: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Lead from the list of products to the form."""
    return {"propose_url": reverse("registry:submission-new")}


def of_page(request: HttpRequest | None, values: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Lead from a product or a group to a change of it; from a group to one more product, too."""
    from showcase.models import GroupPage  # noqa: PLC0415 - filled in before models are loaded

    page = values["page"]
    if not page.code or not page.live:
        return None
    url = reverse("registry:submission-new")
    is_group = isinstance(page, GroupPage)
    return {
        "change_url": f"{url}?{urlencode({'page': page.code})}",
        "product_url": f"{url}?{urlencode({'group': page.code})}" if is_group else "",
    }


def register() -> None:
    """Called in ``AppConfig.ready``."""
    from registry.views.submissions import bound_again  # noqa: PLC0415 - views load models

    stale_forms.register("registry:submission-new", bound_again)
    slots.fill("sell-here", template="registry/sell_here.html", context=of_list)
    slots.fill("offer-change", template="registry/offer_change.html", context=of_page)
