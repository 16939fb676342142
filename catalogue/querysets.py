"""Words for asking the catalogue's tables: the pages, the admin and the registry use them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

from django.db import models
from django.db.models import (
    Aggregate,
    Case,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    FilteredRelation,
    Max,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet

from catalogue.enums import IntendedFor
from catalogue.place_enums import FactKind
from catalogue.run_state import local_day

if TYPE_CHECKING:
    from portal.places.models import District, OrgUnit, Province

#: Stands in the address of a unit that belongs to no province.
NO_PROVINCE = "-"
#: A run that is over stays on its course's page for so long.
SHOWN_AFTER_END = timedelta(days=60)
_RUN_CODE = re.compile(r"([a-z]{3}-[0-9a-z]{4})-([0-9]{1,4})", re.ASCII)


class _Lines(Aggregate):
    """Texts of a group, one a line."""

    function = "GROUP_CONCAT"

    def __init__(self, expression: Any, **extra: Any) -> None:
        super().__init__(expression, Value("\n"), output_field=models.TextField(), **extra)

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """PostgreSQL calls it by another name."""
        return self.as_sql(compiler, connection, function="STRING_AGG", **extra)


class ProvincePageQuerySet(PageQuerySet):
    """What can be asked of province pages."""

    def placed(self) -> "ProvincePageQuerySet":
        """With the province that each stands for, in the same query."""
        return self.select_related("province")

    def with_slug(self, slug: str) -> "ProvincePageQuerySet":
        """The province with a word in its address."""
        return self.filter(slug=slug)

    def of_code(self, code: str) -> "ProvincePageQuerySet":
        """The page of the province with an official code."""
        return self.filter(province=code)


class CentreQuerySet(PageQuerySet):
    """What can be asked of centre pages."""

    def placed(self) -> "CentreQuerySet":
        """With the unit and its areas, in the same query."""
        return self.select_related(
            "unit__province", "unit__district", "unit__subdistrict", "unit__parent__parent"
        )

    def with_former_names(self) -> "CentreQuerySet":
        """With the names that the unit once had, one a line, in the same query."""
        names: Any = (
            self.model._meta.get_field("unit")
            .related_model._meta.get_field("former_names")
            .related_model
        )
        of_unit = names.objects.filter(unit=OuterRef("unit")).order_by().values("unit")
        return self.annotate(
            former_lines=Subquery(of_unit.annotate(lines=_Lines("name_th")).values("lines"))
        )

    def with_privacy(self) -> "CentreQuerySet":
        """Whether the page, or one above it, is not for everybody; in the same query."""
        above = PageViewRestriction.objects.alias(
            below=ExpressionWrapper(OuterRef("path"), output_field=models.CharField())
        )
        return self.annotate(is_private=Exists(above.filter(below__startswith=F("page__path"))))

    def of_units(self, codes: Iterable[str]) -> "CentreQuerySet":
        """The pages of units by the units' codes."""
        return self.filter(unit__code__in=list(codes))

    def of_district(self, district: "District | str") -> "CentreQuerySet":
        """The page of a district's own centre."""
        return self.filter(unit__district=district, unit__subdistrict=None)

    def of_province(self, province: "Province") -> "CentreQuerySet":
        """The pages of a province's district centres and special units, by official code."""
        return self.filter(unit__province=province, unit__subdistrict=None).order_by(
            "unit__path", "pk"
        )

    def at(self, province: str, slug: str) -> "CentreQuerySet":
        """The centre at an address of two words: a district's, or a special one."""
        if province == NO_PROVINCE:
            return self.filter(slug=slug, unit__province=None)
        return self.filter(slug=slug, unit__province__slug=province, unit__subdistrict=None)

    def at_subdistrict(self, province: str, district: str, slug: str) -> "CentreQuerySet":
        """The centre at an address of three words."""
        return self.filter(
            slug=slug,
            unit__district__slug=district,
            unit__province__slug=province,
            unit__subdistrict__isnull=False,
        )

    def below(self, page: Any) -> "CentreQuerySet":
        """The pages of the centres right below one, by name; a range, which every index serves."""
        return self.filter(
            depth=page.depth + 1, path__range=(page.path, page.path + "Z" * page.steplen)
        ).order_by("title", "pk")

    def holding(self, course: Any) -> "CentreQuerySet":
        """The page right above a course: that of the centre which teaches it."""
        return self.filter(path=course.path[: -course.steplen])

    def holding_any(self, courses: Iterable[Any]) -> "CentreQuerySet":
        """The pages right above several courses."""
        return self.filter(path__in={course.path[: -course.steplen] for course in courses})


