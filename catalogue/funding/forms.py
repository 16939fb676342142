"""The form of a funding source: a draft saves with gaps, publishing needs what people decide by."""

from types import SimpleNamespace
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.enums import OccupationalGroup
from catalogue.forms.fields import DayField
from catalogue.funding.enums import FundingUse, FundingWho
from catalogue.funding.fields import RateField, WholeNumberField
from catalogue.funding.rules import MAX_SUMMARY, MAX_TITLE, FundingText, problems
from portal.core.page_forms import FreshPageForm
from portal.core.thai_dates import local_day
from portal.places.contacts import contact_of
from portal.places.models import OrgUnit
from portal.users.approvals import owning_units


def _ticks(label: Any, choices: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, widget=forms.CheckboxSelectMultiple, required=False
    )


class FundingSourceForm(FreshPageForm):
    """Edits a source; on publishing it says in plain words what is missing or cannot be."""

    eligible_who = _ticks(_("for whom"), FundingWho.choices)
    uses = _ticks(_("what it may be spent on"), FundingUse.choices)
    groups = _ticks(_("for which occupations"), OccupationalGroup.choices)
    min_amount_baht = WholeNumberField(label=_("least (baht)"), required=False)
    max_amount_baht = WholeNumberField(label=_("most (baht)"), least=1, required=False)
    interest_rate = RateField(label=_("interest, per cent a year"), required=False)
    term_months = WholeNumberField(
        label=_("longest time to pay back (months)"), least=1, most=480, required=False
    )
    verified_on = DayField(label=_("checked on"), required=False)
    closes_on = DayField(label=_("last day to apply"), required=False)
    fiscal_year = WholeNumberField(
        label=_("fiscal year (B.E.)"), least=2540, most=2700, is_grouped=False, required=False
    )
    target_people = WholeNumberField(
        label=_("for how many people"), least=1, most=10_000_000, required=False
    )
    project_budget_baht = WholeNumberField(label=_("budget in all (baht)"), least=1, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, most in (("title", MAX_TITLE), ("summary", MAX_SUMMARY)):
            if name in self.fields:
                self.fields[name].widget.attrs["data-letters"] = most

    def clean(self) -> dict[str, Any]:
        """Judge the whole source when it is to be published, nothing while it is a draft."""
        cleaned: dict[str, Any] = super().clean()
        unit = self._keeper()
        self.check_text(allowed_telephones=[contact_of(unit).phone] if unit else [])
        if self.is_deferred_validation:
            return cleaned
        today = local_day(timezone.now())
        for field, words in problems(_typed(cleaned), unit, today):
            if field not in self.errors:
                self.add_error(field if field in self.fields else None, words)
        return cleaned

    def _keeper(self) -> OrgUnit | None:
        page = self.instance if self.instance.path else self.parent_page
        return owning_units([page]).get(page.pk) if page is not None else None


def _typed(cleaned: dict[str, Any]) -> FundingText:
    """The form's values as the rules read them; a field that failed is empty."""
    values = {name: cleaned.get(name) for name in FundingText.__annotations__}
    return cast("FundingText", SimpleNamespace(**values))
