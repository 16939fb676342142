"""The named places in this room's pages that upper rooms fill; empty, they show the telephone."""

from portal.core import slots


def declare() -> None:
    """Declare every slot that the templates of this room hold."""
    slots.declare(
        "course-run-action",
        "What one can do about a run: sign up, join the waiting list.",
        ("run", "state", "course"),
    )
    slots.declare(
        "course-interest",
        "Leaving a number where a course has no run that can be joined.",
        ("course",),
    )
    slots.declare(
        "course-thread",
        "What former learners do next: their words, products, funding.",
        ("course", "around"),
    )
    slots.declare(
        "funding-thread",
        "What was made with the help of a funding source.",
        ("funding", "around"),
    )
    slots.declare(
        "centre-more",
        "What else a centre has to show: products, best practice.",
        ("centre",),
    )
    slots.declare(
        "institution-more",
        "What else is known of a provider, or of the institution that leads a CVM field.",
        ("unit", "name"),
    )
    slots.declare("cvm-more", "What there is to read and watch of a CVM field.", ("code",))
    slots.declare(
        "event-products",
        "Groups and products that will be at an event.",
        ("event",),
    )
