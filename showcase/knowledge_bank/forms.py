"""The form of an institution's checklist: state, ticks, address and day for each of the four parts."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from catalogue.forms.fields import DayField
from catalogue.models import CvmFieldPage
from portal.core.thai_dates import local_day
from showcase.knowledge_bank.parts import BankPart, PartState
from showcase.knowledge_bank.rules import PartFacts, institution_problems, part_problems
from showcase.models import KnowledgeBankStatus
from showcase.services import knowledge_banks

#: What is asked of each part; a field of the form is called "<part>_<value>".
VALUES = ("state", "items", "link", "checked_on")


class KnowledgeBankForm(WagtailAdminModelForm):
    """Edits the row of one institution; a part that nobody looked at stays empty."""

    institution = forms.ChoiceField(
        label=_("institution"),
        required=False,
        help_text=_("Only where an office keeps the row: whose knowledge bank it is"),
    )

    class Meta:
        model = KnowledgeBankStatus
        fields = ["unit", "institution", "is_public"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.led_in = CvmFieldPage.objects.provinces_of_institutions()
        names = [(name, name) for name in self.led_in]
        kept = self.instance.institution
        if kept and kept not in self.led_in:
            names.append((kept, kept))
        institution = self.fields.get("institution")
        if isinstance(institution, forms.ChoiceField):
            institution.choices = [("", _("The unit itself")), *names]
        if self.instance.pk:
            for part, row in self.instance.by_part.items():
                self.initial |= {f"{part}_{value}": getattr(row, value) for value in VALUES}

    @property
    def facts(self) -> list[PartFacts]:
        """What was typed about each part."""
        typed = self.cleaned_data
        return [
            PartFacts(
                part,
                state=typed.get(f"{part.value}_state") or "",
                items=typed.get(f"{part.value}_items") or (),
                link=typed.get(f"{part.value}_link") or "",
                checked_on=typed.get(f"{part.value}_checked_on"),
            )
            for part in BankPart
        ]

    def clean(self) -> dict[str, Any]:
        """Judge whose row it is, and each part that something was said of."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        today = local_day(timezone.now())
        facts = self.facts
        for one in facts:
            for value, words in part_problems(one, today):
                self._say(f"{one.part.value}_{value}", words)
        if not self.errors and not any(one.is_known for one in facts):
            self.add_error(None, _("Say how far at least one of the four parts is"))
        self._judge_institution(cleaned)
        return cleaned

    def _judge_institution(self, cleaned: dict[str, Any]) -> None:
        unit, institution = cleaned.get("unit"), cleaned.get("institution", "")
        if unit is None or "institution" in self.errors:
            return
        for value, words in institution_problems(
            unit.kind, unit.province_id, institution, self.led_in
        ):
            self._say(value, words)
        rows = KnowledgeBankStatus.objects.named(institution or unit.name_th)
        if not self.errors and rows.apart_from(self.instance.pk).exists():
            self._say("institution", _("This institution has a row already: mend that one"))

    def _say(self, name: str, words: Any) -> None:
        if name not in self.errors:
            self.add_error(name, words)

    def save(self, commit: bool = True) -> KnowledgeBankStatus:
        """Keep the row together with its parts."""
        bank: KnowledgeBankStatus = super().save(commit=False)
        return knowledge_banks.keep(bank, self.facts) if commit else bank


def fields_of(part: BankPart) -> dict[str, forms.Field]:
    """Return the fields of one part; their labels name it, so that each can be told by ear."""

    def label(words: Any) -> Any:
        return format_lazy("{part}: {words}", part=part.label, words=words)

    return {
        f"{part.value}_state": forms.ChoiceField(
            label=label(_("how far it is")),
            choices=[("", _("Nobody looked yet")), *PartState.choices],
            required=False,
        ),
        f"{part.value}_items": forms.MultipleChoiceField(
            label=label(_("what there is")),
            choices=[(item.value, item.label) for item in part.items],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        ),
        f"{part.value}_link": forms.URLField(
            label=label(_("address that people can open")),
            max_length=500,
            required=False,
            assume_scheme="https",
        ),
        f"{part.value}_checked_on": DayField(
            label=label(_("last looked at on")),
            required=False,
            help_text=_("For example: 12/12/2569 or 12 ธ.ค. 2569"),
        ),
    }


for _part in BankPart:
    KnowledgeBankForm.declared_fields |= fields_of(_part)
    KnowledgeBankForm.base_fields |= fields_of(_part)
