"""The form of a story: a draft saves with gaps, publishing needs the sections and every consent."""

from types import SimpleNamespace
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from catalogue.funding.fields import WholeNumberField
from portal.core.page_forms import FreshPageForm
from portal.places.contacts import contact_of
from showcase.practice.enums import PracticeTopic
from showcase.practice.rules import (
    MAX_TITLE,
    PracticeText,
    picture_problems,
    problems,
)

_STREAMS = ("background", "steps", "pictures")


class PracticePageForm(FreshPageForm):
    """Edits a story; on publishing it says in plain words what is missing."""

    evaluation_year = WholeNumberField(
        label=_("evaluation year (B.E.)"), most=9_999, is_grouped=False, required=False
    )
    topics = forms.MultipleChoiceField(
        label=_("what the story is about"),
        choices=PracticeTopic.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "title" in self.fields:
            self.fields["title"].widget.attrs["data-letters"] = MAX_TITLE
        if "template_form" in self.fields:
            # It has a usual value, which stands where nothing was chosen.
            self.fields["template_form"].required = False

    def clean_template_form(self) -> str:
        """Keep the usual form where none was chosen."""
        return self.cleaned_data["template_form"] or self.instance.template_form

    def clean(self) -> dict[str, Any]:
        """Judge the whole story when it is to be published, nothing while it is a draft."""
        cleaned: dict[str, Any] = super().clean()
        if len(cleaned.get("title") or "") > MAX_TITLE:
            self.add_error("title", _("At most 200 letters"))
        if not self.is_deferred_validation:
            for field, words in problems(_typed(cleaned)):
                if field not in self.errors:
                    self.add_error(field if field in self.fields else None, words)
            self._check_pictures(cleaned)
        self.check_text(allowed_telephones=self._numbers_of_centre())
        return cleaned

    def _check_pictures(self, cleaned: dict[str, Any]) -> None:
        """No picture is published without consent, licence, credit and words for the blind."""
        for name in _STREAMS:
            stream = cleaned.get(name) or ()
            pictures = [child.value for child in stream if child.block_type == "picture"]
            for words in picture_problems(pictures):
                self.add_error(name, words)

    def _numbers_of_centre(self) -> list[str]:
        """The centre's own number may stand in the text: it is no learner's."""
        centre = self.parent_page or self.instance.get_parent()
        unit = getattr(centre.specific if centre else None, "unit", None)
        return [contact_of(unit).phone] if unit else []


def _typed(cleaned: dict[str, Any]) -> PracticeText:
    """The form's values as the rules read them; a field that failed is empty."""
    values = {name: cleaned.get(name) for name in PracticeText.__annotations__}
    return cast("PracticeText", SimpleNamespace(**values))
