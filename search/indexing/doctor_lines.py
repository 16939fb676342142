"""What the doctor says about the index: is it there, is it ours, is it full."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from portal.core import doctor
from portal.core.doctor import Level, Line
from search.engines.base import Unavailable
from search.engines.elasticsearch.configuration import is_configured, patience
from search.models import Entry


def _lines() -> Iterator[Line]:
    if not is_configured():
        return
    from search.engines.elasticsearch.budget import limited  # noqa: PLC0415 - costs time
    from search.engines.elasticsearch.configuration import alias  # noqa: PLC0415
    from search.indexing import condition, rebuilding  # noqa: PLC0415

    try:
        with limited(patience()):
            why = condition.reason_to_rebuild()
            held = None if why else rebuilding.count(alias())
    except Unavailable:
        # Whether it answers at all is another line.
        return
    entries = Entry.objects.count()
    if why:
        yield Line(
            Level.WARNING,
            _("The search index is missing or of another edition: the database searches instead."),
            _("The worker builds it within a minute; or run: python manage.py rebuild_index"),
        )
    elif held != entries:
        yield Line(
            Level.NOTE,
            _("The search index holds %(held)s of %(entries)s entries.")
            % {"held": held, "entries": entries},
            _("It catches up by itself; python manage.py check_entries --mend hurries it."),
        )
    else:
        yield Line(
            Level.GOOD, _("The search index holds all %(entries)s entries.") % {"entries": entries}
        )


def register_lines() -> None:
    """Called in ``AppConfig.ready``."""
    doctor.register("search-index", _lines, order=61)
