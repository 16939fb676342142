"""Rows of the read model for tests of engines: facts drawn from a seed, kept as plain values."""

import random
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page

from search import facet_sets, telling, vocabulary_store
from search.entry_tokens import tokens_of
from search.models import Entry, EntryFacet, EntryRun, EntryTokens

#: Noon in Thailand.
AT = datetime(2026, 11, 21, 5, tzinfo=UTC)
TODAY = date(2026, 11, 21)
GROUPS = ("agriculture", "industry", "commerce", "creative", "special")
FORMATS = ("interest", "class")
#: Some near each other, some far away (``tests.factories.places.AREAS``).
DISTRICTS = ("1501", "1502", "1503", "2101", "2102", "4701", "4702", "4704")
WORDS = ("ขนมไทย", "ซ่อมแอร์", "ย้อมคราม", "ตัดผม", "Coffee")
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Facts(list):
    """Plain facts; short in the message of a failing test."""

    def __repr__(self):
        return f"<{len(self)} facts>"


def bare_pages(count):
    """Add bare pages below the root, for entries that need one."""
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    content_type = ContentType.objects.get_for_model(Page)
    locale = Locale.objects.first() or Locale.objects.create(language_code="th")
    return Page.objects.bulk_create(
        Page(
            path=f"{root.path}{_step(number + 40_000)}",
            depth=2,
            title=f"page {number}",
            slug=f"page-{number}",
            url_path=f"/page-{number}/",
            content_type=content_type,
            locale=locale,
        )
        for number in range(count)
    )


def scatter(count, *, seed=1, kind="course"):
    """Store entries with facets and runs; return the same facts as plain objects."""
    draw = random.Random(seed)
    facts = [_entry_facts(number, draw) for number in range(count)]
    entries = Entry.objects.bulk_create(
        Entry(
            page=page,
            kind=kind,
            code=fact.code,
            title=fact.title,
            province_code=fact.district[:2],
            district_code=fact.district,
            group=fact.group,
            format=fact.format,
            published_at=fact.published_at,
            changed_at=fact.published_at,
        )
        for fact, page in zip(facts, bare_pages(count), strict=True)
    )
    add_tokens(entries)
    facets, runs, run_id = [], [], 0
    for fact, entry in zip(facts, entries, strict=True):
        fact.pk = entry.pk
        facets += [(entry, "free", "1")] if fact.is_free else []
        for number, run in enumerate(fact.runs, 1):
            run_id += 1
            run.pk = run_id
            columns = {name: value for name, value in vars(run).items() if name != "pk"}
            runs.append(EntryRun(pk=run_id, entry=entry, run_id=run_id, number=number, **columns))
    add_facets(facets)
    EntryRun.objects.bulk_create(runs)
    telling.retell(AT)
    return Facts(facts)


def add_facets(facets):
    """Store facets, each an entry, a name and a value, as ``search.sync`` does.

    Twice: engines look one facet up in its row, and count by the text that holds them all.
    """
    EntryFacet.objects.bulk_create(
        EntryFacet(entry=entry, name=name, value=value) for entry, name, value in facets
    )
    entries = Entry.objects.prefetch_related("facets")
    for entry in entries:
        entry.facet_set = facet_sets.written((one.name, one.value) for one in entry.facets.all())
    Entry.objects.bulk_update(entries, ["facet_set"])


def add_tokens(entries):
    """Store the tokens of entries that were written without ``search.sync``."""
    made = {entry.pk: tokens_of(vars(entry)) for entry in entries}
    EntryTokens.objects.bulk_create(EntryTokens(entry_id=pk, **one) for pk, one in made.items())
    vocabulary_store.add_change(before=[], after=[one.values() for one in made.values()])


def _entry_facts(number, draw):
    return SimpleNamespace(
        pk=None,
        code=f"snk-{number:04d}",
        title=f"{draw.choice(WORDS)} {number}",
        district=draw.choice(DISTRICTS),
        group=draw.choice(GROUPS),
        format=draw.choice(FORMATS),
        is_free=draw.random() < 0.6,
        published_at=AT - timedelta(hours=draw.randrange(2_000)),
        runs=[_run_facts(draw) for _ in range(draw.choice((0, 1, 1, 2, 3)))],
    )


def _run_facts(draw):
    starts_on = TODAY + timedelta(days=draw.randrange(-40, 60))
    opens_at = AT + timedelta(days=draw.randrange(-60, 20))
    is_cancelled = draw.random() < 0.1
    return SimpleNamespace(
        opens_at=opens_at,
        closes_at=opens_at + timedelta(days=draw.randrange(1, 60)),
        starts_on=starts_on,
        ends_on=starts_on + timedelta(days=draw.randrange(20)),
        cancelled_at=AT if is_cancelled else None,
        capacity=20,
        seats_left=draw.choice((0, 0, 2, 9)),
        few_from=3,
        waiting_left=draw.choice((0, 4)),
        waiting_count=0,
        is_weekday=draw.random() < 0.5,
        is_evening=draw.random() < 0.3,
        is_weekend=draw.random() < 0.4,
        is_one_district_one_occupation=draw.random() < 0.2,
        has_wheelchair_access=draw.random() < 0.3,
    )


def _step(number):
    digits = ""
    while number:
        number, digit = divmod(number, len(_ALPHABET))
        digits = _ALPHABET[digit] + digits
    return digits.rjust(4, "0")
