"""What the pages of a proposal show: plain values for their templates."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from portal.core.parts import Link, Step, steps_at
from portal.core.telephones import display
from portal.places.models import OrgUnit
from registry.answer_pages import Again, Row
from registry.enums import Purpose
from registry.forms.problems import not_sent_yet, problem_links
from registry.forms.submission.group import GroupProposalForm
from registry.forms.submission.pictures import Described
from registry.forms.submission.place import WhereForm
from registry.forms.submission.product import ProductProposalForm
from registry.forms.submission.proposal import CONTACT, ProposalForm
from registry.forms.submission.sender import SenderForm
from registry.forms.submission.typed import typed
from registry.links import picture_token
from registry.models import Notice, SubmissionPicture
from registry.sent import Sent, Why
from registry.services.submission_pictures import MOST_PICTURES
from showcase.models import GroupPage, ProductPage

#: Asked of everybody; the rest stands behind a fold.
_FIRST = ("title", "summary", "category", "price_baht", "unit_code", "unit_other")
_FIRST_OF_GROUP = ("title", "summary", "members")
#: Shown again on the page that stands when the database is away: what people typed themselves.
_WORDS_OF_THEIR_OWN = (
    "title", "summary", "price_baht", "story_maker", "story_wisdom", "story_pride", "material",
    "phone", "line_name", "online_shops", "strengths", "market_places", "market_days",
    "sender_name", "sender_tel", "sender_role", "message",
)  # fmt: skip


def steps(now: int) -> list[Step]:
    """The three steps."""
    titles = (_("Write and add pictures"), _("Check and send"), _("The centre rings you"))
    return steps_at(titles, now)


def why_words(why: Why | None) -> str:
    """Why the page came back, if it did."""
    if why is Why.TOO_MANY:
        return _("Too many proposals came from here at once. Nothing you typed is lost")
    return why.words if why is not None else ""


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture that was kept, as its sender sees it."""

    uid: str
    url: str
    description: str
    problem: str = ""

    @classmethod
    def of(cls, picture: SubmissionPicture, said: Mapping[str, Described]) -> "ShownPicture":
        """With what was typed about it last, taken or not."""
        uid = str(picture.uid)
        described = said.get(uid)
        return cls(
            uid,
            reverse("registry:submission-picture", args=[picture_token(uid)]),
            described.words if described else picture.description,
            described.problem if described else "",
        )


