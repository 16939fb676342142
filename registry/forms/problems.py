"""What is to be mended in a form, each leading to its field."""

from collections.abc import Iterator, Mapping

from django.forms import BaseForm
from django.utils.translation import ngettext

from portal.core.parts import Link


def problem_links(
    *forms: BaseForm, anchors: Mapping[str, str] | None = None, all_of_it: str = "problem"
) -> Iterator[Link]:
    """Yield one link a field, in the order of the page.

    A field of several boxes names in `anchors` where the first of them stands; `all_of_it` is where
    one begins to mend what no single field has.
    """
    where = {"__all__": all_of_it, **(anchors or {})}
    for form in forms:
        if not form.is_bound:
            continue
        for name in ("__all__", *form.fields):
            if name in form.errors:
                yield Link(str(form.errors[name][0]), f"#{where.get(name, f'id_{name}')}")


def not_sent_yet(count: int) -> str:
    """Say how many answers are to be mended; whatever form was sent."""
    words = ngettext(
        "Not sent yet – %(count)d answer to fix",
        "Not sent yet – %(count)d answers to fix",
        count,
    )
    return words % {"count": count}
