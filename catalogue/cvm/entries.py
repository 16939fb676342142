"""What is published of CVM fields."""

from typing import TYPE_CHECKING

from django.utils import translation

from catalogue.cvm.enums import InstitutionType
from catalogue.enums import OccupationalGroup
from catalogue.industries import TargetIndustry
from portal.core.entries import EntryData, EntryPlace
from portal.places import areas, names

if TYPE_CHECKING:
    from catalogue.models import CvmFieldPage


def field_entry(page: "CvmFieldPage") -> EntryData:
    """Say what a listing shows and filters of a CVM field."""
    return EntryData(
        kind="cvm",
        code=page.code or "",
        title=page.title,
        title_en=page.title_en,
        summary=page.summary,
        summary_en=page.summary_en,
        body=" ".join(
            part
            for part in (page.institution, page.field_printed, page.institution_printed)
            if part
        ),
        keywords=_keywords(page),
        place=_place(page.province_id or ""),
        facets={
            "group": (page.occupational_group,) if page.occupational_group else (),
            "industry": tuple(page.industries),
            "cvm_year": (str(page.fiscal_year),) if page.fiscal_year else (),
        },
        card={
            "institution": page.institution,
            "year": page.fiscal_year,
            "number": page.number,
            "reading": page.reading,
        },
    )


def _place(code: str) -> EntryPlace:
    row = areas.province(code)
    if row is None:
        return EntryPlace()
    label = {
        language: names.province_label(row.code, row.name_th, row.name_en, language)
        for language in ("th", "en")
    }
    return EntryPlace(province=code, label_th=label["th"], label_en=label["en"])


def _keywords(page: "CvmFieldPage") -> tuple[str, ...]:
    """Name its kind, group, industries and kind of institution in both languages."""
    choices = [
        *_known(OccupationalGroup, page.occupational_group),
        *_known(InstitutionType, page.institution_type),
        *(one for code in page.industries for one in _known(TargetIndustry, code)),
    ]
    words = ["CVM"]
    for language in ("th", "en"):
        with translation.override(language):
            words += [str(choice.label) for choice in choices]
    return tuple(words)


def _known(kind: type, code: str) -> list:  # type: ignore[type-arg]  # of any of the three kinds
    return [kind(code)] if code in kind.values and code != "other" else []  # type: ignore[attr-defined]  # choices
