"""What this room puts into places that lower rooms declare: on courses, funding, events, the front page."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from portal.core import slots
from search import shelves, threads
from search.models import Entry
from showcase.centre_more import centre_more
from showcase.groups.cards import entry_card
from showcase.products.cards import cards_around, plain_card, product_cards

#: So many goods stand on the page of a course, of a funding source, on the front page.
GOODS = 4
#: So many groups and products of an event are looked at.
AT_EVENT = 12


def declare() -> None:
    """Declare the places in this room's own pages that upper rooms fill."""
    slots.declare("sell-here", "How somebody who makes things gets them onto this list.")
    slots.declare(
        "offer-change",
        "How a group tells what is wrong on its own page, or on that of its product.",
        ("page",),
    )


def fill() -> None:
    """Fill the slots."""
    slots.fill("course-thread", template="showcase/for_course.html", context=_for_course)
    slots.fill("funding-thread", template="showcase/for_funding.html", context=_for_funding)
    slots.fill("event-products", template="showcase/for_event.html", context=_for_event)
    slots.fill("centre-more", template="showcase/for_centre.html", context=centre_more)
    slots.fill("home-products", template="showcase/home_shelf.html", context=_for_home)


def _for_course(request: HttpRequest | None, given: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """What learners of a course sell; else what is sold near it in the same occupation."""
    found: threads.Around = given["around"]
    made = found.of("product")
    if made:
        return {"cards": cards_around(found, made[:GOODS]), "is_made": True}
    course = given["course"]
    near = threads.suggested(found.here, course.occupational_group, {"product": GOODS})
    if not near:
        return None
    url = f"{reverse('showcase:product-list')}?group={course.occupational_group}"
    return {"cards": [plain_card(one) for one in near], "is_made": False, "more_url": url}


def _for_funding(request: HttpRequest | None, given: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """What was made with the help of a source."""
    found: threads.Around = given["around"]
    made = found.of("product")
    return {"cards": cards_around(found, made[:GOODS])} if made else None


def _for_event(request: HttpRequest | None, given: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The groups that take a booth at an event, and what they bring (S0-24)."""
    code = given["event"].code
    if not code:
        return None
    groups = list(Entry.objects.naming({"event": [code]}).newest(AT_EVENT))
    if not groups:
        return None
    brought = Entry.objects.naming({"group": [group.code for group in groups]})
    products = list(brought.of_kind("product").newest(AT_EVENT))
    return {
        "groups": [entry_card(group) for group in groups],
        "cards": product_cards(products),
    }


def _for_home(request: HttpRequest | None, given: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The newest products, at most two of each occupational group."""
    entries = shelves.newest_mixed("product", count=GOODS)
    if not entries:
        return None
    return {"cards": product_cards(entries), "list_url": reverse("showcase:product-list")}
