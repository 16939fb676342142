"""Telling a centre what one would like to learn, before a run of it exists (S1-29)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from portal.core import errors
from portal.core.parts import Link
from portal.core.rate_limit import Rate, Verdict
from portal.core.thai_text import normalise_line, storable
from portal.places import areas
from registry import protection
from registry.asked_courses import AskedCourse, asked_course
from registry.enums import Purpose
from registry.forms.interest import LONGEST_NAME, InterestForm, typed
from registry.forms.problems import problem_links
from registry.links import interest_token, read_interest_token
from registry.models import Interest, Notice
from registry.services import interests
from registry.services.writing import Unavailable

#: A village behind one mobile mast, or a school; a telephone of a household.
_PER_ADDRESS = Rate(burst=300, per=timedelta(hours=1))
_PER_TELEPHONE = Rate(burst=10, per=timedelta(hours=1))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the address, or the form that was sent, says about the wish."""

    course: AskedCourse | None
    province: str
    values: dict[str, str]

    @classmethod
    def of(cls, values: dict[str, str]) -> "_Asked":
        course = asked_course(values.get("course", ""))
        district = areas.district(values.get("district", ""))
        province = areas.province(values.get("province", ""))
        code = province.code if province else ""
        if district is not None:
            code = district.province.code
        elif values.get("province") != "0" and not code and course is not None:
            district = areas.district(course.district)
            code = district.province.code if district else ""
            values = {**values, "district": district.code if district else ""}
        return cls(course, code, values)


@sensitive_post_parameters()
@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Show the form, and take it."""
    if request.method != "POST":
        asked = _Asked.of(_from_address(request))
        initial = {name: asked.values.get(name, "") for name in ("topic", "district")}
        form = InterestForm(
            None, has_course=asked.course is not None, province=asked.province, initial=initial
        )
        return _page(request, asked, form)
    asked = _Asked.of(typed(request.POST))
    form = InterestForm(asked.values, has_course=asked.course is not None, province=asked.province)
    if not form.is_valid():
        return _page(request, asked, form, status=422)
    if form.needs_another_press:
        form.add_error(None, _("Please look it over and send it once more"))
        return _page(request, asked, form, status=422)
    verdict = _may_send(request, form.cleaned_data["tel"])
    if not verdict.allowed:
        return errors.too_many(request, verdict.retry_after)
    return _taken(request, asked, form)


def bound_again(request: HttpRequest) -> HttpResponse:
    """The form as it was sent, with a new token; nothing is executed (``CSRF_FAILURE_VIEW``)."""
    asked = _Asked.of(typed(request.POST))
    form = InterestForm(asked.values, has_course=asked.course is not None, province=asked.province)
    form.add_error(None, _("Please look it over and send it once more"))
    return _page(request, asked, form, status=403)


def _taken(request: HttpRequest, asked: _Asked, form: InterestForm) -> HttpResponse:
    given = form.cleaned_data
    try:
        interest = interests.ask(
            telephone=given["tel"],
            district=given["district"],
            course=asked.course.page if asked.course else None,
            topic=given.get("topic", ""),
            name=given["name"],
            language=(get_language() or "th")[:2],
        )
    except Unavailable:
        form.add_error(None, _("We could not keep it just now. Nothing is lost: send it again"))
        return _page(request, asked, form, status=503)
    address = reverse("registry:interest-done")
    response = redirect(f"{address}?w={interest_token(interest.uid)}")
    response.status_code = 303
    return response


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def done(request: HttpRequest) -> HttpResponse:
    """Say what happens now; the same page takes the wish back."""
    token = str((request.POST or request.GET).get("w", ""))[:LONGEST_NAME]
    uid = read_interest_token(token)
    if request.method == "POST" and uid is not None:
        interests.withdraw(uid)
    interest = Interest.objects.with_uid(uid) if uid else None
    address = f"{reverse('registry:interest-done')}?w={token}"
    context = {
        "interest": interest,
        # Whoever keeps it can take the wish back another day, on another phone.
        "own_address": request.build_absolute_uri(address),
        "place": areas.place_label(interest.district_id) if interest else "",
        "token": token,
        "breadcrumbs": _breadcrumbs(),
    }
    return render(request, "registry/interest_done.html", context)


def _from_address(request: HttpRequest) -> dict[str, str]:
    names = ("course", "topic", "province", "district")
    return {name: normalise_line(storable(request.GET.get(name, "")[:120])) for name in names}


def _may_send(request: HttpRequest, telephone: str) -> Verdict:
    return protection.judge_sender(
        request,
        telephone,
        form="interest",
        per_address=_PER_ADDRESS,
        per_telephone=_PER_TELEPHONE,
    )


def _page(
    request: HttpRequest, asked: _Asked, form: InterestForm, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "course": asked.course,
        "province": areas.province(asked.province),
        "provinces": areas.province_choices(),
        "topic": asked.values.get("topic", ""),
        "course_code": asked.course.code if asked.course else "",
        "started": _started(form),
        "notice": Notice.objects.current([Purpose.INTEREST], get_language() or "th").first(),
        "problems": list(problem_links(form, all_of_it="send")),
        "breadcrumbs": _breadcrumbs(),
    }
    return render(request, "registry/interest.html", context, status=status)


def _started(form: InterestForm) -> str:
    """The moment that the page was given out: the first one, as long as it counts."""
    if form.is_bound and form.seconds is not None:
        return str(form.data["started"])
    return protection.started_now()


def _breadcrumbs() -> list[Any]:
    return [
        Link(_("Home"), reverse("wagtail_serve", args=[""])),
        Link(_("Tell the centre what you would like to learn"), "", "page"),
    ]
