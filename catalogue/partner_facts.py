"""Partners with their public agreements, as pages show them: one query for all of a place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.place_enums import AgreementKind, AgreementScope, FarmBranch, PartnerKind
from portal.core.languages import is_thai
from portal.core.thai_dates import format_date

if TYPE_CHECKING:
    from catalogue.querysets_partners import PartnerQuerySet

#: A page of a place shows so many; all stand in the register of partners.
SHOWN = 12


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """One agreement: what it is called, what it is about, since and until when, the paper."""

    kind: str
    title: str
    about: str
    dates: str
    document_url: str = ""
    document_size: str = ""


@dataclass(frozen=True, slots=True)
class PartnerFacts:
    """One partner with what was agreed in public."""

    pk: int
    name: str
    kind: str
    branches: Sequence[str]
    website: str
    agreements: Sequence[AgreementFacts]


def partner_facts(partners: "PartnerQuerySet", *, most: int = SHOWN) -> list[PartnerFacts]:
    """Read partners with their agreements; one query."""
    by_partner: dict[int, list[Mapping[str, Any]]] = {}
    # A partner has few agreements; the rows of one more partner than is shown are let go.
    for row in partners.with_agreements()[: most * 4]:
        by_partner.setdefault(row["pk"], []).append(row)
    return [_partner(rows) for rows in list(by_partner.values())[:most]]


def _partner(rows: Sequence[Mapping[str, Any]]) -> PartnerFacts:
    first = rows[0]
    return PartnerFacts(
        pk=first["pk"],
        name=_in_language(first, "name"),
        kind=str(PartnerKind(first["kind"]).label),
        branches=_labels(FarmBranch, first["branches"]),
        website=first["website"],
        agreements=[_agreement(row) for row in rows if row["agreed__pk"] is not None],
    )


def _agreement(row: Mapping[str, Any]) -> AgreementFacts:
    signed, ends = row["agreed__signed_on"], row["agreed__ends_on"]
    dates = (
        _("from %(start)s to %(end)s") % {"start": format_date(signed), "end": format_date(ends)}
        if ends
        else _("since %(start)s") % {"start": format_date(signed)}
    )
    return AgreementFacts(
        kind=AgreementKind(row["agreed__kind"]).name,
        title=_in_language(row, "agreed__title"),
        about=", ".join(_labels(AgreementScope, row["agreed__scopes"])),
        dates=dates,
        document_url=_document_url(row),
        document_size=filesizeformat(row["agreed__document__file_size"] or 0)
        if row["agreed__document_id"]
        else "",
    )


def _document_url(row: Mapping[str, Any]) -> str:
    if not row["agreed__document_id"]:
        return ""
    name = (
        row["agreed__document__download_name"] or PurePosixPath(row["agreed__document__file"]).name
    )
    return reverse("wagtaildocs_serve", args=[row["agreed__document_id"], name])


def _in_language(row: Mapping[str, Any], name: str) -> str:
    thai: str = row[f"{name}_th"]
    return thai if is_thai() else row[f"{name}_en"] or thai


def _labels(choices: Any, codes: Iterable[str] | None) -> list[str]:
    return [str(choices(code).label) for code in codes or () if code in choices]
