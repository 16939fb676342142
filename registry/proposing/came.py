"""What came with a POST of the form: answers, controls, the button pressed, its pictures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext as _

from portal.media import pictures
from registry import protection
from registry.forms.submission.pictures import Described
from registry.forms.submission.place import WhereForm
from registry.forms.submission.proposal import ProposalForm
from registry.forms.submission.sender import LONGEST_TYPED, SenderForm
from registry.forms.submission.typed import typed
from registry.models import SubmissionPicture
from registry.proposing.subject import Subject
from registry.sent import Sent
from registry.services import submission_pictures
from registry.services.submission_pictures import MOST_PICTURES
from registry.submission_pages import ShownPicture

_ABOUT = "about_"


@dataclass(frozen=True)
class Forms:
    """The three forms of one page; None where the page to be changed says where it belongs."""

    proposal: ProposalForm
    sender: SenderForm
    where: WhereForm | None


@dataclass(frozen=True)
class Came:
    """All of it, with the pictures that are kept now."""

    answers: Mapping[str, str]
    sent: Sent
    subject: Subject
    step: str
    kept: tuple[SubmissionPicture, ...] = ()
    said: Mapping[str, Described] | None = None
    picture_problems: tuple[str, ...] = ()

    @classmethod
    def of(cls, request: HttpRequest, *, keeps_files: bool = True) -> "Came":
        """Read it; files are kept whatever else is wrong, so that nobody chooses them twice."""
        posted = request.POST
        answers = typed(posted)
        sent = Sent.of(posted).fresh()
        step, drop = str(posted.get("step", ""))[:20], str(posted.get("drop", ""))[:60]
        problems: list[str] = []
        if keeps_files:
            if drop:
                submission_pictures.drop(sent.key_or_new, drop)
            problems = list(_kept(request, sent, request.FILES.getlist("pictures")))
        mine = tuple(SubmissionPicture.objects.with_key(sent.key_or_new))
        said = _said(posted, mine)
        if keeps_files:
            good = {uid: one.words for uid, one in said.items() if not one.problem}
            submission_pictures.describe(mine, good)
        subject = Subject.of(answers["page"], answers["group"], answers["district"].strip())
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

    def forms(self, *, bound: bool) -> Forms:
        """The three forms, to be judged or only filled in."""
        given: Any = self.answers if bound else None
        filled: dict[str, Any] = {} if bound else {"initial": dict(self.answers)}
        subject = self.subject
        return Forms(
            subject.form_class(given, page=subject.page, group=subject.group, **filled),
            SenderForm(given, **filled),
            None if subject.page is not None else WhereForm(given, **filled),
        )


def _said(posted: Mapping[str, str], mine: Iterable[SubmissionPicture]) -> dict[str, Described]:
    """What was typed about each picture, by its name that nobody can guess."""
    typed_about = {str(one.uid): posted.get(_ABOUT + str(one.uid)) for one in mine}
    return {
        uid: Described.judged(uid, str(words)[:LONGEST_TYPED])
        for uid, words in typed_about.items()
        if words is not None
    }


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
            submission_pictures.keep(sent.key_or_new, pictures.clean(file))
        except ValidationError as wrong:
            yield _("“%(name)s”: %(why)s") % {"name": name[:60], "why": wrong.messages[0]}
