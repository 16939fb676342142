"""Which district's centre a proposal goes to, and which of its groups it belongs to."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.places import areas
from registry.forms.submission.fields import attrs
from search.models import Entry


class WhereForm(forms.Form):
    """Which district's centre it goes to, and which of its groups it belongs to."""

    use_required_attribute = False

    #: There is a province, so that there are districts to choose from.
    has_districts = False

    province = forms.CharField(label=_("Province"), required=False, widget=forms.Select(attrs()))
    district = forms.CharField(
        label=_("District of the group"),
        help_text=_("The centre of this district looks at it and rings you"),
        widget=forms.Select(attrs()),
        error_messages={"required": _("Choose the district of the group")},
    )
    group = forms.CharField(
        label=_("Which group is it from?"),
        required=False,
        widget=forms.Select(attrs()),
    )

    def clean_district(self) -> str:
        """A district of today."""
        code: str = self.cleaned_data["district"].strip()
        if areas.district(code) is None:
            raise ValidationError(_("Choose the district of the group"))
        return code

    @property
    def repaired(self) -> dict[str, str]:
        """The answers as they are sent again."""
        given = self.cleaned_data
        return {
            "province": given["district"][:2],
            "district": given["district"],
            "group": given["group"].strip(),
        }

    def offer_places(self) -> None:
        """Fill the three selects; one query, for the groups of the district."""
        values = self.data if self.is_bound else self.initial
        province, district = str(values.get("province", "")), str(values.get("district", ""))
        if areas.province(province) is None:
            province = district[:2]
        if not district.startswith(province) or areas.district(district) is None:
            district = ""
        choose = ("", pgettext_lazy("form", "Choose"))
        none = ("", _("No group, or it is not on the website yet"))
        lists: dict[str, list[tuple[str, Any]]] = {
            "province": [choose, *areas.province_choices()],
            "district": [choose, *(areas.district_choices(province) if province else [])],
            "group": [none, *(_groups_of(district) if district else [])],
        }
        for name, choices in lists.items():
            widget: Any = self.fields[name].widget
            widget.choices = choices
        self.has_districts = bool(province)
        if not self.is_bound:
            self.initial.update(province=province, district=district)


def _groups_of(district: str) -> list[tuple[str, str]]:
    found = Entry.objects.of_kind("group").in_area(district).without_texts()
    return sorted(((one.code, one.shown_title) for one in found), key=lambda pair: pair[1])
