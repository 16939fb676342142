"""What is said about the words of a question: how they were understood, and who answered."""

from django.utils.translation import gettext as _

from portal.core.parts import Link, Notice
from search import understanding
from search.listings.addresses import Address
from search.results import Results
from search.thai.plan import Plan

#: Among so many of the commonest words that go on, those of the dictionary are looked for.
_LOOKED_THROUGH = 30
_MOST_MEANT = 2
#: One letter begins too much.
_SHORTEST = 2


def words_used(text: str, plan: Plan | None) -> str:
    """Return the words that the results are for: as typed, or as they were put right."""
    return plan.notes[-1].used if plan is not None and plan.notes else text


def notices(results: Results, address: Address) -> list[Notice]:
    """Say what was read otherwise than typed, and when not all words were found."""
    said: list[Notice] = []
    if not results.total:
        return said
    for note in results.notes:
        words = {"typed": note.typed, "used": note.used}
        if note.kind == "layout":
            text = _("Was the keyboard set to the other language? Showing results for “%(used)s”")
        else:
            text = _("Showing results for “%(used)s”")
        link = Link(_("Search for “%(typed)s” as typed") % words, address.as_typed())
        said.append(Notice(text % words, link=link))
    if results.stage == "some":
        said.append(Notice(_("Nothing has all of these words. This has some of them")))
    return said


def longer_words(plan: Plan) -> list[tuple[str, int]]:
    """Return words of the index that begin with the one that was looked for, the commonest first.

    Each with on how many entries it stands; nothing for a question of several words.
    """
    if len(plan.clauses) != 1 or plan.clauses[0].typed != plan.text or len(plan.text) < _SHORTEST:
        return []
    planner = understanding.planner()
    found = planner.vocabulary.starting(plan.text, _LOOKED_THROUGH)
    return [(word, planner.vocabulary.df(word)) for word in found if word in planner.words]


def perhaps_meant(plan: Plan) -> list[str]:
    """Return other readings of a question that found nothing."""
    planner = understanding.planner()
    if plan.is_literal:
        wider = planner.widen(planner.plan(plan.text))
        return [wider.notes[-1].used] if wider.notes else []
    unknown = [clause for clause in plan.required if clause.is_unknown]
    if len(unknown) != 1:
        return []
    near = planner.vocabulary.resembling(unknown[0].typed, _MOST_MEANT)
    return [plan.text.replace(unknown[0].typed, word) for word in near]
