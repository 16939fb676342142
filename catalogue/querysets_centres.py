"""Words for asking the pages of places: provinces, centres, other providers, learning centres."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import (
    Aggregate,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Subquery,
    Value,
)
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet

if TYPE_CHECKING:
    from portal.places.models import District, Province

#: Stands in the address of a unit that belongs to no province.
NO_PROVINCE = "-"


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
