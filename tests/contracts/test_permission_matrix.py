"""Every address of the admin × every role × own and other units: generated from the URLconf."""

import re
from functools import cache

import pytest
from django.core import serializers
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from django.urls.resolvers import URLPattern

from tests.contracts import permission_objects  # noqa: F401 - fills the table of makers
from tests.contracts.permission_matrix import (
    DEPARTMENT,
    LISTING,
    MAKERS,
    NAMELESS,
    OBJECT,
    OPEN,
    RULES,
    SELF,
    STAFF,
    SUPERUSER,
    Belongings,
    longest,
)
from tests.factories.catalogue import pages_by_code, tree_layer
from tests.factories.users import as_role, sign_in
from tests.layers import layer

#: Role → where it is held. The other units' belongings must stay out of sight.
ROLES = {
    "teacher": "d4704",
    "district_officer": "d4704",
    "district_director": "d4704",
    "editor": "d4704",
    "group_rep": "d4704",
    "provincial_officer": "p47",
    "provincial_supervisor": "p47",
    "dpo": "dole",
}
#: Roles for whom the tables alone decide: their questions to the database are those of another
#: role of the same place, so that one database is enough.
AS_ANOTHER = {"teacher", "district_officer", "editor", "group_rep", "provincial_supervisor"}
#: Every role, as parameters of a test.
EVERY_ROLE = [
    pytest.param(role, marks=pytest.mark.one_database if role in AS_ANOTHER else ())
    for role in ROLES
]
#: Units whose belongings each place may not see.
FOREIGN = {"d4704": ["d4702", "d2101"], "p47": ["d2101"], "dole": ["d2101"]}
#: The data protection officer looks after the whole country's people, read only.
SEES_EVERYWHERE = {
    "dpo": (
        "roles_held:",
        "invitations:",
        "signups:",
        "submissions:",
        "group_members:",
        "demand:",
        "rights_requests:",
    )
}


@cache
def addresses():
    """Return (name, route, keys) of every address below /admin/."""

    def walk(patterns, route, spaces):
        for one in patterns:
            here = route + str(one.pattern)
            if isinstance(one, URLPattern):
                name = ":".join([*spaces, one.name]) if one.name else ""
                yield name, here, tuple(one.pattern.regex.groupindex)
            else:
                yield from walk(
                    one.url_patterns, here, [*spaces, one.namespace] if one.namespace else spaces
                )

    resolver = get_resolver()
    found = walk(resolver.url_patterns, "", [])
    return tuple(one for one in found if one[1].startswith("admin/"))


@cache
def verdict(name):
    return longest(RULES, name)


def keys_for(name, keys, has):
    """Return what fills an address's keys with the belongings of a unit."""
    make = longest(MAKERS, name)
    if make is None:
        return None
    if make.__name__ not in has.objects:
        has.objects[make.__name__] = make(has)
    thing = has.objects[make.__name__]
    known = {
        "app_label": thing._meta.app_label,
        "model_name": thing._meta.model_name,
        "content_type_app_name": "catalogue",
        "content_type_model_name": "coursepage",
        "action": "delete",
        "action_name": "approve",
        "object_id": str(thing.pk),
        "session_id": 1,
        "revision_id": getattr(has.objects.get("revision"), "pk", 0),
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "workflow_state_id": getattr(has.objects.get("workflow_state"), "pk", 0),
        "task_state_id": getattr(has.objects.get("task_state"), "pk", 0),
        "task_id": getattr(getattr(has.objects.get("task_state"), "task", None), "pk", 0),
        "destination_id": has.centre.pk,
        "filter_spec": "max-100x100",
        "uid": _uid_of(thing),
    }
    if name == "wagtail_bulk_action":
        known |= {"app_label": "wagtailcore", "model_name": "page"}
    return {key: known.get(key, thing.pk) for key in keys}


def _uid_of(thing):
    """The name of what hangs on a thing and has an address of its own: a submission's picture."""
    pictures = getattr(thing, "pictures", None)
    return (
        str(pictures.get().uid)
        if pictures is not None and thing._meta.label == ("registry.Submission")
        else None
    )


@pytest.fixture
def client():
    """A browser that shows a failing view as 500, as visitors would see it."""
    return Client(raise_request_exception=False)


@layer(upon=tree_layer)
def belongings_layer():
    """Give three units one object of every family, each with a canary in it."""
    centres = pages_by_code()
    found = {}
    for code in ("d4704", "d4702", "d2101"):
        has = Belongings(centres[code].unit, centres[code], f"canary-{code}")
        for make in dict.fromkeys(MAKERS.values()):
            has.objects[make.__name__] = make(has)
        found[code] = has
    return found