class ProviderQuerySet(PageQuerySet):
    """What can be asked of pages of other providers."""

    def placed(self) -> "ProviderQuerySet":
        """With the unit and its areas, in the same query."""
        return self.select_related(
            "unit__province", "unit__district", "unit__subdistrict", "unit__parent__parent"
        )

    def with_code(self, code: str) -> "ProviderQuerySet":
        """The public page with a code."""
        return self.filter(code=code, live=True)

    def holding(self, course: Any) -> "ProviderQuerySet":
        """The page right above a course: that of the provider which teaches it."""
        return self.filter(path=course.path[: -course.steplen])

    def holding_any(self, courses: Iterable[Any]) -> "ProviderQuerySet":
        """The pages right above several courses."""
        return self.filter(path__in={course.path[: -course.steplen] for course in courses})


class LearningCentreQuerySet(PageQuerySet):
    """What can be asked of learning centres."""

    def with_code(self, code: str) -> "LearningCentreQuerySet":
        """The public page with a code."""
        return self.filter(code=code, live=True)


class PartnerQuerySet(models.QuerySet):  # type: ignore[type-arg]  # the model is not known here
    """What can be asked of partners."""

    def public(self) -> "PartnerQuerySet":
        """Partners that anybody may read about."""
        return self.filter(is_public=True)

    def of_unit(self, unit: "OrgUnit") -> "PartnerQuerySet":
        """Partners of one unit."""
        return self.filter(unit=unit)

    def within(self, unit: "OrgUnit") -> "PartnerQuerySet":
        """Partners of a unit and of all units below it."""
        return self.filter(unit__path__within=unit.path)

    def credited_on(self, course: Any) -> "PartnerQuerySet":
        """Partners that hold a course together with its centre."""
        return self.filter(credits__course=course)

    def in_province(self, code: str) -> "PartnerQuerySet":
        """Partners of the units of a province."""
        return self.filter(unit__province=code)

    def of_kinds(self, kinds: Sequence[str]) -> "PartnerQuerySet":
        """Partners of some kinds."""
        return self.filter(kind__in=kinds)

    def named_like(self, words: str) -> "PartnerQuerySet":
        """Partners whose name holds every one of the words."""
        found = self
        for word in words.split()[:8]:
            found = found.filter(Q(name_th__icontains=word) | Q(name_en__icontains=word))
        return found

    def of_branches(self, branches: Sequence[str]) -> "PartnerQuerySet":
        """Partners that work on any of some branches of agriculture."""
        # The codes are ours: none is part of another, and a list of them is stored as JSON text.
        condition = Q(pk__in=[])
        for branch in branches:
            condition |= Q(branches__icontains=f'"{branch}"')
        return self.filter(condition)

    def counted_by_kind(self) -> dict[str, int]:
        """How many partners there are of each kind."""
        counted = self.order_by().values_list("kind").annotate(number=Count("pk"))
        return dict(counted)

    def on_page(self, page: int, size: int) -> "PartnerQuerySet":
        """The partners of one numbered page, by name."""
        keys = self.order_by("name_th", "pk").values_list("pk", flat=True)
        partners: Any = self.model._default_manager.filter(
            pk__in=list(keys[(page - 1) * size : page * size])
        )
        return cast("PartnerQuerySet", partners)

    def with_agreements(self) -> "models.QuerySet[Any, dict[str, Any]]":
        """One row for each public agreement of each partner, and one for a partner without."""
        return (
            self.annotate(
                agreed=FilteredRelation("agreements", condition=Q(agreements__is_public=True))
            )
            .order_by("name_th", "pk", "-agreed__signed_on", "agreed__pk")
            .values(
                *("pk", "kind", "name_th", "name_en", "branches", "website"),
                *("agreed__pk", "agreed__kind", "agreed__title_th", "agreed__title_en"),
                *("agreed__scopes", "agreed__signed_on", "agreed__ends_on"),
                *("agreed__document_id", "agreed__document__download_name"),
                *("agreed__document__file", "agreed__document__file_size"),
            )
        )


