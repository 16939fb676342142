"""Visitors say what is wrong on a page: a short form, and a receipt that says what became of it."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from catalogue import breadcrumbs
from catalogue.forms.fact_report import FactReportForm
from catalogue.models import FactReport
from catalogue.services import fact_reports
from catalogue.wrong_facts import facts_of
from portal.core import errors
from portal.core.client_address import client_address
from portal.core.parts import Link
from portal.core.rate_limit import Rate, take
from search.models import Entry

_RATE = Rate(burst=5, per=timedelta(hours=1))


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def report_fact(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """Show the form for a public page, and take the report."""
    entry = _entry(kind, code)
    form = FactReportForm(
        request.POST if request.method == "POST" else None,
        facts=facts_of(kind),
        fact=request.GET.get("fact", ""),
    )
    if request.method == "POST":
        if form.is_from_a_program:
            # As if all were well: a program must not learn what gave it away.
            return redirect("catalogue:report-receipt", "received")
        if form.is_valid():
            verdict = take("report-fact", client_address(request), _RATE)
            if not verdict.allowed:
                return errors.too_many(request, verdict.retry_after)
            report = fact_reports.report_fact(
                entry, fact=form.cleaned_data["fact"], message=form.cleaned_data["message"]
            )
            return redirect("catalogue:report-receipt", report.reference)
    context = {
        "form": form,
        "entry": entry,
        "problems": _problems(form),
        "breadcrumbs": breadcrumbs.of_report(entry.shown_title, entry.url),
    }
    return render(request, "catalogue/report_fact.html", context)


@never_cache
@require_safe
def receipt(request: HttpRequest, reference: str) -> HttpResponse:
    """Say what happens now, and later what became of it."""
    report = FactReport.objects.with_reference(reference).shown().first()
    if report is None and reference != "received":
        raise Http404
    page_url = ""
    if report is not None and report.page is not None:
        entry = Entry.objects.of_pages([report.page_id]).first()
        page_url = entry.url if entry is not None else ""
    context = {
        "report": report,
        "page_url": page_url,
        "breadcrumbs": breadcrumbs.of_report(report.title if report else "", page_url),
    }
    return render(request, "catalogue/report_receipt.html", context)


def _entry(kind: str, code: str) -> Entry:
    entry = Entry.objects.of_kind(kind).with_code(code).first()
    if entry is None:
        raise Http404
    return entry


def _problems(form: FactReportForm) -> list[Link]:
    if not form.is_bound:
        return []
    # A group of choices begins with its first one.
    first = {"fact": "id_fact_0"}
    return [
        Link(str(said[0]), f"#{first.get(name, f'id_{name}')}")
        for name, said in form.errors.items()
    ]
