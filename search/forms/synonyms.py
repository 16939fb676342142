"""The form of a synonym group, with a question to try it by."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from search import phrases
from search.models import SynonymGroup
from search.models.wording import LONGEST_QUERY

FEWEST = 2
MOST = 60
LONGEST = 100


class SynonymGroupForm(WagtailAdminModelForm):
    """At least two phrases, each of which can be looked for."""

    example = forms.CharField(
        label=gettext_lazy("Try it with"),
        max_length=LONGEST_QUERY,
        required=False,
        help_text=gettext_lazy(
            "What somebody types. “Compare” shows what is found before and after, and saves nothing."
        ),
    )
    #: The question without result that this group answers; it is dealt with once this is saved.
    missed = forms.CharField(max_length=LONGEST_QUERY, required=False, widget=forms.HiddenInput)

    class Meta:
        model = SynonymGroup
        fields = ["kind", "phrases", "is_one_way", "is_active", "note"]
        widgets = {"phrases": forms.Textarea(attrs={"rows": 8})}

    def clean_phrases(self) -> str:
        """Store each phrase once, in the one spelling."""
        lines = phrases.tidied(self.cleaned_data["phrases"])
        problems = [
            _("“%(phrase)s” has no letter that could be looked for.") % {"phrase": line}
            for line in lines
            if not phrases.tokens(line)
        ]
        problems += [
            _("“%(phrase)s …” is too long: at most %(count)d letters.")
            % {"phrase": line[:20], "count": LONGEST}
            for line in lines
            if len(line) > LONGEST
        ]
        if not problems and len(lines) < FEWEST:
            problems.append(_("A group needs at least two different phrases, one a line."))
        if len(lines) > MOST:
            problems.append(_("At most %(count)d phrases go together.") % {"count": MOST})
        if problems:
            raise forms.ValidationError(problems)
        return "\n".join(lines)

    @property
    def lines(self) -> list[str]:
        """The phrases that were typed, once the form is valid."""
        return self.instance.lines

    def get_field_updates_for_resave(self) -> Any:
        """Nothing of this form changes by being saved."""
        return []
