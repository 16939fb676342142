"""Makes the tree of centres for the units that were loaded: only what is missing, in bulk."""

from collections.abc import Mapping
from typing import TypeVar

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils.translation import override
from wagtail.models import Page, Site

from catalogue.models import (
    CentreIndexPage,
    CentrePage,
    CourseIndexPage,
    FundingIndexPage,
    ProvincePage,
)
from catalogue.services.bulk_pages import add_pages
from portal.core.models import BasePage
from portal.core.planner import refresh_statistics
from portal.places.enums import UnitKind
from portal.places.models import OrgUnit, Province
from portal.places.querysets import OrgUnitQuerySet
from search import sync

PageT = TypeVar("PageT", bound=BasePage)

#: Kinds of unit whose page lies right below its province.
_BELOW_PROVINCE = (UnitKind.DISTRICT, UnitKind.BORDER_CENTRE, UnitKind.SPECIAL_COLLEGE)


def make_centre_pages() -> Mapping[str, int]:
    """Make pages and entries for every province, district and sub-district that has none."""
    with transaction.atomic(), override("th"):
        index = ensure_index_pages()
        provinces = _add_provinces(index)
        districts = _add_districts()
        subdistricts = _add_subdistricts()
        refresh_statistics(Page, ProvincePage, CentrePage)
        _name_pages_of_units(index)
        sync.sync_pages(_pks_without_entry())
    return {"provinces": provinces, "districts": districts, "subdistricts": subdistricts}


def ensure_index_pages() -> CentreIndexPage:
    """Return the page above all centres; it and the listing are made if they are missing."""
    root = Site.objects.select_related("root_page").get(is_default_site=True).root_page.specific
    _ensure(
        CourseIndexPage,
        root,
        title="ค้นหาหลักสูตรอาชีพ",
        title_en="Find a vocational course",
        slug="courses",
        summary="เรียนอาชีพระยะสั้นใกล้บ้าน ดูวันเรียน ที่ว่าง และค่าเรียนได้ก่อนสมัคร",
        summary_en="Short vocational courses near home: see days, free seats and fees first.",
    )
    _ensure(
        FundingIndexPage,
        root,
        title="ทุนอาชีพ",
        title_en="Funding for your trade",
        slug="funding",
        summary="เงินกู้ดอกเบี้ยต่ำและเงินให้เปล่า บอกก่อนว่าต้องคืนเท่าไร ใครขอได้ ขอที่ไหน",
        summary_en="Low-interest loans and grants: what you pay back, who can ask, and where.",
    )
    return _ensure(
        CentreIndexPage,
        root,
        title="ศูนย์ใกล้บ้าน",
        title_en="Centres near you",
        slug="centres",
        summary="มีศูนย์ทุกอำเภอ โทรถามได้ แวะไปได้ และให้เจ้าหน้าที่ช่วยสมัครได้",
        summary_en="Every district has a centre: call, drop in, or let the staff sign up for you.",
    )


def _ensure(model: type[PageT], root: Page, **values: str) -> PageT:
    page = model.objects.first()
    if page is None:
        page = root.add_child(instance=model(**values))
    return page


def _add_provinces(index: CentreIndexPage) -> int:
    missing = Province.objects.current().filter(page=None).order_by("code")
    pages = [
        (
            index,
            ProvincePage(
                title=row.name_th, title_en=row.name_en, slug=row.slug, province_id=row.code
            ),
        )
        for row in missing
    ]
    return add_pages(ProvincePage, pages)


def _add_districts() -> int:
    parents = {page.province_id: page for page in ProvincePage.objects.all()}
    units = _without_page().of_kind(*_BELOW_PROVINCE).select_related("district")
    pages = [
        (parents[unit.province_id], _centre_page(unit, _district_slug(unit)))
        for unit in units
        if unit.province_id in parents
    ]
    return add_pages(CentrePage, pages)


def _add_subdistricts() -> int:
    parents = {page.unit_id: page for page in CentrePage.objects.filter(unit__subdistrict=None)}
    units = _without_page().of_kind(UnitKind.SUBDISTRICT).select_related("subdistrict")
    pages = [
        (parents[unit.parent_id], _centre_page(unit, unit.subdistrict.slug))
        for unit in units
        if unit.parent_id in parents and unit.subdistrict is not None
    ]
    return add_pages(CentrePage, pages)


def _without_page() -> OrgUnitQuerySet:
    return OrgUnit.objects.active().filter(centre_page=None).order_by("path")


def _district_slug(unit: OrgUnit) -> str:
    is_generated = unit.kind == UnitKind.DISTRICT and unit.district is not None
    return unit.district.slug if is_generated and unit.district else unit.code


def _centre_page(unit: OrgUnit, slug: str) -> CentrePage:
    return CentrePage(title=unit.name_th, title_en=unit.name_en, slug=slug, unit=unit)


def _name_pages_of_units(index: CentreIndexPage) -> None:
    """Let every unit name its page: rights on pages begin there."""
    units = OrgUnit.objects.filter(page=None)
    own_page = CentrePage.objects.filter(unit=OuterRef("pk")).values("pk")[:1]
    units.filter(centre_page__isnull=False).update(page_id=Subquery(own_page))
    province_page = ProvincePage.objects.filter(province=OuterRef("province")).values("pk")[:1]
    units.filter(kind=UnitKind.PROVINCE).update(page_id=Subquery(province_page))
    units.filter(kind=UnitKind.DEPARTMENT).update(page_id=index.pk)


def _pks_without_entry() -> list[int]:
    return list(
        CentrePage.objects.filter(live=True, entry=None).order_by("pk").values_list("pk", flat=True)
    )
