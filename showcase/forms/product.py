"""The form of a product: a draft saves with gaps, publishing needs what a buyer decides by."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.events.places import holder_of
from catalogue.forms.fields import DayField
from catalogue.funding.fields import WholeNumberField
from catalogue.models.partner import Partner
from portal.core.thai_dates import local_day
from portal.media.described import DescribedPictureForm
from portal.places.contacts import contact_of
from showcase.enums import Availability, Unit
from showcase.forms.claims import claim_problems
from showcase.forms.contact_rules import Problem, contact_problems, forget_shop_check, has_contact
from showcase.forms.picture_rules import picture_problems
from showcase.forms.prices import PriceField
from showcase.forms.reach_rules import problems_of_reach
from showcase.forms.short_texts import count_letters, length_problems
from showcase.standards import is_citizen_number, is_wrong_number, lines_of, marks, read_line

_BEGINS_WITH_YEAR = re.compile(r"(?:ปี |พ\.ศ\. ?)?2[45][0-9]{2}\b")
#: Not prose: numbers of marks have as many digits as those of citizens, and are judged by themselves.
NOT_PROSE = frozenset({"standards", "online_shops", "line_name", "promptpay"})


class ProductPageForm(DescribedPictureForm):
    """Edits a product; on publishing it says in plain words what is missing or cannot be."""

    price_baht = PriceField(label=gettext_lazy("price (baht)"), required=False)
    stock = WholeNumberField(
        label=gettext_lazy("how many there are"), most=1_000_000, required=False
    )
    wait_days = WholeNumberField(
        label=gettext_lazy("days to wait"), least=1, most=365, required=False
    )
    contact_confirmed_on = DayField(label=gettext_lazy("contact confirmed on"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        count_letters(self)
        if "partners" in self.fields:
            partners: Any = self.fields["partners"]
            partners.queryset = self._partners()

    def clean(self) -> dict[str, Any]:
        """Judge the whole product when it is to be published; what must never go public, always."""
        cleaned: dict[str, Any] = super().clean()
        forget_shop_check(self)
        for field, words in number_problems(cleaned):
            self._say(field, words)
        for field, words in problems_of_reach(self):
            self._say(field, words)
        prose = [name for name in self.fields if name not in NOT_PROSE]
        self.check_text(prose, self._known_numbers(cleaned))
        if self.is_deferred_validation:
            return cleaned
        for field, words in (*product_problems(cleaned), *picture_problems(cleaned)):
            self._say(field, words)
        for field, words in contact_problems(cleaned, local_day(timezone.now())):
            self._say(field, words)
        return cleaned

    def _say(self, field: str, words: str) -> None:
        if field not in self.errors:
            self.add_error(field if field in self.fields else None, words)

    def _partners(self) -> Any:
        page = self.instance if self.instance.path else self.parent_page
        unit = self._unit()
        if page is None or unit is None:
            return Partner.objects.none()
        return Partner.objects.public().in_province(unit.province_id or "")

    def _known_numbers(self, cleaned: Mapping[str, Any]) -> list[str]:
        unit, group = self._unit(), cleaned.get("group")
        numbers = [contact_of(unit).phone] if unit is not None else []
        return [*numbers, *([group.phone] if group is not None and group.phone else [])]

    def _unit(self) -> Any:
        if self.instance.path:
            return holder_of(self.instance)
        return getattr(getattr(self.parent_page, "specific", None), "unit", None)


def product_problems(typed: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield what a buyer could not decide by; proposals from outside are judged by the same."""
    for field, words in (
        ("category", _("Choose what sort of product it is")),
        ("occupational_group", _("Choose the occupational group: the page wears its cloth")),
        ("summary", _("Write in one sentence what is good about it")),
        ("availability", _("Choose whether one can have it now")),
    ):
        if not typed.get(field):
            yield field, words
    yield from length_problems(typed)
    yield from claim_problems(typed)
    yield from milestone_problems(typed.get("milestones") or "")
    if typed.get("price_baht") is not None and not typed.get("unit_code"):
        yield "unit_code", _("Choose what the price is for: a piece, a kilogram, a box")
    if typed.get("unit_code") == Unit.OTHER and not typed.get("unit_other"):
        yield "unit_other", _("Write the unit, like “bundle of 10”")
    if typed.get("availability") == Availability.TO_ORDER and not typed.get("wait_days"):
        yield "wait_days", _("Write how many days one waits, like 7")
    if not (typed.get("story_maker") or typed.get("story_pride")):
        yield "story_maker", _("Tell in two or three sentences who makes it")
    group = typed.get("group")
    if not has_contact(typed) and not (group is not None and group.has_contact):
        yield (
            "phone",
            _(
                "Buyers must reach somebody: a telephone, LINE or a shop, here or on the group's page"
            ),
        )


def milestone_problems(text: str) -> Iterator[Problem]:
    """Yield a step that tells no year: what was before and after is read by it (S0-37)."""
    for line in lines_of(text):
        if not _BEGINS_WITH_YEAR.match(line):
            words = _("Begin each step with its year, like 2568: “%(line)s” has none")
            yield "milestones", words % {"line": line[:40]}
            return


def number_problems(typed: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield what is wrong with the marks of quality; also in a draft, for it is soon forgotten."""
    for line in lines_of(typed.get("standards") or ""):
        if is_citizen_number(line):
            yield (
                "standards",
                _("“%(line)s” looks like the number of an ID card, which must not be shown")
                % {"line": line[:40]},
            )
            return
        found = read_line(line)
        if found is None:
            known = ", ".join(mark.label for mark in marks().values())
            yield (
                "standards",
                _("“%(line)s” begins with no mark that is known. Begin with one of: %(known)s")
                % {"line": line[:40], "known": known},
            )
            return
        if is_wrong_number(found):
            yield (
                "standards",
                _("The number of %(mark)s is written like %(example)s")
                % {"mark": found.mark.label, "example": found.mark.example},
            )
            return