@pytest.fixture
def belongings(belongings_layer, units):
    """What the three units keep, by the units' codes."""
    return belongings_layer


def address_of(name, keys, has):
    filled = keys_for(name, keys, has)
    if filled is None:
        return None
    address = reverse(name, kwargs=filled)
    if name == "wagtail_bulk_action":
        address += f"?id={has.objects['a_draft'].pk}"
    return address


def shown(response):
    if response.streaming or (
        "text" not in (kind := response.headers.get("Content-Type", "")) and "json" not in kind
    ):
        return ""
    return response.content.decode(errors="replace")


def frozen(has):
    """Return the stored state of a unit's belongings, to compare."""
    rows = []
    for thing in has.objects.values():
        rows += type(thing)._default_manager.filter(pk=thing.pk)
    return serializers.serialize("json", rows)


def test_every_admin_address_is_in_the_matrix():
    """An address that the table does not name fails the build: say who may open it, and why."""
    forgotten = [
        f"{name or '(no name)'}  {route}"
        for name, route, _keys in addresses()
        if (verdict(name) is None if name else route not in NAMELESS)
    ]
    assert not forgotten, "Not in tests/contracts/permission_matrix.py:\n  " + "\n  ".join(
        sorted(forgotten)
    )


def test_matrix_names_no_address_that_is_gone():
    """A rule without an address is stale."""
    names = [name for name, _route, _keys in addresses()]
    stale = [rule for rule in RULES if not any(name.startswith(rule) for name in names)]
    assert not stale


def test_every_address_with_a_key_can_be_tried():
    """An address that names an object has a maker of such objects in the matrix."""
    untried = [
        name
        for name, _route, keys in addresses()
        if keys and verdict(name) == OBJECT and longest(MAKERS, name) is None
    ]
    assert not untried, f"no maker in tests/contracts/permission_objects.py for {untried}"


@pytest.mark.parametrize("role", EVERY_ROLE)
def test_objects_of_other_units_are_refused(client, belongings, units, role):
    """No address with a key shows, or changes, what another unit keeps."""
    place = ROLES[role]
    sign_in(client, as_role(role, units[place]))
    leaks = []
    for code in FOREIGN[place]:
        has = belongings[code]
        before = frozen(has)
        for name, _route, keys in addresses():
            if verdict(name) != OBJECT or name.startswith(SEES_EVERYWHERE.get(role, ("-",))):
                continue
            address = address_of(name, keys, has)
            for method in ("get", "post"):
                response = getattr(client, method)(address)
                text = shown(response)
                if response.status_code >= 500 or has.canary in text:
                    leaks.append(f"{method} {name} {response.status_code}")
                elif response.status_code == 200 and name != "wagtailadmin_choose_page_child":
                    leaks.append(f"{method} {name} 200 without refusing")
        assert frozen(has) == before, f"{role} changed something of {code}"
    assert not leaks, f"{role}: " + "; ".join(leaks)


@pytest.mark.parametrize("role", EVERY_ROLE)
def test_listings_show_nothing_of_other_units(client, belongings, units, role):
    """No listing, search, chooser or report of the admin names another unit's things."""
    place = ROLES[role]
    sign_in(client, as_role(role, units[place]))
    canaries = [belongings[code].canary for code in FOREIGN[place]]
    leaks = []
    for name, _route, keys in addresses():
        if verdict(name) not in {LISTING, STAFF, SELF} or name == "wagtailadmin_logout":
            continue
        if name.startswith(SEES_EVERYWHERE.get(role, ("-",))):
            continue
        for address in listing_addresses(name, keys, belongings):
            response = client.get(address)
            text = shown(response)
            if response.status_code >= 500:
                leaks.append(f"{address} {response.status_code}")
            leaks += [f"{address} shows {canary}" for canary in canaries if canary in text]
    assert not leaks, f"{role}: " + "; ".join(leaks)


def listing_addresses(name, keys, belongings):
    """Yield an address, plain and asked for the canaries by search and by key."""
    if keys:
        filled = {
            "app_label": "wagtailcore", "model_name": "page", "app_name": "taggit",
            "content_type_app_name": "wagtailcore", "content_type_model_name": "page",
        }  # fmt: skip
        values = {key: filled.get(key, 1) for key in keys}
        try:
            yield reverse(name, kwargs=values)
        except NoReverseMatch:
            return
        return
    address = reverse(name)
    yield address
    if re.search(r"(index|results|search|choose|listing|find)", name):
        yield f"{address}?q=canary&search=canary&p=1"
    if name.endswith(":add") and not name.startswith("wagtail"):
        # Forms of ours that begin with something named in the address.
        for thing in ("a_draft", "a_run"):
            pk = belongings["d2101"].objects[thing].pk
            yield (
                f"{address}?course={pk}&page={pk}" if thing == "a_draft" else f"{address}?copy={pk}"
            )
    if name.endswith("chosen_multiple"):
        for has in belongings.values():
            pks = "&".join(f"id={thing.pk}" for thing in has.objects.values())
            yield f"{address}?{pks}"


