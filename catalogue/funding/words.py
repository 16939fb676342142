"""A funding source in plain words: limits, interest, time, and what a loan comes to."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from catalogue.funding.enums import FundingKind, FundingUse, FundingWho, InterestMethod
from catalogue.funding.repayment import MONTHS, Repayment
from catalogue.funding.source import Source
from portal.core.choice_names import choice_name
from portal.core.money import baht

Pair = tuple[str, str]


def limit_words(source: Source) -> str:
    """Say how much there is: "ไม่เกิน 50,000 บาท"; empty while nobody knows."""
    least, most = source.least, source.most
    if least and most and least == most:
        return baht(most)
    if least and most:
        return _("%(least)s to %(most)s") % {"least": baht(least), "most": baht(most)}
    if most:
        return _("Up to %(most)s") % {"most": baht(most)}
    if least:
        return _("From %(least)s") % {"least": baht(least)}
    return ""


def rate_words(rate: Decimal) -> str:
    """Write a rate without empty decimals: "6", "1.25"."""
    return f"{rate.normalize():f}"


def interest_words(source: Source) -> str:
    """Say what it costs in one line: "ดอกเบี้ยร้อยละ 6 ต่อปี คิดแบบคงที่"."""
    if not source.is_repaid:
        return _("Nothing to pay back")
    if source.method == InterestMethod.NONE or (source.method and source.rate == 0):
        return _("No interest")
    if source.rate is None or not source.method:
        return _("Ask about the interest before you sign")
    values = {"rate": rate_words(source.rate)}
    if source.method == InterestMethod.FLAT:
        return _("Interest of %(rate)s%% a year, flat") % values
    return _("Interest of %(rate)s%% a year on what is still owed") % values


def how_counted(source: Source) -> str:
    """Explain to somebody who never borrowed how interest is counted."""
    if not source.is_repaid:
        return ""
    if source.method == InterestMethod.NONE or source.rate == 0:
        return _("You pay back exactly what you borrow.")
    if source.method == InterestMethod.FLAT:
        return _(
            "Flat means: interest is counted on the whole sum to the end,"
            " also on what you have paid back already. So it costs more than it sounds."
        )
    if source.method == InterestMethod.EFFECTIVE:
        return _(
            "Interest is counted only on what you still owe. The sooner you pay back, the less it costs."
        )
    return ""


def months_words(months: int) -> str:
    """Write a time: "1 ปี", "6 เดือน", "1 ปี 6 เดือน"."""
    years, rest = divmod(months, MONTHS)
    parts = []
    if years:
        parts.append(ngettext("%(count)d year", "%(count)d years", years) % {"count": years})
    if rest:
        parts.append(ngettext("%(count)d month", "%(count)d months", rest) % {"count": rest})
    return " ".join(parts)


def in_sentence(source: Source, example: Repayment) -> str:
    """Say an example in one sentence: "กู้ 10,000 บาท คืนรวมประมาณ 10,600 บาท ใน 1 ปี"."""
    values = {
        "sum": baht(example.amount),
        "total": baht(example.total),
        "time": months_words(example.months),
    }
    if source.kind == FundingKind.REVOLVING:
        return _("Borrow %(sum)s from the group, pay back about %(total)s in %(time)s") % values
    return _("Borrow %(sum)s, pay back about %(total)s in %(time)s") % values


def sums(source: Source) -> list[Pair]:
    """Return the two or three figures that belong together."""
    if not source.is_repaid:
        got = limit_words(source) or (source.in_kind[0] if source.in_kind else "")
        back = (_("Pay back"), _("Nothing"))
        return [(_("You get"), got), back] if got else []
    example = source.example
    if example is None:
        return []
    total = _("%(total)s in %(time)s") % {
        "total": baht(example.total),
        "time": months_words(example.months),
    }
    return [
        (borrow_word(source), baht(example.amount)),
        (_("Pay back about"), total),
        (_("About each month"), baht(example.monthly)),
    ]


def borrow_word(source: Source) -> str:
    """Name what one does with the money: borrow from a bank, or from the group."""
    if source.kind == FundingKind.REVOLVING:
        return pgettext("from a group's fund", "Borrow")
    return pgettext("from a lender", "Borrow")


def who_term(source: Source) -> str:
    """Ask who may have it, in the word that fits the kind."""
    if source.kind == FundingKind.GRANT:
        return _("Who can ask for it")
    if source.kind == FundingKind.REVOLVING:
        return _("Who can borrow from the group")
    return _("Who can borrow")


def who_words(source: Source) -> str:
    """Name whom it is for, by the finder's choices."""
    if not source.who:
        return _("Everybody")
    return ", ".join(
        str(FundingWho(code).label) for code in source.who if code in FundingWho.values
    )


def use_words(source: Source) -> str:
    """Name what it may be spent on, by the finder's choices."""
    if not source.uses:
        return _("Anything the work needs")
    return ", ".join(
        str(FundingUse(code).label) for code in source.uses if code in FundingUse.values
    )


def kind_name(kind: str) -> str:
    """Name a kind."""
    return choice_name(FundingKind, kind)
