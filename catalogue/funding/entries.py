"""What a funding source publishes: its entry, by which every listing and course finds it."""

from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.html import strip_tags

from catalogue.enums import OccupationalGroup
from catalogue.funding.enums import AmountBand, FundingKind, FundingUse, FundingWho, Reach
from catalogue.funding.source import card_of
from portal.core.entries import EntryData, EntryPlace
from portal.places import areas

if TYPE_CHECKING:
    from catalogue.models import FundingSourcePage
    from portal.places.models import OrgUnit

#: The facet that joins sources and courses.
GROUP_FACET = "fund_group"


def funding_entry(page: "FundingSourcePage") -> EntryData:
    """Say what a listing shows and filters of a source."""
    unit = page.keeper
    return EntryData(
        kind="funding",
        code=page.code or "",
        title=page.title,
        title_en=page.title_en,
        summary=page.summary,
        summary_en=page.summary_en,
        body=_texts(page),
        keywords=_keywords(page),
        place=reach_place(page.reach, unit),
        facets={
            "fund_kind": (page.kind,) if page.kind else (),
            # Nothing ticked means everybody and everything.
            "fund_who": tuple(page.eligible_who) or tuple(FundingWho.values),
            "fund_for": tuple(page.uses) or tuple(FundingUse.values),
            GROUP_FACET: tuple(page.groups) or tuple(OccupationalGroup.values),
            "fund_amount": tuple(
                band.value
                for band in AmountBand
                if band.overlaps(page.min_amount_baht, page.max_amount_baht)
            ),
        },
        card=card_of(page),
    )


def reach_place(reach: str, unit: "OrgUnit | None") -> EntryPlace:
    """Say for which places a source is there; a unit without a district reaches no less than it can."""
    province = (unit.province_id or "") if unit is not None and reach != Reach.NATION else ""
    district = (unit.district_id or "") if unit is not None and reach == Reach.DISTRICT else ""
    return EntryPlace(
        province=province,
        district=district,
        unit=unit.pk if unit is not None else None,
        label_th=place_words(province, district, "th"),
        label_en=place_words(province, district, "en"),
    )


def place_words(province: str, district: str, language: str | None = None) -> str:
    """Name the places: "ทั่วประเทศ", "จ.สกลนคร", "อ.พรรณานิคม สกลนคร"."""
    if not province:
        with translation.override(language or translation.get_language() or "th"):
            return str(Reach.NATION.label)
    return areas.place_label(district or province, language)


def _keywords(page: "FundingSourcePage") -> tuple[str, ...]:
    words = [page.funder]
    for language in ("th", "en"):
        with translation.override(language):
            if page.kind in FundingKind.values:
                words.append(str(FundingKind(page.kind).label))
            words += [str(FundingUse(code).label) for code in page.uses if code in FundingUse]
            words += [
                str(FundingWho(code).label) for code in page.eligible_who if code in FundingWho
            ]
    return tuple(word for word in words if word)


def _texts(page: "FundingSourcePage") -> str:
    texts = [page.funder, page.eligibility, page.apply_at, page.in_kind, page.guarantee]
    if page.body:
        texts.append(strip_tags(str(page.body)))
    return " ".join(text for text in texts if text)
