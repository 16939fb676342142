"""Proposing a product or a change without an account: details and pictures, check, send, receipt.

Each page carries every answer; pictures are kept as they come, under the form's own key. No session
and no script is needed.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import InterfaceError, OperationalError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from catalogue.events.places import holder_of
from portal.core.cookies import REMEMBERED_AREA
from portal.media import pictures
from portal.places.models import OrgUnit
from registry import protection
from registry.current_notices import current_notices
from registry.enums import Purpose, SubmissionKind
from registry.forms.submission import (
    Described,
    GroupProposalForm,
    ProductProposalForm,
    ProposalForm,
    SenderForm,
    WhereForm,
    code_of,
    typed,
)
from registry.links import read_picture_token, read_submission_token, submission_token
from registry.models import Submission, SubmissionPicture
from registry.models.submission import submission_storage
from registry.services import submissions
from registry.services.submissions import MOST_PICTURES, Proposal, Sender
from registry.services.writing import Unavailable
from registry.sign_up_pages import Sent, Why
from registry.submission_pages import Again, Checking, Proposing, ShownPicture
from registry.submission_receipt import SubmissionReceipt
from registry.upload_cap import CappedUploadHandler
from registry.views.private import private_page, site_phone
from showcase.models import GroupPage, ProductPage

_BUSY_SECONDS = 20
_ABOUT = "about_"


# Exempt only until the handler is set, which must be before anything is read: then it is protected.
@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    """Show the form, keep its pictures, take it."""
    request.upload_handlers = [CappedUploadHandler(request)]
    return _propose(request)


@never_cache
@csrf_protect
def _propose(request: HttpRequest) -> HttpResponse:
    try:
        if request.method != "POST":
            return _open(request)
        came = _Came.of(request)
        return _STEPS.get(came.step, _check)(request, came)
    except (OperationalError, InterfaceError, Unavailable):
        return _again(request, Why.BUSY, 503, _BUSY_SECONDS)


def bound_again(request: HttpRequest) -> HttpResponse:
    """The form as it was sent, with a new token; nothing is executed (``CSRF_FAILURE_VIEW``)."""
    try:
        return _details(request, _Came.of(request, keeps_files=False), why=Why.STALE, status=403)
    except (OperationalError, InterfaceError):
        return _again(request, Why.BUSY, 503, _BUSY_SECONDS)


@never_cache
@require_safe
def picture(request: HttpRequest, token: str) -> HttpResponse | FileResponse:
    """The small copy of a picture, for whoever has just chosen it."""
    uid = read_picture_token(token)
    found = SubmissionPicture.objects.named(uid).first() if uid else None
    storage = submission_storage()
    if found is None or not storage.exists(found.small_name):
        raise Http404
    response = FileResponse(storage.open(found.small_name), content_type="image/jpeg")
    response["X-Robots-Tag"] = "noindex"
    return response


@private_page
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    """Say under which reference it is kept, how it stands, and what comes next."""
    uid = read_submission_token(token)
    found = Submission.objects.with_uid(uid).with_outcome().first() if uid else None
    if found is None:
        raise Http404
    link = request.build_absolute_uri(reverse("registry:submission-receipt", args=[token]))
    shown = SubmissionReceipt(found, link, site_phone(request), said=request.GET.get("sent", ""))
    return render(request, "registry/submission_receipt.html", {"shown": shown})


# --- what came -------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Subject:
    """What a form is about: the page to be changed, the group, the centre in charge."""

    page: ProductPage | GroupPage | None = None
    group: GroupPage | None = None
    unit: OrgUnit | None = None

    @classmethod
    def of(cls, page_code: str, group_code: str, district: str = "") -> "_Subject":
        """At most three queries; what is not online is as if nobody had named it."""
        page = _page_with(page_code)
        if page is not None:
            group = page.group if isinstance(page, ProductPage) else None
            return cls(page, group, holder_of(page))
        group = _group_with(group_code)
        if group is not None:
            return cls(None, group, holder_of(group))
        unit = OrgUnit.objects.active().for_area(district).first() if district else None
        return cls(None, None, unit)

    @property
    def form_class(self) -> type[ProposalForm]:
        """Which form asks about it."""
        return GroupProposalForm if isinstance(self.page, GroupPage) else ProductProposalForm


@dataclass(frozen=True)
class _Came:
    """What came with a POST: answers, controls, pictures that are kept now, the button pressed."""

    answers: Mapping[str, str]
    sent: Sent
    subject: _Subject
    step: str
    kept: tuple[SubmissionPicture, ...] = ()
    said: Mapping[str, Described] | None = None
    picture_problems: tuple[str, ...] = ()

    @classmethod
    def of(cls, request: HttpRequest, *, keeps_files: bool = True) -> "_Came":
        """Read it; files are kept whatever else is wrong, so that nobody chooses them twice."""
        posted = request.POST
        answers = typed(posted)
        sent = Sent.of(posted).fresh()
        step, drop = str(posted.get("step", ""))[:20], str(posted.get("drop", ""))[:60]
        problems: list[str] = []
        if keeps_files:
            if drop:
                submissions.drop_picture(sent.key_or_new, drop)
            problems = list(_kept(request, sent, request.FILES.getlist("pictures")))
        mine = tuple(SubmissionPicture.objects.with_key(sent.key_or_new))
        said = {
            str(one.uid): Described.judged(str(one.uid), str(posted[_ABOUT + str(one.uid)])[:3000])
            for one in mine
            if _ABOUT + str(one.uid) in posted
        }
        if keeps_files:
            good = {uid: one.words for uid, one in said.items() if not one.problem}
            submissions.describe_pictures(mine, good)
        subject = _Subject.of(answers["page"], answers["group"], answers["district"].strip())
        if drop:
            step = "pictures"
        return cls(answers, sent, subject, step, mine, said, tuple(problems))

    @property
    def gone(self) -> Mapping[str, str] | None:
        """What was typed for a page that went offline meanwhile."""
        return self.answers if self.answers["page"] and self.subject.page is None else None

    @property
    def shown_pictures(self) -> list[ShownPicture]:
        """As their sender sees them."""
        return [ShownPicture.of(one, self.said or {}) for one in self.kept]

    @property
    def has_bad_pictures(self) -> bool:
        """A file was refused, or one is described by what must not be public."""
        said = (self.said or {}).values()
        return bool(self.picture_problems) or any(one.problem for one in said)

    def forms(self, *, bound: bool) -> tuple[ProposalForm, SenderForm, WhereForm | None]:
        """The three forms, to be judged or only filled in."""
        given: Any = self.answers if bound else None
        filled: dict[str, Any] = {} if bound else {"initial": dict(self.answers)}
        subject = self.subject
        proposal = subject.form_class(given, page=subject.page, group=subject.group, **filled)
        where = None if subject.page is not None else WhereForm(given, **filled)
        return proposal, SenderForm(given, **filled), where


def _kept(request: HttpRequest, sent: Sent, files: Iterable[UploadedFile]) -> Iterable[str]:
    """Keep what can be kept; give words for each file that cannot."""
    for number, file in enumerate(files):
        name = file.name or ""
        if number >= MOST_PICTURES:
            yield _("At most %(most)d pictures can be added") % {"most": MOST_PICTURES}
            return
        if not protection.may_keep_picture(request).allowed:
            yield _(
                "Too many pictures came from here at once. Add them in an hour, or send without"
            )
            return
        try:
            submissions.keep_picture(sent.key_or_new, pictures.clean(file))
        except ValidationError as wrong:
            yield _("“%(name)s”: %(why)s") % {"name": name[:60], "why": wrong.messages[0]}


# --- the steps -------------------------------------------------------------------------------


def _open(request: HttpRequest) -> HttpResponse:
    asked, group_code = code_of(request.GET.get("page", "")), code_of(request.GET.get("group", ""))
    subject = _Subject.of(asked, group_code)
    if asked and subject.page is None:
        raise Http404
    area = request.COOKIES.get(REMEMBERED_AREA, "")
    district = (subject.unit.district_id or "") if subject.unit is not None else area[:4]
    answers: dict[str, str] = {
        "province": (district or area)[:2],
        "district": district,
        "group": (subject.group.code or "") if subject.group is not None else "",
        "page": asked,
    }
    came = _Came(answers, Sent.new(), subject, "")
    return _details(request, came)


def _stay(request: HttpRequest, came: _Came) -> HttpResponse:
    """The same page with everything typed: another district, one more picture, one fewer."""
    return _details(request, came, status=422 if came.has_bad_pictures else 200)


def _check(request: HttpRequest, came: _Came) -> HttpResponse:
    return _judged(request, came)


def _send(request: HttpRequest, came: _Came) -> HttpResponse:
    proposal, sender, where = came.forms(bound=True)
    if not _all_good(came, proposal, sender, where):
        return _judged(request, came)
    why = _what_is_wrong(request, came)
    if why is not None:
        return _judged(request, came, why, 422)
    verdict = protection.may_propose(request, sender.cleaned_data["sender_tel"])
    if not verdict.allowed:
        return _again(request, Why.TOO_MANY, 429, verdict.retry_after)
    made = _proposal(came, proposal, sender)
    submission = submissions.send(made, submission_key=came.sent.key_or_new)
    said = "" if submissions.is_same(submission, made) else "?sent=before"
    url = reverse("registry:submission-receipt", args=[submission_token(submission.uid)])
    response = HttpResponseRedirect(f"{url}{said}")
    response.status_code = 303
    return response


_STEPS: Mapping[str, Callable[[HttpRequest, _Came], HttpResponse]] = {
    "check": _check,
    "send": _send,
    "edit": _stay,
    "place": _stay,
    "pictures": _stay,
}


# --- judging ---------------------------------------------------------------------------------


def _all_good(
    came: _Came, proposal: ProposalForm, sender: SenderForm, where: WhereForm | None
) -> bool:
    """Judge all of it, so that everything wrong is said at once."""
    good = [proposal.is_valid(), sender.is_valid(), where is None or where.is_valid()]
    if where is not None and where.is_valid():
        if came.answers["group"].strip() and came.subject.group is None:
            where.add_error("group", _("This group is not online any more. Choose again"))
        elif came.subject.unit is None:
            where.add_error("district", _("This district has no centre yet. Choose one nearby"))
    if all(good) and came.subject.page is not None and not _says_anything(came, proposal, sender):
        proposal.add_error(
            None, _("Nothing differs from the page yet: change something, or write to the centre")
        )
    bad = bool(proposal.errors or sender.errors or (where is not None and where.errors))
    return not bad and not came.has_bad_pictures and came.gone is None


def _says_anything(came: _Came, proposal: ProposalForm, sender: SenderForm) -> bool:
    return bool(proposal.answers or came.kept or sender.cleaned_data["message"])


def _what_is_wrong(request: HttpRequest, came: _Came) -> Why | None:
    """Say why a form that was sent is not taken yet; None when it may be."""
    given = Sent.of(request.POST)
    if given.key is None:
        return Why.AGAIN
    seconds = protection.seconds_since(given.started)
    if seconds is None:
        return Why.AGAIN
    if seconds < protection.LEAST_SECONDS or given.website:
        return Why.FAST
    notice = current_notices(_language()).get(Purpose.SUBMISSION)
    if notice is not None and given.notice != str(notice.version):
        return Why.NOTICE
    return None


def _proposal(came: _Came, proposal: ProposalForm, sender: SenderForm) -> Proposal:
    subject, given = came.subject, sender.cleaned_data
    notice = current_notices(_language()).get(Purpose.SUBMISSION)
    assert subject.unit is not None  # noqa: S101 - judged before
    about = subject.page or subject.group
    return Proposal(
        kind=SubmissionKind.CHANGE if subject.page is not None else SubmissionKind.PRODUCT,
        unit=subject.unit,
        about=about.page_ptr if about is not None else None,
        title=proposal.cleaned_data["title"],
        sender=Sender(
            given["sender_name"], given["sender_tel"], given["sender_role"], given["message"]
        ),
        answers=proposal.answers,
        notice_version=notice.version if notice is not None else 0,
        language=_language(),
    )


# --- pages -----------------------------------------------------------------------------------


def _judged(
    request: HttpRequest, came: _Came, why: Why | None = None, status: int = 200
) -> HttpResponse:
    """The check page of answers that can be taken, else the details with what is to be mended."""
    proposal, sender, where = came.forms(bound=True)
    if not _all_good(came, proposal, sender, where):
        forms = (proposal, sender, where)
        return _details(request, came, forms=forms, why=why, status=max(status, 422))
    page = Checking(
        sent=came.sent.fresh(keeps_started=why is Why.FAST),
        proposal=proposal,
        sender=sender,
        where=where,
        page=came.subject.page,
        unit=came.subject.unit,
        pictures=came.shown_pictures,
        notices=current_notices(_language()),
        why=why,
    )
    return render(request, "registry/submission_check.html", {"shown": page}, status=status)


def _details(
    request: HttpRequest,
    came: _Came,
    *,
    forms: tuple[ProposalForm, SenderForm, WhereForm | None] | None = None,
    why: Why | None = None,
    status: int = 200,
) -> HttpResponse:
    proposal, sender, where = forms or came.forms(bound=False)
    if where is not None:
        where.offer_places()
    page = Proposing(
        sent=came.sent.fresh(),
        proposal=proposal,
        sender=sender,
        where=where,
        page=came.subject.page,
        unit=came.subject.unit,
        pictures=came.shown_pictures,
        picture_problems=came.picture_problems,
        notices=current_notices(_language()),
        why=why,
        gone=came.gone,
    )
    return render(request, "registry/submission.html", {"shown": page}, status=status)


def _again(request: HttpRequest, why: Why, status: int, wait: int | None = None) -> HttpResponse:
    """The answers on a page that needs no database, to be sent once more."""
    page = Again.of(request.POST if request.method == "POST" else {}, why, wait)
    response = render(request, "registry/submission_again.html", {"shown": page}, status=status)
    if wait is not None:
        response["Retry-After"] = str(wait)
    return response


def _language() -> str:
    return (get_language() or "th")[:2]


def _page_with(code: str) -> ProductPage | GroupPage | None:
    if not code:
        return None
    product = ProductPage.objects.open_to_all().with_code(code).select_related("group").first()
    found: ProductPage | GroupPage | None = product or _group_with(code)
    return found


def _group_with(code: str) -> GroupPage | None:
    if not code.strip():
        return None
    group: GroupPage | None = GroupPage.objects.open_to_all().with_code(code_of(code)).first()
    return group
