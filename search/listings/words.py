"""What is said about the words of a question: how they were understood, and who answered."""

from django.utils.translation import gettext as _

from portal.core.parts import Link, Notice
from search.listings.addresses import Address
from search.results import Results
from search.thai.plan import Plan


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
            text = _(
                "Was the keyboard set to the other language? Showing results for “%(used)s”"
            )
        else:
            text = _("Showing results for “%(used)s”")
        link = Link(_("Search for “%(typed)s” as typed") % words, address.as_typed())
        said.append(Notice(text % words, link=link))
    if results.stage == "some":
        said.append(Notice(_("Nothing has all of these words. This has some of them")))
    return said
