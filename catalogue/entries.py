"""What the catalogue publishes: the entries of courses and centres."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db.models import TextChoices
from django.urls import reverse
from django.utils import translation
from django.utils.html import strip_tags

from catalogue.awards.words import award_facet, award_texts
from catalogue.enums import (
    CourseFormat,
    CourseKind,
    CourseTag,
    MarketSkill,
    OccupationalGroup,
    SkillType,
    TargetIndustry,
)
from catalogue.place_enums import LearningTheme, ProviderKind
from catalogue.querysets_centres import NO_PROVINCE
from portal.core.entries import EntryData, EntryPlace
from portal.media.picture_facts import picture_facts
from portal.places import areas, names
from portal.places.enums import UnitKind

if TYPE_CHECKING:
    from catalogue.models import CentrePage, CoursePage, LearningCentrePage, ProviderPage
    from portal.places.models import OrgUnit

_CENTRES = (
    UnitKind.DISTRICT,
    UnitKind.SUBDISTRICT,
    UnitKind.BORDER_CENTRE,
    UnitKind.SPECIAL_COLLEGE,
)
_CENTRE_VIEWS = {2: "catalogue:centre", 3: "catalogue:subdistrict-centre"}


def course_entry(page: "CoursePage") -> EntryData:
    """Say what a listing shows and filters of a course; its runs are rows of their own."""
    unit = page.centre.unit
    return EntryData(
        kind="course",
        code=page.code or "",
        title=page.title,
        title_en=page.title_en,
        summary=page.summary,
        summary_en=page.summary_en,
        body=" ".join(_course_texts(page)),
        keywords=_course_keywords(page),
        place=entry_place(unit),
        facets={
            "group": _codes(page.occupational_group),
            "format": _codes(page.course_format),
            "skill": tuple(page.skill_types),
            "target": tuple(group.code for group in page.target_groups.all()),
            "free": ("1",) if page.fee_baht == 0 else (),
            "market": _known(page.market_skills, MarketSkill),
            "tag": _known(page.tags, CourseTag),
            "industry": _known(page.industries, TargetIndustry),
            "kind": _codes(page.kind),
            "partner": tuple(sorted({one.partner.kind for one in _public_credits(page)})),
        },
        card={
            "hours": page.hours,
            "fee": page.fee_baht,
            "material_fee": page.material_fee_baht,
            "word": page.picture_word,
            "picture": picture_facts(page.picture),
        },
    )


def _public_credits(page: "CoursePage") -> list[Any]:
    return [credit for credit in page.credits.all() if credit.partner.is_public]


def centre_entry(page: "CentrePage") -> EntryData:
    """Say how a centre is found: by its name, by the names it once had, by its places."""
    unit = page.unit
    former = " ".join(name.name_th for name in unit.former_names.all())
    return EntryData(
        kind="centre",
        code=centre_code(unit, page.slug),
        title=page.title,
        title_en=page.title_en,
        summary=page.summary,
        summary_en=page.summary_en,
        body=" ".join(
            part
            for part in (former, unit.name_th, page.landmark, *award_texts(page.awards))
            if part
        ),
        # Old papers and old people say กศน.: the old name is a name like the new one.
        keywords=tuple(name.name_th for name in unit.former_names.all()),
        place=entry_place(unit),
        facets={
            "level": ("subdistrict" if unit.subdistrict_id else "district",),
            "award": award_facet(page.awards),
        },
        card={"award": bool(page.awards)},
    )


def provider_entry(page: "ProviderPage") -> EntryData:
    """Say how another provider is found: by name, kind and place."""
    unit = page.unit
    kind = page.provider_kind
    former = unit.former_names.all() if unit is not None else ()
    return EntryData(
        kind="provider",
        code=page.code or "",
        title=page.title,
        title_en=page.title_en,
        summary=page.summary,
        summary_en=page.summary_en,
        body=" ".join(_place_texts(page)),
        keywords=(
            *_in_both_languages([ProviderKind(kind).label] if kind in ProviderKind else []),
            *(name.name_th for name in former),
        ),
        place=entry_place(unit) if unit is not None else EntryPlace(),
        facets={"provider": _codes(kind)},
        card={"provider": kind},
    )


def learning_centre_entry(page: "LearningCentrePage") -> EntryData:
    """Say how a learning centre is found: by name, themes, topics and place."""
    themes = [code for code in page.themes if code in LearningTheme]
    return EntryData(
        kind="learning_centre",
        code=page.code or "",
        title=page.title,
        title_en=page.title_en,
        summary=page.summary,
        summary_en=page.summary_en,
        body=" ".join([page.topics, *_place_texts(page)]),
        keywords=_in_both_languages([LearningTheme(code).label for code in themes]),
        place=entry_place(page.keeper),
        facets={"theme": tuple(themes)},
        card={"themes": themes},
    )


def _place_texts(page: "ProviderPage | LearningCentrePage") -> Iterable[str]:
    return (text for text in (page.landmark, strip_tags(str(page.body))) if text)


def _in_both_languages(labels: Iterable[Any]) -> tuple[str, ...]:
    words = []
    for language in ("th", "en"):
        with translation.override(language):
            words += [str(label) for label in labels]
    return tuple(words)


def centre_code(unit: "OrgUnit", slug: str) -> str:
    """Return the code of a centre's entry: the words of its address, which never change."""
    return "/".join(centre_slugs(unit, slug))


