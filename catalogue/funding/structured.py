"""Structured data of a funding source for search engines."""

from typing import TYPE_CHECKING, Any

from django.utils.safestring import SafeString

from catalogue.funding.enums import FundingKind
from portal.core import structured_data as schema
from portal.core.structured_data import Data

if TYPE_CHECKING:
    from catalogue.funding.detail import FundingDetail

_CURRENCY = "THB"


def funding_data(detail: "FundingDetail") -> SafeString:
    """Describe a source, who gives it, and the way to the page."""
    return schema.script(_product(detail), _way(detail))


def _product(detail: "FundingDetail") -> Data:
    page, source = detail.page, detail.source
    is_grant = source.kind == FundingKind.GRANT
    funder = _known(
        {
            "@type": "Organization",
            "name": page.funder,
            "url": page.website,
        }
    )
    return _known(
        {
            "@type": "MonetaryGrant" if is_grant else "LoanOrCredit",
            "@id": f"{detail.url}#funding",
            "name": page.shown_title,
            "url": detail.url,
            "description": page.shown_summary,
            ("funder" if is_grant else "provider"): funder if page.funder else None,
            "amount": _amount(detail),
            **({} if is_grant else _loan(detail)),
        }
    )


def _loan(detail: "FundingDetail") -> Data:
    source = detail.source
    term = None
    if source.term_months:
        term = {"@type": "QuantitativeValue", "maxValue": source.term_months, "unitCode": "MON"}
    return {
        "currency": _CURRENCY,
        "interestRate": str(source.rate) if source.rate is not None else None,
        "loanTerm": term,
        "requiredCollateral": detail.page.guarantee,
        "areaServed": source.place,
    }


def _amount(detail: "FundingDetail") -> Data | None:
    least, most = detail.source.least, detail.source.most
    if least is None and most is None:
        return None
    return _known(
        {"@type": "MonetaryAmount", "currency": _CURRENCY, "minValue": least, "maxValue": most}
    )


def _way(detail: "FundingDetail") -> Data | None:
    return schema.way(detail.breadcrumbs, origin=detail.origin, here=detail.url)


def _known(data: dict[str, Any]) -> Data:
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}