class FactReportQuerySet(models.QuerySet):  # type: ignore[type-arg]  # the model is not known here
    """What can be asked of reports of wrong facts."""

    def open(self) -> "FactReportQuerySet":
        """Reports that nobody has looked at yet."""
        return self.filter(settled_at=None)

    def among(self, keys: Any) -> "FactReportQuerySet":
        """Those with certain keys."""
        return self.filter(pk__in=keys)

    def of_scams(self) -> "FactReportQuerySet":
        """Those of what may be a scam."""
        return self.filter(fact=FactKind.SCAM)

    def count_by_unit(self) -> Counter[int]:
        """How many there are of each unit that keeps a page, by the unit's key."""
        kept = self.exclude(unit=None).order_by().values_list("unit_id")
        return Counter(dict(kept.annotate(count=Count("pk"))))

    def urgent_first(self) -> "FactReportQuerySet":
        """What waits before what is settled, suspected scams before all else, then the newest."""
        place = Case(
            When(settled_at=None, fact=FactKind.SCAM, then=0),
            When(settled_at=None, then=1),
            default=2,
        )
        return self.order_by(place, "-reported_at", "-pk")

    def with_reference(self, reference: str) -> "FactReportQuerySet":
        """The report that a receipt names, however it was typed."""
        return self.filter(reference=reference.strip().lower()[:12])

    def shown(self) -> "FactReportQuerySet":
        """With the page and the unit, in the same query."""
        return self.select_related("page", "unit")


class CourseQuerySet(PageQuerySet):
    """What can be asked of course pages."""

    def listed(self) -> "CourseQuerySet":
        """What the public can open."""
        return self.filter(live=True)

    def for_everybody(self) -> "CourseQuerySet":
        """What needs no sign-in: neither for teachers nor below a page that is kept private."""
        return self.listed().filter(entry__isnull=False)

    def for_citizens(self) -> "CourseQuerySet":
        """Without courses for teachers, which only signed-in staff find."""
        return self.exclude(intended_for=IntendedFor.TEACHERS)

    def for_teachers(self) -> "CourseQuerySet":
        """Courses for teachers that are published, by name."""
        return self.listed().filter(intended_for=IntendedFor.TEACHERS).order_by("title", "pk")

    def with_entry(self) -> "CourseQuerySet":
        """With what listings know of each, in the same query."""
        return self.select_related("entry", "picture")

    def with_code(self, code: str) -> "CourseQuerySet":
        """The course with a code, however it was typed."""
        return self.filter(code=code.strip().lower())

    def with_codes(self, codes: Iterable[str]) -> "CourseQuerySet":
        """The courses with these codes, which are written in small letters."""
        return self.filter(code__in=list(codes))

    def right_below(self, centre: Any) -> "CourseQuerySet":
        """The courses of one centre, public or not; a range, which every index serves."""
        return self.filter(
            depth=centre.depth + 1, path__range=(centre.path, centre.path + "Z" * centre.steplen)
        )

    def drafts_of(self, user: Any) -> "CourseQuerySet":
        """What somebody wrote and the public does not see yet, newest first."""
        return self.filter(Q(live=False) | Q(has_unpublished_changes=True), owner=user).order_by(
            "-latest_revision_created_at", "-pk"
        )

    def unchanged_since(self, user: Any, moment: datetime) -> "CourseQuerySet":
        """What somebody wrote, the public reads, and nobody looked at for long: oldest first."""
        return self.filter(live=True, owner=user, last_published_at__lt=moment).order_by(
            "last_published_at", "pk"
        )

    def below_unit(self, unit: "OrgUnit") -> "CourseQuerySet":
        """Courses kept by a unit or by any unit below it."""
        if unit.page is None:
            return self.none()
        path = unit.page.path
        return self.filter(path__range=(path, path + "Z" * 12))


