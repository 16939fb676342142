"""Loads the fields of the handbook: pages in bulk, only what is missing."""

import csv
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import override
from wagtail.models import Page

from catalogue.models import CvmFieldPage, CvmIndexPage
from catalogue.services.bulk_pages import add_pages
from portal.places.models import Province
from search import sync

LIST = Path(__file__).resolve().parent.parent / "reference" / "cvm.csv"


#: The day of the handbook, and the first year that it lists.
PRINTED_ON = datetime(2023, 2, 15, tzinfo=ZoneInfo("Asia/Bangkok"))
FIRST_YEAR = 2564


class Row(NamedTuple):
    """One line of the list; ``field`` and ``institution`` as they should be read."""

    fiscal_year: str
    number: str
    field: str
    field_en: str
    institution: str
    institution_type: str
    province: str
    group: str
    industries: str
    field_printed: str
    institution_printed: str
    reading: str
    why: str
    why_en: str

    @property
    def code(self) -> str:
        """The address of the field: "2566-17"."""
        return f"{self.fiscal_year}-{self.number}"


def rows() -> list[Row]:
    """Return the list as it lies with the code, in its order."""
    with LIST.open(encoding="utf-8", newline="") as file:
        return [Row(**line) for line in csv.DictReader(file)]


@transaction.atomic
def load_fields() -> Mapping[str, int]:
    """Add fields that are missing, with their entries; what somebody changed is left alone."""
    index = CvmIndexPage.objects.first()
    if index is None:
        return {"fields": 0}
    known = set(CvmFieldPage.objects.values_list("code", flat=True))
    provinces = set(Province.objects.current().values_list("code", flat=True))
    with override("th"):
        pages = [_page(row, provinces) for row in rows() if row.code not in known]
        add_pages(CvmFieldPage, [(index, page) for page in pages])
        _date_back(pages)
        sync.sync_pages([page.pk for page in pages])
    return {"fields": len(pages)}


def _date_back(pages: Sequence[CvmFieldPage]) -> None:
    """Let them be as old as the handbook, in its order: nothing of it is new on the site."""
    for page in pages:
        place = timedelta(minutes=100 * ((page.fiscal_year or 0) - FIRST_YEAR) - (page.number or 0))
        page.first_published_at = page.last_published_at = PRINTED_ON + place
    columns = ["first_published_at", "last_published_at"]
    bare = [
        Page(pk=page.pk, **{column: getattr(page, column) for column in columns}) for page in pages
    ]
    Page.objects.bulk_update(bare, columns)


def _page(row: Row, provinces: set[str]) -> CvmFieldPage:
    return CvmFieldPage(
        title=row.field,
        title_en=row.field_en,
        slug=row.code,
        code=row.code,
        fiscal_year=int(row.fiscal_year),
        number=int(row.number),
        institution=row.institution,
        institution_type=row.institution_type,
        province_id=row.province if row.province in provinces else None,
        occupational_group=row.group,
        industries=row.industries.split(),
        field_printed=row.field_printed,
        institution_printed=row.institution_printed,
        reading=row.reading,
        doubt=row.why,
        doubt_en=row.why_en,
    )