@dataclass(frozen=True)
class Proposing:
    """One rendered form: what it is about, its three parts, its pictures."""

    sent: Sent
    proposal: ProposalForm
    sender: SenderForm
    #: None where the page to be changed says where it belongs.
    where: WhereForm | None
    #: The page to be changed.
    page: ProductPage | GroupPage | None = None
    #: Which the page, or the product, belongs to.
    unit: OrgUnit | None = None
    pictures: Sequence[ShownPicture] = ()
    #: What was wrong with files that were chosen now.
    picture_problems: Sequence[str] = ()
    notices: Mapping[str, Notice] = field(default_factory=dict)
    why: Why | None = None
    #: What was typed for a page that is not online any more; None where none was named.
    gone: Mapping[str, str] | None = None

    @property
    def is_gone(self) -> bool:
        """The page to be changed went offline meanwhile."""
        return self.gone is not None

    @property
    def gone_rows(self) -> list[tuple[str, str]]:
        """What was typed and has no field on this page."""
        fields = {**GroupProposalForm.base_fields, **ProductProposalForm.base_fields}
        return [
            (str(fields[name].label), value)
            for name, value in (self.gone or {}).items()
            if value and name in fields and name not in self.proposal.fields
        ]

    @property
    def forms(self) -> list[forms.Form]:
        """In the order of the page."""
        return [self.proposal, *([self.where] if self.where else []), self.sender]

    @property
    def is_change(self) -> bool:
        """A change to a page, not a new product."""
        return self.page is not None

    @property
    def is_group(self) -> bool:
        """It is about a group."""
        return isinstance(self.proposal, GroupProposalForm)

    @property
    def action(self) -> str:
        """Where the form is sent."""
        return reverse("registry:submission-new")

    @property
    def heading(self) -> str:
        """What is done here."""
        if not self.is_change:
            return _("Show your product here")
        if self.is_group:
            return _("Propose a change to the group's page")
        return _("Propose a change to the product's page")

    @property
    def steps(self) -> list[Step]:
        """Where one is."""
        return steps(0)

    @property
    def notice(self) -> Notice | None:
        """What is said about the sender's data."""
        return self.notices.get(Purpose.SUBMISSION)

    @property
    def why_words(self) -> str:
        """Why the page came back, if it did."""
        return why_words(self.why)

    @cached_property
    def problems(self) -> list[Link]:
        """What is to be mended, each leading to its field; in the order of the page."""
        bound = [Link(one.problem, f"#about_{one.uid}") for one in self.pictures if one.problem]
        files = [Link(words, "#pictures") for words in self.picture_problems]
        first = list(problem_links(self.proposal))
        rest = problem_links(*self.forms[1:])
        return [*first, *files, *bound, *rest]

    @property
    def problem_title(self) -> str:
        """How many there are."""
        return not_sent_yet(len(self.problems))

    @property
    def room_left(self) -> int:
        """How many pictures more."""
        return max(MOST_PICTURES - len(self.pictures), 0)

    @property
    def first_fields(self) -> list[Any]:
        """What everybody is asked."""
        return [self.proposal[name] for name in self._first]

    @property
    def more_fields(self) -> list[Any]:
        """What can be told besides."""
        return [
            self.proposal[name]
            for name in self.proposal.fields
            if name not in self._first and name not in CONTACT
        ]

    @property
    def is_more_open(self) -> bool:
        """Something stands there already, or is to be mended."""
        return any(one.value() or one.errors for one in self.more_fields)

    @property
    def contact_fields(self) -> list[Any]:
        """How buyers reach somebody; the tick stands apart."""
        return [self.proposal[name] for name in CONTACT[:-1]]

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What the form carries unseen."""
        return list(self._controls())

    @property
    def _first(self) -> tuple[str, ...]:
        return _FIRST_OF_GROUP if self.is_group else _FIRST

    def _controls(self) -> Iterator[tuple[str, str]]:
        yield from self.sent.controls(self.notice)
        if self.page is not None:
            yield "page", str(self.page.code)


@dataclass(frozen=True)
class Checking(Proposing):
    """Every answer once more, with a way to change each."""

    @property
    def steps(self) -> list[Step]:
        """Where one is."""
        return steps(1)

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """All answers and what the form carries: the POST stands alone."""
        answers: dict[str, str] = {}
        for form in (self.proposal, self.where, self.sender):
            answers |= form.repaired if form is not None else {}
        return [*((name, value) for name, value in answers.items() if value), *self._controls()]

    @property
    def rows(self) -> list[Row]:
        """What the public would read; of a change only what differs."""
        return list(self._public_rows())

    @property
    def sender_rows(self) -> list[Row]:
        """What only the centre reads."""
        return list(self._private_rows())

    @property
    def centre(self) -> str:
        """Where it goes."""
        return str(self.unit.name) if self.unit is not None else ""

    def _public_rows(self) -> Iterator[Row]:
        form = self.proposal
        answers = form.answers
        for name, bound in ((name, form[name]) for name in form.fields):
            if name == "is_contact_agreed":
                continue
            if self.is_change:
                if name in answers:
                    gone = pgettext("answer", "Take it off the page")
                    yield Row(str(bound.label), self._words(name) or gone, name)
            elif words := self._words(name):
                yield Row(str(bound.label), words, name)
        if self.proposal.group is not None and not self.is_change:
            yield Row(_("Which group is it from?"), self.proposal.group.shown_title, "group")

    def _private_rows(self) -> Iterator[Row]:
        given = self.sender.cleaned_data
        yield Row(_("Your name and family name"), given["sender_name"], "sender_name")
        yield Row(_("Your telephone"), display(given["sender_tel"]), "sender_tel")
        yield Row(_("What are you in the group?"), given["sender_role"], "sender_role")
        if given["message"]:
            yield Row(_("Anything else to tell the centre?"), given["message"], "message")

    def _words(self, name: str) -> str:
        """An answer as people read it."""
        value = self.proposal.cleaned_data.get(name)
        field_ = self.proposal.fields[name]
        if name == "price_baht":
            if value is None:
                return _("Ask for the price")
            return _("%(price)s baht") % {"price": field_.prepare_value(value)}
        if isinstance(field_, forms.ChoiceField):
            words: dict[Any, Any] = dict(field_.choices)  # type: ignore[arg-type]  # pairs, all of them
            return str(words.get(value, "")) if value else ""
        return str(field_.prepare_value(value) or "")


def again_page(posted: Mapping[str, str], why: Why, wait: int | None) -> Again:
    """All that was posted, of which people see what they typed themselves."""
    return Again.of(
        posted,
        typed(posted),
        why=why,
        words=why_words(why),
        wait=wait,
        fields={
            **GroupProposalForm.base_fields,
            **ProductProposalForm.base_fields,
            **SenderForm.base_fields,
        },
        shown=_WORDS_OF_THEIR_OWN,
        controls=("submission_key", "started", "notice"),
    )