class CourseRunQuerySet(models.QuerySet):  # type: ignore[type-arg]  # the model is not known here
    """What can be asked of runs."""

    def public(self) -> "CourseRunQuerySet":
        """Runs that a director (or acting) approved: nobody else sees the others."""
        return self.filter(approved_at__isnull=False)

    def for_page(self, at: datetime) -> "CourseRunQuerySet":
        """Public runs that a course page shows: not those that ended over 60 days ago."""
        return self.public().filter(ends_on__gte=local_day(at) - SHOWN_AFTER_END)

    def not_over(self, at: datetime) -> "CourseRunQuerySet":
        """Runs whose last day is still to come."""
        return self.filter(cancelled_at=None, ends_on__gte=local_day(at))

    def with_words(self) -> "CourseRunQuerySet":
        """With the words and meetings that a page writes beside each: two queries for all."""
        extension: Any = self.model._meta.get_field("extensions").related_model
        extensions = extension.objects.filter(run=OuterRef("pk"))
        return (
            self.select_related("detail", "unit", "course")
            .annotate(was_extended=Exists(extensions))
            .prefetch_related("sessions")
        )

    def with_returns(self) -> "CourseRunQuerySet":
        """With what a director asked to be changed: one query for all."""
        return self.prefetch_related("returns")

    def of_course(self, course: Any) -> "CourseRunQuerySet":
        """The runs of one course, by number."""
        return self.filter(course=course).order_by("number")

    def of_courses(self, pks: Sequence[int]) -> "CourseRunQuerySet":
        """The runs of several courses, by course and number."""
        return self.filter(course__in=pks).order_by("course_id", "number")

    def with_code(self, code: str) -> "CourseRunQuerySet":
        """The run with a code ("snk-7k4p-2"), however it was typed; none for what is no code."""
        match = _RUN_CODE.fullmatch(code.strip().lower())
        if match is None:
            return self.none()
        return self.filter(course__code=match[1], number=int(match[2]))

    def that_can_be_opened(self) -> "CourseRunQuerySet":
        """Public runs of published courses; `is_for_all` is false where only staff may look."""
        is_for_all = ExpressionWrapper(
            Q(course__entry__isnull=False), output_field=models.BooleanField()
        )
        return self.public().filter(course__live=True).annotate(is_for_all=is_for_all)

    def with_all_words(self) -> "CourseRunQuerySet":
        """With its course, its words, and the unit with those that answer for it: one query."""
        return self.select_related(
            "course",
            "detail",
            "unit__province",
            "unit__district",
            "unit__subdistrict",
            "unit__parent__parent",
        )

    def ahead(self, at: datetime) -> "CourseRunQuerySet":
        """Runs that begin later than today and were not called off; soonest first."""
        return self.filter(cancelled_at=None, starts_on__gt=local_day(at)).order_by(
            "starts_on", "pk"
        )

    def numbered(self, number: int) -> "CourseRunQuerySet":
        """The run with a number within its course."""
        return self.filter(number=number)

    def waiting_for_approval(self) -> "CourseRunQuerySet":
        """Runs that nobody approved yet and nobody called off."""
        return self.filter(approved_at=None, cancelled_at=None)

    def to_decide(self) -> "CourseRunQuerySet":
        """Runs that wait for a director: not those whose author was asked to change something."""
        return (
            self.waiting_for_approval()
            .exclude(returns__answered_at=None, returns__isnull=False)
            .select_related("course", "unit", "detail")
            .order_by("starts_on", "pk")
        )

    def returned_to(self, user: Any) -> "CourseRunQuerySet":
        """Runs that somebody wrote and a director sent back, not changed since."""
        return (
            self.waiting_for_approval()
            .filter(detail__created_by=user, returns__isnull=False, returns__answered_at=None)
            .select_related("course", "detail")
            .prefetch_related("returns")
            .order_by("starts_on", "pk")
        )

    def held_between(self, first: Any, last: Any) -> "CourseRunQuerySet":
        """Runs that are held on any day between two, and were not called off; soonest first."""
        return (
            self.filter(starts_on__lte=last, ends_on__gte=first, cancelled_at=None)
            .select_related("course", "detail")
            .order_by("starts_on", "pk")
        )

    def one_occupation_of(self, unit: "OrgUnit", first: Any, last: Any) -> "CourseRunQuerySet":
        """Runs of a unit's district that begin within two days and wear the one-occupation flag."""
        return self.filter(
            unit__district=unit.district_id,
            starts_on__range=(first, last),
            cancelled_at=None,
            detail__is_one_district_one_occupation=True,
        )

    def last_number(self) -> int:
        """The highest number given so far, 0 when there is no run."""
        return self.aggregate(last=Max("number"))["last"] or 0

    def tally(self, at: datetime) -> dict[str, int]:
        """How many runs wait for approval and how many are still to be held."""
        return self.aggregate(
            waiting=Count("pk", filter=Q(approved_at=None, cancelled_at=None)),
            ahead=Count("pk", filter=Q(cancelled_at=None, starts_on__gt=local_day(at))),
        )
