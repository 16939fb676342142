"""The forms of places besides the centres: other providers and learning centres."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalogue.forms.centre import VisitedPlaceForm
from catalogue.place_enums import LearningTheme
from portal.core.content_checks import check_public_text
from portal.places.models import District


class ProviderPageForm(VisitedPlaceForm):
    """Edits a provider; its district lies in the province that the page lies below."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parent = self.parent_page or self.instance.get_parent()
        province = getattr(parent.specific if parent else None, "province_id", None)
        if "district" in self.fields:
            districts = District.objects.current().filter(province=province)
            self.fields["district"].queryset = districts  # type: ignore[attr-defined]  # a model's field

    def clean(self) -> dict[str, Any]:
        """Ask for the kind when it is to be published."""
        cleaned: dict[str, Any] = super().clean()
        if not self.is_deferred_validation:
            if not cleaned.get("provider_kind") and "provider_kind" in self.fields:
                self.add_error("provider_kind", _("Choose what kind of provider it is"))
            check_public_text(self)
        return cleaned


class LearningCentrePageForm(VisitedPlaceForm):
    """Edits a learning centre; publishing needs what visitors ask first."""

    themes = forms.MultipleChoiceField(
        label=_("themes"),
        choices=LearningTheme.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Ask for theme, topics and the way to visit when it is to be published."""
        cleaned: dict[str, Any] = super().clean()
        if not self.is_deferred_validation:
            needed = {
                "themes": _("Choose at least one theme"),
                "topics": _("Write what can be learned, one thing a line"),
                "how_to_visit": _("Write how one visits: whether to book, for how many people"),
            }
            for name, words in needed.items():
                if name in self.fields and not cleaned.get(name):
                    self.add_error(name, words)
            check_public_text(self)
        return cleaned
