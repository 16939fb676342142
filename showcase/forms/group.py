"""The form of a group: a draft saves with gaps; roles and numbers never name a person."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.events.places import holder_of
from catalogue.forms.fields import DayField
from catalogue.funding.fields import WholeNumberField
from catalogue.models import EventPage
from portal.core.thai_dates import local_day
from portal.media.described import DescribedPictureForm
from portal.places.contacts import contact_of
from showcase.enums import LegalForm
from showcase.forms.contact_rules import Problem, contact_problems, forget_shop_check
from showcase.forms.picture_rules import picture_problems
from showcase.forms.reach_rules import problems_of_reach
from showcase.forms.short_texts import count_letters, length_problems
from showcase.lines import lines
from showcase.standards import is_citizen_number

EARLIEST_YEAR = 2440
LATEST_YEAR = 2700
#: Names of people begin so; a role does not.
_TITLES = re.compile(r"(?:^|[\s:])(?:นาย|นางสาว|น\.ส\.|นาง|ด\.ช\.|ด\.ญ\.|คุณ)\s*[ก-ฮ]")
NOT_PROSE = frozenset({"registration_number", "online_shops", "line_name", "promptpay"})


class GroupPageForm(DescribedPictureForm):
    """Edits a group; on publishing it says in plain words what is missing or cannot be."""

    founded_year = WholeNumberField(
        label=gettext_lazy("founded in (B.E.)"),
        least=EARLIEST_YEAR,
        most=LATEST_YEAR,
        is_grouped=False,
        required=False,
    )
    members = WholeNumberField(
        label=gettext_lazy("number of members"), least=1, most=30_000, required=False
    )
    registered_on = DayField(label=gettext_lazy("registered on"), required=False)
    contact_confirmed_on = DayField(label=gettext_lazy("contact confirmed on"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        count_letters(self)
        if "events" in self.fields:
            events: Any = self.fields["events"]
            events.queryset = EventPage.objects.open_to_all().order_by("-starts_on", "-pk")[:40]

    def clean(self) -> dict[str, Any]:
        """Judge the whole group when it is to be published; names and ID numbers, always."""
        cleaned: dict[str, Any] = super().clean()
        forget_shop_check(self)
        for field, words in _personal(cleaned):
            self._say(field, words)
        for field, words in problems_of_reach(self):
            self._say(field, words)
        unit = self._unit()
        prose = [name for name in self.fields if name not in NOT_PROSE]
        self.check_text(prose, [contact_of(unit).phone] if unit is not None else [])
        if self.is_deferred_validation:
            return cleaned
        today = local_day(timezone.now())
        problems = (*group_problems(cleaned), *picture_problems(cleaned))
        for field, words in (*problems, *contact_problems(cleaned, today)):
            self._say(field, words)
        return cleaned

    def _say(self, field: str, words: str) -> None:
        if field not in self.errors:
            self.add_error(field if field in self.fields else None, words)

    def _unit(self) -> Any:
        if self.instance.path:
            return holder_of(self.instance)
        return getattr(getattr(self.parent_page, "specific", None), "unit", None)


def _personal(typed: Mapping[str, Any]) -> Iterator[Problem]:
    for line in lines(typed.get("roles") or ""):
        if _TITLES.search(line):
            yield (
                "roles",
                _(
                    "Write roles without names, like “chair 1, treasurer 1”: “%(line)s” names somebody"
                )
                % {"line": line[:40]},
            )
            break
    if is_citizen_number(typed.get("registration_number") or ""):
        yield (
            "registration_number",
            _(
                "This is the number of an ID card, which must not be shown. Write that of the register"
            ),
        )


def group_problems(typed: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield what a reader misses; proposals from outside are judged by the same."""
    for field, words in (
        ("occupational_group", _("Choose the occupational group: the page wears its cloth")),
        ("summary", _("Write in one sentence who they are and what they make")),
        ("stage", _("Choose how far the group has come")),
        ("legal_form", _("Choose the legal form, or that there is none")),
    ):
        if not typed.get(field):
            yield field, words
    yield from length_problems(typed)
    form = typed.get("legal_form")
    if form in LegalForm.values and LegalForm(form).has_number:
        if not typed.get("registration_number"):
            yield "registration_number", _("Write the number that the register gave")
    elif typed.get("registration_number"):
        yield "legal_form", _("A group with a number is registered: choose as what")
