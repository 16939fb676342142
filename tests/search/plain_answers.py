"""The rules of a course listing in plain Python over plain facts: what every engine must answer.

Nothing here uses the code under test: no condition, no filter, no query.
"""

from portal.places.near import near_districts
from tests.factories.search import AT, TODAY


def is_considered(run):
    """A run that is neither cancelled nor over."""
    return run.cancelled_at is None and run.ends_on >= TODAY


def _before_start(run):
    return run.starts_on > TODAY and run.closes_at >= AT


STATUS = {
    "open": lambda r: _before_start(r) and r.opens_at <= AT and r.seats_left > 0,
    "soon": lambda r: _before_start(r) and r.opens_at > AT,
    "wait": lambda r: (
        _before_start(r) and r.opens_at <= AT and r.seats_left == 0 and r.waiting_left > 0
    ),
}
DAY = {
    "wd": lambda r: r.is_weekday,
    "ev": lambda r: r.is_evening,
    "we": lambda r: r.is_weekend,
}


def found(facts, chosen):
    """Return the entries that the ticks of all filters leave, in no order."""
    return [fact for fact in facts if _is_found(fact, chosen)]


def _is_found(fact, chosen):
    group, free = chosen.get("group", ()), chosen.get("free", ())
    return (
        _in_area(fact, chosen.get("area", ()))
        and (not group or fact.group in group)
        and (not free or fact.is_free)
        and _has_run_or_needs_none(fact, chosen)
    )


def _in_area(fact, area):
    if not area:
        return True
    if len(area) == 1:
        return fact.district[:2] == area[0]
    near = {one.code for one in near_districts(area[1])} if len(area) == 3 else set()
    return fact.district in {area[1], *near}


def _has_run_or_needs_none(fact, chosen):
    asks_runs = any(chosen.get(key) for key in ("status", "day", "access"))
    formats = chosen.get("format", ())
    if not asks_runs and (not formats or fact.format in formats):
        return True
    return any(fits(fact, run, chosen) for run in fact.runs)


def fits(fact, run, chosen):
    """Whether one run fulfils everything that is asked of runs."""
    status, day, formats = (chosen.get(key, ()) for key in ("status", "day", "format"))
    return (
        is_considered(run)
        and (not status or any(STATUS[code](run) for code in status))
        and (not day or any(DAY[code](run) for code in day))
        and (not chosen.get("access") or run.has_wheelchair_access)
        and (
            not formats
            or fact.format in formats
            or ("one" in formats and run.is_one_district_one_occupation)
        )
    )


def shown_runs(fact, chosen):
    """Return the place of the card's tier and its runs, soonest first; (99, []) without any."""
    full = lambda r: (  # noqa: E731 - one of five rules in a row
        _before_start(r) and r.opens_at <= AT and r.seats_left == 0 and r.waiting_left == 0
    )
    tiers = (STATUS["open"], STATUS["wait"], STATUS["soon"], full, lambda _run: True)
    fitting = [run for run in fact.runs if fits(fact, run, chosen)]
    for place, belongs in enumerate(tiers):
        runs = sorted((r for r in fitting if belongs(r)), key=lambda r: (r.starts_on, r.pk))
        if runs:
            return place, runs
    return 99, []


def by_start(facts, chosen):
    """Return entries as the order "start" has them."""

    def key(fact):
        place, runs = shown_runs(fact, chosen)
        day = runs[0].starts_on if runs else TODAY
        return (place, day, -fact.published_at.timestamp(), -fact.pk)

    return sorted(found(facts, chosen), key=key)
