"""The form of a course: a draft saves with gaps, publishing needs what learners need."""

from types import SimpleNamespace
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from catalogue.course_rules import MAX_PROMISE, MAX_TITLE, CourseText, problems
from catalogue.enums import CourseFormat, CourseTag, MarketSkill, SkillType, TargetIndustry
from catalogue.forms.fields import DayField
from portal.core.text_checks import alt_text
from portal.media.described import DescribedPictureForm
from portal.places.contacts import contact_of


class CoursePageForm(DescribedPictureForm):
    """Edits a course; on publishing it says in plain words what is missing."""

    skill_types = forms.MultipleChoiceField(
        label=_("kind of skill"),
        choices=[
            (SkillType.NEW.value, _("New: never done it before")),
            (SkillType.UP.value, _("Better: doing it already, wants to do it better")),
            (SkillType.RE.value, _("Refresh: did it once, wants to do it again")),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    market_skills = forms.MultipleChoiceField(
        label=_("skills that the market asks for"),
        choices=MarketSkill.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    tags = forms.MultipleChoiceField(
        label=_("part of"),
        choices=CourseTag.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    industries = forms.MultipleChoiceField(
        label=_("target industries"),
        choices=TargetIndustry.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    competency_approved_on = DayField(
        label=_("approved on"), required=False, help_text=_("For example: 12 ธ.ค. 2569")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, most in (("title", MAX_TITLE), ("summary", MAX_PROMISE)):
            if name in self.fields:
                self.fields[name].widget.attrs["data-letters"] = most
        for name in ("kind", "intended_for"):
            if name in self.fields:
                # Both have a usual value, which stands where nothing was chosen.
                self.fields[name].required = False
        if "hours" in self.fields:
            self.fields["hours"].widget.attrs.update(_words_while_typing())

    def clean(self) -> dict[str, Any]:
        """Judge the whole course when it is to be published, nothing while it is a draft."""
        cleaned: dict[str, Any] = super().clean()
        if not self.is_deferred_validation:
            for field, words in problems(_typed(cleaned)):
                if field not in self.errors:
                    self.add_error(field if field in self.fields else None, words)
            self._check_picture(cleaned.get("picture"))
        self.check_text(allowed_telephones=self._numbers_of_centre())
        return cleaned

    def _check_picture(self, picture: Any) -> None:
        """Ask for words that say what the picture shows: not everybody sees it."""
        if picture is not None:
            for finding in alt_text(picture.description):
                self.add_error("picture_shows", str(finding))

    def _numbers_of_centre(self) -> list[str]:
        """The centre's own number may stand in the text: it is no learner's."""
        centre = self.parent_page or self.instance.get_parent()
        unit = getattr(centre.specific if centre else None, "unit", None)
        return [contact_of(unit).phone] if unit else []


def _words_while_typing() -> dict[str, str]:
    """What the script beside the hours says; the places in braces are filled by it."""
    return {
        "data-format-interest": str(CourseFormat.INTEREST.label),
        "data-format-class": str(CourseFormat.CLASS.label),
        "data-sum-equal": str(_("The topics sum up to {sum} of {hours} hours: right")),
        "data-sum-less": str(_("The topics sum up to {sum} of {hours} hours: {apart} missing")),
        "data-sum-more": str(_("The topics sum up to {sum} of {hours} hours: {apart} too many")),
    }


def _typed(cleaned: dict[str, Any]) -> CourseText:
    """The form's values as the rules read them; a field that failed is empty."""
    values = {name: cleaned.get(name) for name in CourseText.__annotations__}
    return cast("CourseText", SimpleNamespace(**values))
