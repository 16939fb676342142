"""What stands beside a course in small tables, asked for in one statement for all of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import CharField, F, IntegerField, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.urls import reverse

from catalogue.place_enums import PartnerKind
from portal.core.languages import is_thai

if TYPE_CHECKING:
    from catalogue.models import CoursePage

_GROUP, _POLICY, _NEXT, _VERSION, _EXTENSION = "group", "policy", "next", "version", "extension"
_PARTNER = "partner"


class _Row(NamedTuple):
    """One row of any of the tables."""

    what: str
    number: int | None
    code: str
    thai: str
    english: str
    extra: str

    @property
    def name(self) -> str:
        return self.thai if is_thai() else self.english or self.thai


@dataclass(frozen=True, slots=True)
class OtherCourse:
    """A course that this one leads to, or another version of it."""

    title: str
    code: str
    hours: int | None
    version: str

    @property
    def url(self) -> str:
        """Where it is read."""
        return reverse("catalogue:course-detail", args=[self.code])


@dataclass(frozen=True, slots=True)
class PartnerName:
    """An organisation that holds the course together with the centre."""

    name: str
    kind: str

    @property
    def kind_name(self) -> str:
        """What sort of organisation it is."""
        return str(PartnerKind(self.kind).label) if self.kind in PartnerKind.values else ""


@dataclass(frozen=True, slots=True)
class Extension:
    """Sign-up of a run was kept open longer: until when it had been, and why."""

    closed_at_before: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Beside:
    """All of it, in the reader's language."""

    target_groups: Sequence[str] = ()
    policies: Sequence[str] = ()
    follow_on: OtherCourse | None = None
    versions: Sequence[OtherCourse] = ()
    partners: Sequence[PartnerName] = ()
    #: By primary key of the run, the latest first.
    extensions: Mapping[int, Sequence[Extension]] = field(default_factory=dict)


def beside(page: "CoursePage") -> Beside:
    """Ask for what stands beside a course; a draft in hand answers for itself."""
    rows = [_Row(*row) for row in _statement(page)] if page.pk else []
    extensions: defaultdict[int, list[Extension]] = defaultdict(list)
    for row in sorted(_of(rows, _EXTENSION), key=lambda row: row.code, reverse=True):
        extensions[row.number or 0].append(Extension(_moment(row.thai), row.extra))
    return Beside(
        target_groups=_names(page, "target_groups", _of(rows, _GROUP)),
        policies=_names(page, "policy_references", _of(rows, _POLICY)),
        follow_on=next((_other(row) for row in _of(rows, _NEXT)), None),
        versions=sorted(
            (_other(row) for row in _of(rows, _VERSION)),
            key=lambda one: (one.hours or 0, one.code),
        ),
        partners=[
            PartnerName(row.name, row.code)
            for row in sorted(_of(rows, _PARTNER), key=lambda row: row.thai)
        ],
        extensions=extensions,
    )


def _of(rows: Iterable[_Row], what: str) -> list[_Row]:
    return [row for row in rows if row.what == what]


def _names(page: "CoursePage", relation: str, rows: list[_Row]) -> list[str]:
    """Name the rows in their order, those of a draft as they are ticked in its form."""
    drafted = getattr(page, "_cluster_related_objects", {}).get(relation)
    if drafted is not None:
        return [str(one) for one in drafted if not getattr(one, "is_sensitive", False)]
    return [row.name for row in sorted(rows, key=lambda row: (row.number or 0, row.code))]


def _other(row: _Row) -> OtherCourse:
    return OtherCourse(row.name, row.code, row.number, row.extra)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _statement(page: "CoursePage") -> QuerySet[Any, Any]:
    from catalogue.models import CoursePage, Partner, RunExtension  # noqa: PLC0415 - models read this module

    groups = CoursePage.target_groups.through._default_manager.filter(
        coursepage=page, targetgroup__is_sensitive=False
    )
    policies = CoursePage.policy_references.through._default_manager.filter(coursepage=page)
    courses = CoursePage.objects.listed().filter(code__isnull=False)
    if not page.is_for_teachers:
        courses = courses.for_citizens()
    full = page.version_of_id or page.pk
    others = courses.filter(Q(version_of=full) | Q(pk=full)).exclude(pk=page.pk)
    extensions = RunExtension.objects.filter(run__course=page)
    return _columns(
        groups, _GROUP, "targetgroup__sort_order", "targetgroup__code", "targetgroup__name_th",
        "targetgroup__name_en",
    ).union(
        _columns(
            policies, _POLICY, "policyreference__sort_order", "policyreference__code",
            "policyreference__title_th", "policyreference__title_en",
        ),
        _columns(
            courses.filter(pk=page.follow_on_id), _NEXT, "hours", "code", "title", "title_en",
            "version",
        ),
        _columns(others, _VERSION, "hours", "code", "title", "title_en", "version"),
        _columns(
            Partner.objects.public().credited_on(page), _PARTNER, "pk", "kind", "name_th", "name_en"
        ),
        _columns(
            extensions, _EXTENSION, "run_id", "extended_at", "closed_at_before", "", "reason"
        ),
        all=True,
    )  # fmt: skip


def _columns(rows: Any, what: str, number: str, *texts: str) -> Any:
    """Give the rows of any table the same columns, so that UNION can join them."""
    names = ("code", "thai", "english", "extra")
    given = (*texts, "", "")[: len(names)]
    columns = {
        f"a_{name}": Cast(F(text), TextField()) if text else Value("", TextField())
        for name, text in zip(names, given, strict=True)
    }
    return (
        rows.order_by()
        .annotate(
            a_what=Value(what, CharField()), a_number=Cast(F(number), IntegerField()), **columns
        )
        .values_list("a_what", "a_number", *columns)
    )
