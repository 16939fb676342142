"""The form of a knowledge item: a draft saves with gaps, publishing needs source, licence and a check."""

from types import SimpleNamespace
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.events.places import holder_of
from catalogue.forms.fields import DayField
from catalogue.funding.fields import WholeNumberField
from portal.core.page_forms import FreshPageForm
from portal.core.thai_dates import local_day
from portal.places.contacts import contact_of
from showcase.knowledge.enums import KnowledgeTopic, Reader
from showcase.knowledge.files import pages_of, size_of
from showcase.knowledge.rules import MAX_SUMMARY, MAX_TITLE, KnowledgeText, problems

#: Codes as they are printed: the number of a book has as many figures as an ID card.
_NOT_PROSE = frozenset({"official_code"})


def _ticks(label: Any, choices: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, widget=forms.CheckboxSelectMultiple, required=False
    )


class KnowledgePageForm(FreshPageForm):
    """Edits an item; on publishing it says in plain words what is missing or may not be."""

    topics = _ticks(_("what it is about"), KnowledgeTopic.choices)
    readers = _ticks(_("whom it is for"), Reader.choices)
    # "www.example.go.th" is meant as the safe address.
    link = forms.URLField(
        label=_("address at the owner's"), max_length=500, required=False, assume_scheme="https"
    )
    licence_url = forms.URLField(
        label=_("where it is explained"), max_length=300, required=False, assume_scheme="https"
    )
    issued_on = DayField(label=_("came out on"), required=False)
    checked_on = DayField(label=_("last opened and checked on"), required=False)
    issued_year = WholeNumberField(
        label=_("came out in the year (B.E.)"),
        least=2400,
        most=2700,
        is_grouped=False,
        required=False,
    )
    pages = WholeNumberField(label=_("pages"), least=1, most=20_000, required=False)
    minutes = WholeNumberField(label=_("minutes"), least=1, most=10_000, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, most in (("title", MAX_TITLE), ("summary", MAX_SUMMARY)):
            if name in self.fields:
                self.fields[name].widget.attrs["data-letters"] = most
        for name in ("language", "link_state"):
            if name in self.fields:
                # They have a usual value, which stands where nothing was chosen.
                self.fields[name].required = False

    def clean_language(self) -> str:
        """Keep the usual language where none was chosen."""
        return self.cleaned_data["language"] or self.instance.language

    def clean_link_state(self) -> str:
        """Keep what was known of the link."""
        return self.cleaned_data["link_state"] or self.instance.link_state

    def clean(self) -> dict[str, Any]:
        """Count the pages of a new file; judge the whole item when it is to be published."""
        cleaned: dict[str, Any] = super().clean()
        document = cleaned.get("document")
        is_new_file = "document" in self.changed_data and "pages" not in self.changed_data
        if document is not None and (is_new_file or not cleaned.get("pages")):
            cleaned["pages"] = pages_of(document)
        prose = [name for name in self.fields if name not in _NOT_PROSE]
        self.check_text(prose, self._numbers_of_centre())
        if self.is_deferred_validation:
            return cleaned
        today = local_day(timezone.now())
        for field, words in problems(
            _typed(cleaned), size_of(document), today, is_live=self.instance.live
        ):
            if field not in self.errors:
                self.add_error(field if field in self.fields else None, words)
        return cleaned

    def _numbers_of_centre(self) -> list[str]:
        """The centre's own number may stand in the text: it is no learner's."""
        if self.instance.path:
            unit = holder_of(self.instance)
        else:
            unit = getattr(getattr(self.parent_page, "specific", None), "unit", None)
        return [contact_of(unit).phone] if unit is not None else []


def _typed(cleaned: dict[str, Any]) -> KnowledgeText:
    """The form's values as the rules read them; a field that failed is empty."""
    values = {name: cleaned.get(name) for name in KnowledgeText.__annotations__}
    return cast("KnowledgeText", SimpleNamespace(**values))
