"""The register of partners as a bound GET form: kind, branch, province, words, numbered pages."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.models import Partner
from catalogue.partner_facts import PartnerFacts, partner_facts
from catalogue.place_enums import FarmBranch, PartnerKind
from portal.core.parts import Choice, Facet, Option, Select
from portal.core.thai_text import normalise_line
from portal.places import areas

PER_PAGE = 30
MOST_PAGES = 50
LONGEST_TEXT = 120
_PAGE = re.compile("[1-9][0-9]{0,2}")


@dataclass(frozen=True)
class PartnerListing:
    """What was asked and what was found."""

    text: str
    provinces: Select
    facets: Sequence[Facet]
    partners: Sequence[PartnerFacts]
    total: int
    page: int
    url: str
    previous_url: str
    next_url: str
    #: Courses held together with partners of the kinds that are ticked.
    courses_url: str

    @property
    def headline(self) -> str:
        """What was found, in one sentence."""
        if not self.total:
            return _("No partner like that")
        words = ngettext("%(count)s partner", "%(count)s partners", self.total)
        return words % {"count": f"{self.total:,}"}


def partner_listing(given: QueryDict) -> PartnerListing:
    """Answer what an address asks; what nobody knows is dropped. Two queries."""
    text = normalise_line(given.get("q", "")[:LONGEST_TEXT])
    province = given.get("province", "")
    province = province if areas.province(province) is not None else ""
    kinds = [code for code in PartnerKind.values if code in given.getlist("kind")]
    branches = [code for code in FarmBranch.values if code in given.getlist("branch")]
    partners = Partner.objects.public()
    if province:
        partners = partners.in_province(province)
    if text:
        partners = partners.named_like(text)
    counts = partners.counted_by_kind()
    if kinds:
        partners = partners.of_kinds(kinds)
    if branches:
        partners = partners.of_branches(branches)
    total = partners.count() if branches else sum(counts[code] for code in kinds or counts)
    pages = min(max(1, -(-total // PER_PAGE)), MOST_PAGES)
    typed = given.get("page", "")
    page = min(int(typed), pages) if _PAGE.fullmatch(typed) else 1
    asked = [("q", text), ("province", province)]
    asked += [("kind", code) for code in kinds] + [("branch", code) for code in branches]
    return PartnerListing(
        text=text,
        provinces=_provinces(province),
        facets=_facets(kinds, branches, counts),
        partners=partner_facts(partners.on_page(page, PER_PAGE), most=PER_PAGE) if total else [],
        total=total,
        page=page,
        url=_url(asked, page),
        previous_url=_url(asked, page - 1) if page > 1 else "",
        next_url=_url(asked, page + 1) if page < pages else "",
        courses_url=_courses(kinds, province),
    )


def _provinces(chosen: str) -> Select:
    return Select(
        name="province",
        label=_("Province"),
        choices=[
            Choice("", _("All provinces"), not chosen),
            *(Choice(code, name, code == chosen) for code, name in areas.province_choices()),
        ],
    )


def _facets(
    kinds: Sequence[str], branches: Sequence[str], counts: Mapping[str, int]
) -> list[Facet]:
    facets = [
        Facet(
            name="kind",
            title=_("Kind of partner"),
            options=[
                Option(code, str(label), counts.get(code, 0), code in kinds)
                for code, label in PartnerKind.choices
            ],
            unit=_("partners"),
        )
    ]
    if PartnerKind.AGRICULTURE in kinds or branches:
        options = [
            Option(code, str(label), None, code in branches) for code, label in FarmBranch.choices
        ]
        facets.append(Facet("branch", _("Branch of agriculture"), options))
    return facets


def _url(asked: Sequence[tuple[str, str]], page: int) -> str:
    given = [(name, value) for name, value in asked if value]
    if page > 1:
        given.append(("page", str(page)))
    query = urlencode(given)
    return reverse("catalogue:partner-list") + (f"?{query}" if query else "")


def _courses(kinds: Sequence[str], province: str) -> str:
    given: list[tuple[str, Any]] = [("province", province)] if province else []
    given += [("partner", code) for code in kinds or PartnerKind.values]
    return f"{reverse('catalogue:course-list')}?{urlencode(given)}"
