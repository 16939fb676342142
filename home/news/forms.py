"""The form of news and letters; publishing needs what readers need."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalogue.forms.fields import DayField
from home.news.enums import NewsKind, SentTo
from portal.core.page_forms import FreshPageForm


class NewsPageForm(FreshPageForm):
    """Edits news or a letter; on publishing it says in plain words what is missing."""

    dated = DayField(
        label=_("day of the letter"), required=False, help_text=_("For example: 2 ม.ค. 2568")
    )
    sent_to_levels = forms.MultipleChoiceField(
        label=_("sent to"),
        choices=SentTo.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("All of the level within the area of the office that sends it"),
    )

    def clean(self) -> dict[str, Any]:
        """Judge it when it is to be published, nothing while it is a draft."""
        cleaned: dict[str, Any] = super().clean()
        if not self.is_deferred_validation:
            for field, words in self._problems(cleaned):
                if field not in self.errors:
                    self.add_error(field if field in self.fields else None, words)
        self.check_text()
        return cleaned

    def _problems(self, cleaned: dict[str, Any]) -> list[tuple[str, Any]]:
        found: list[tuple[str, Any]] = []
        is_letter = cleaned.get("kind") == NewsKind.CIRCULAR
        if not cleaned.get("summary"):
            found.append(("summary", _("Write in one sentence what it is about")))
        if is_letter and not cleaned.get("letter_number"):
            found.append(("letter_number", _("Write the number of the letter")))
        if is_letter and cleaned.get("dated") is None:
            found.append(("dated", _("Write the day of the letter")))
        if is_letter and not (cleaned.get("sent_to_levels") or self._names_units()):
            found.append(("sent_to_levels", _("Tick whom it goes to, or name units below")))
        if cleaned.get("is_staff_only") and not is_letter:
            found.append(
                ("is_staff_only", _("News is for everybody; only a letter may be for staff"))
            )
        return found

    def _names_units(self) -> bool:
        forms_of_units = self.formsets["recipients"].forms if "recipients" in self.formsets else []
        return any(
            form.is_valid() and form.cleaned_data.get("unit") and not form.cleaned_data["DELETE"]
            for form in forms_of_units
        )