def centre_slugs(unit: "OrgUnit", slug: str) -> list[str]:
    """Return the words of a centre's address: province, district, sub-district."""
    province = areas.province(unit.province_id) if unit.province_id else None
    district = areas.district(unit.district_id) if unit.district_id else None
    words = [province.slug if province else NO_PROVINCE]
    if unit.subdistrict_id and district is not None:
        words.append(district.slug)
    return [*words, slug]


def centre_address(code: str) -> str:
    """Return the address of the centre with an entry's code."""
    words = code.split("/")
    return reverse(_CENTRE_VIEWS.get(len(words), "catalogue:centre-index"), args=words)


def unit_address(unit: "OrgUnit") -> str:
    """Return the address of the page that stands for a unit; '' where it has none."""
    if unit.page is None:
        return ""
    if unit.kind == UnitKind.PROVINCE:
        return reverse("catalogue:province", args=[unit.page.slug])
    if unit.kind == UnitKind.DEPARTMENT:
        return reverse("catalogue:centre-index")
    if unit.kind in _CENTRES:
        return centre_address(centre_code(unit, unit.page.slug))
    return reverse("catalogue:provider-detail", args=[unit.page.slug])


def entry_place(unit: "OrgUnit") -> EntryPlace:
    """Say where a unit belongs, and how a card writes it."""
    return EntryPlace(
        province=unit.province_id or "",
        district=unit.district_id or "",
        subdistrict=unit.subdistrict_id or "",
        unit=unit.pk,
        label_th=_label(unit, "th"),
        label_en=_label(unit, "en"),
    )


def _codes(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def _known(codes: Iterable[str], choices: type[TextChoices]) -> tuple[str, ...]:
    """Keep codes that are known, in the order of the choices."""
    return tuple(code for code in choices.values if code in codes)


def _course_keywords(page: "CoursePage") -> tuple[str, ...]:
    """Name what kind of course it is, as people say it in either language."""
    named = [
        OccupationalGroup(page.occupational_group).label if page.occupational_group else "",
        CourseFormat(page.course_format).label if page.course_format else "",
        *(SkillType(code).label for code in page.skill_types),
        *(MarketSkill(code).label for code in _known(page.market_skills, MarketSkill)),
        *(CourseTag(code).label for code in _known(page.tags, CourseTag)),
        *(TargetIndustry(code).label for code in _known(page.industries, TargetIndustry)),
        CourseKind.COMPETENCY_SHORT.label if page.kind == CourseKind.COMPETENCY_SHORT else "",
    ]
    words = []
    for language in ("th", "en"):
        with translation.override(language):
            words += [str(name) for name in named if name]
    for group in page.target_groups.all():
        words += [group.name_th, group.name_en]
    for credit in _public_credits(page):
        words += [credit.partner.name_th, credit.partner.name_en]
    return tuple(word for word in words if word)


def _course_texts(page: "CoursePage") -> Iterable[str]:
    for outcome in page.outcomes:
        yield str(outcome.value)
    for topic in page.topics:
        yield from (topic.value.get("title") or "", topic.value.get("text") or "")
    yield from (page.audience, page.prerequisites, page.trainer)
    yield from (page.expected_results, page.occupational_standard)
    yield strip_tags(str(page.body)) if page.body else ""


def _label(unit: "OrgUnit", language: str) -> str:
    name = unit.name_th if language == "th" else unit.name_en or unit.name_th
    district: Any = areas.district(unit.district_id) if unit.district_id else None
    comma = "" if language == "th" else ","
    if unit.subdistrict_id and district is not None:
        return f"{name}{comma} {district.place_in(language)}"
    province = areas.province(unit.province_id) if unit.province_id else None
    if province is None:
        return name
    if district is not None and names.names_its_province(district.name_th, province.name_th):
        return name
    short = names.province_short(province.code, province.name_th, province.name_en, language)
    return f"{name}{comma} {short}"
