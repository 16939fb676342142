"""Which target groups an applicant belongs to: every answer is optional (S0-10)."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from catalogue.models import TargetGroup
from portal.core.parts import Link
from registry.current_notices import current_notices
from registry.enums import Purpose
from registry.forms.problems import problem_links
from registry.models import Notice, Signup


class GroupsForm(forms.Form):
    """Tick boxes; sensitive groups stand apart, with a consent of their own."""

    groups = forms.MultipleChoiceField(
        label=_("I belong to"), required=False, widget=forms.CheckboxSelectMultiple
    )
    sensitive = forms.MultipleChoiceField(
        label=_("Groups that are sensitive data"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    sensitive_ok = forms.BooleanField(
        label=_("I agree that the centre keeps this about me"), required=False
    )

    def __init__(self, signup: Signup, data: Any = None) -> None:
        kept = set(signup.declared_groups.values_list("group__code", flat=True))
        every = list(TargetGroup.objects.all())
        secret = {group.code for group in every if group.is_sensitive}
        super().__init__(
            data,
            initial={
                "groups": sorted(kept - secret),
                "sensitive": sorted(kept & secret),
                "sensitive_ok": bool(kept & secret),
            },
        )
        for name, is_sensitive in (("groups", False), ("sensitive", True)):
            self.fields[name].choices = [  # type: ignore[attr-defined]  # both are choice fields
                (group.code, str(group)) for group in every if group.is_sensitive is is_sensitive
            ]

    @property
    def notice(self) -> Notice | None:
        """What is said about sensitive groups."""
        return current_notices(get_language() or "th").get(Purpose.SENSITIVE_GROUP)

    @property
    def chosen(self) -> list[str]:
        """The codes of both lists."""
        return [*self.cleaned_data["groups"], *self.cleaned_data["sensitive"]]

    @property
    def problems(self) -> list[Link]:
        """What the summary above the form lists."""
        first = {"groups": "id_groups_0", "sensitive": "id_sensitive_0"}
        return list(problem_links(self, anchors=first))

    def clean(self) -> dict[str, Any]:
        """A sensitive group is kept with its own tick only."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("sensitive") and not cleaned.get("sensitive_ok"):
            self.add_error(
                "sensitive_ok",
                _("Tick that you agree, or take out the ticks at the sensitive groups"),
            )
        return cleaned
