"""What the page of open data shows: files with lines, size and day, fields, feeds, the API."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.core.thai_dates import format_date
from search import kinds
from search.kinds import Kind
from search.models import Entry
from search.open_data import dumps
from search.open_data.columns import Column
from search.open_data.files import DataFile, data_files
from search.open_data.licence import LICENCE, LICENCE_URL


@dataclass(frozen=True)
class Download:
    """A file to take: its form, and in words how much and from when."""

    name: str
    url: str
    form: str
    about: str


@dataclass(frozen=True)
class KindFiles:
    """The files of a kind, what their columns mean, where to follow what is new."""

    title: str
    count: str
    files: Sequence[Download]
    columns: Sequence[Column]
    run_columns: Sequence[Column]
    feed_url: str


@dataclass(frozen=True)
class MonthFiles:
    """The files of a month."""

    title: str
    files: Sequence[Download]


@dataclass(frozen=True)
class Overview:
    """The whole page."""

    kinds: Sequence[KindFiles]
    months: Sequence[MonthFiles]
    licence: str
    licence_url: str


def overview() -> Overview:
    """Put the page together: one count of entries, the lists of the months from the storage."""
    counts = dict(Entry.objects.counted_by("kind"))
    files = data_files()
    return Overview(
        kinds=[_of_kind(kind, files, counts.get(kind.code, 0)) for kind in kinds.registered()],
        months=[_of_month(month) for month in dumps.months()],
        licence=LICENCE,
        licence_url=LICENCE_URL,
    )


def _of_kind(kind: Kind, files: Sequence[DataFile], count: int) -> KindFiles:
    own = [one for one in files if one.kind.code == kind.code]
    sizes = _last_sizes()
    return KindFiles(
        title=str(kind.plural),
        count=_lines(count),
        files=[
            Download(
                one.name,
                reverse("open-data:file", args=[one.name]),
                _form(one),
                _about(sizes.get(one.name)),
            )
            for one in own
        ],
        columns=next((one.columns for one in own if not one.is_of_runs), ()),
        run_columns=next((one.columns for one in own if one.is_of_runs), ()),
        feed_url=reverse("search:feed", args=[kind.code]),
    )


def _last_sizes() -> dict[str, int]:
    """Return what each file weighed when it was last written: about what it weighs now."""
    months = dumps.months()
    return {dump.name: dump.size for dump in months[0].dumps} if months else {}


def _about(size: int | None) -> str:
    if not size:
        return _("As of now")
    return _("As of now, about %(size)s") % {"size": filesizeformat(size)}


def _of_month(month: dumps.Month) -> MonthFiles:
    day = format_date(timezone.localdate(month.written_at))
    return MonthFiles(
        title=_("Written on %(day)s") % {"day": day},
        files=[
            Download(
                dump.name,
                reverse("open-data:dump", args=[month.month, dump.name]),
                "CSV" if dump.name.endswith(".csv") else "JSON Lines",
                f"{_lines(dump.lines)} · {filesizeformat(dump.size)}",
            )
            for dump in month.dumps
        ],
    )


def _form(one: DataFile) -> str:
    if one.is_of_runs:
        return _("CSV of the runs")
    return "CSV" if one.form == "csv" else "JSON Lines"


def _lines(count: int) -> str:
    return ngettext("%(count)s item", "%(count)s items", count) % {"count": f"{count:,}"}
