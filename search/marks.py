"""What was looked for, marked in titles and texts: HTML made from the original text."""

from dataclasses import replace

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from portal.core.parts import Card
from search import dictionary
from search.thai import marking
from search.thai.plan import Plan


def marked(text: str, plan: Plan | None) -> SafeString:
    """Write a text with `<mark>` around what was looked for; without a plan only escape it."""
    if plan is None or plan.is_empty:
        return format_html("{}", text)
    return format_html_join(
        "",
        "{}{}{}",
        (
            (_OPEN, piece, _CLOSE) if is_marked else ("", piece, "")
            for piece, is_marked in marking.mark(text, plan, dictionary.words())
        ),
    )


def is_found_in(text: str, plan: Plan | None) -> bool:
    """Say whether a text holds anything of what was looked for."""
    return plan is not None and marking.is_found_in(text, plan, dictionary.words())


def snippet(text: str, plan: Plan, length: int) -> SafeString:
    """Write the stretch around the first match, marked; empty where nothing matches."""
    return marked(marking.snippet(text, plan, length, dictionary.words()), plan)


def marked_card(card: Card, plan: Plan | None) -> Card:
    """Mark a card's title and summary."""
    if plan is None or plan.is_empty:
        return card
    return replace(card, title=marked(card.title, plan), summary=marked(card.summary, plan))


_OPEN, _CLOSE = SafeString("<mark>"), SafeString("</mark>")