@pytest.mark.parametrize("role", [*EVERY_ROLE, "department_officer"])
def test_addresses_of_superusers_refuse_everybody_else(client, belongings, units, role):
    """Users, groups, sites, settings, workflows, site history: superusers only."""
    sign_in(client, as_role(role, units[ROLES.get(role, "dole")]))
    closed = {SUPERUSER} if role == "department_officer" else {SUPERUSER, DEPARTMENT}
    opened = []
    for name, _route, keys in addresses():
        if verdict(name) not in closed:
            continue
        values = {
            key: "wagtailcore" if "app" in key else "page" if "model" in key else 1 for key in keys
        }
        for method in ("get", "post") if role in {"teacher", "department_officer"} else ("get",):
            response = getattr(client, method)(reverse(name, kwargs=values))
            if response.status_code not in {302, 403, 404, 405}:
                opened.append(f"{method} {name} {response.status_code}")
    assert not opened, f"{role}: {opened}"


def test_nothing_but_the_open_addresses_opens_without_signing_in(client, belongings):
    """Visitors are sent to the sign-in page from every address of the admin."""
    opened = []
    for name, _route, keys in addresses():
        if not name or verdict(name) == OPEN:
            continue
        address = address_of(name, keys, belongings["d4704"]) if keys else reverse(name)
        if address is None:
            address = reverse(name, kwargs=dict.fromkeys(keys, 1))
        response = client.get(address)
        if response.status_code not in {302, 401, 403, 404, 405}:
            opened.append(f"{name} {response.status_code}")
    assert not opened


#: What a role can open of its own unit: the positive half, so that refusing everything is no pass.
OWN = {
    "teacher": {
        "wagtailadmin_pages:edit", "wagtailadmin_pages:history", "wagtailadmin_pages:usage",
        "wagtailadmin_explore", "wagtailimages:edit", "wagtaildocs:edit",
        "wagtailimages_chooser:chosen", "wagtaildocs_chooser:chosen",
        "signups:one", "signups:roster", "signups:enter", "signups:export",
        "submissions:one", "submissions:picture", "own_group_product",
        "group_members:group", "group_members:add", "group_members:import",
        "group_members:template", "group_members:export", "group_members:one",
        "group_members:learner",
    },
    "district_director": {
        "wagtailadmin_pages:edit", "wagtailadmin_pages:history", "wagtailadmin_pages:delete",
        "wagtailadmin_pages:revisions_compare", "wagtailadmin_pages:lock",
        "wagtailadmin_explore", "wagtailimages:edit", "wagtailimages:delete", "wagtaildocs:edit",
        "org_units:edit", "contact_reports:edit", "roles_held:edit", "roles_held:delete",
        "invitations:inspect", "invitations:delete", "wagtail_bulk_action",
        "signups:one", "signups:roster", "signups:export",
        "submissions:one", "own_group_product", "own_group_invite",
        "group_members:group", "group_members:export", "group_members:one",
    },
    "provincial_officer": {
        "wagtailadmin_pages:edit", "wagtailadmin_explore", "org_units:edit", "roles_held:edit",
        "invitations:inspect", "signups:one", "signups:roster",
    },
    "department_officer": {
        "wagtailadmin_pages:edit", "org_units:edit", "roles_held:edit", "signups:one",
    },
    "dpo": {
        "signups:one", "signups:roster", "submissions:one",
        "group_members:group", "group_members:one",
    },
    "superuser": {"wagtailadmin_pages:edit", "org_units:edit", "roles_held:edit"},
}  # fmt: skip


@pytest.mark.parametrize("role", OWN)
def test_own_objects_open(client, belongings, units, role):
    """What the table gives a role, it can open in its own unit."""
    sign_in(client, as_role(role, units[{**ROLES, "department_officer": "dole"}.get(role, "dole")]))
    routes = {name: keys for name, _route, keys in addresses()}
    closed = []
    for name in sorted(OWN[role]):
        response = client.get(address_of(name, routes[name], belongings["d4704"]), follow=False)
        if response.status_code not in {200, 405}:
            closed.append(f"{name} {response.status_code}")
    assert not closed
