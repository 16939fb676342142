"""The form of a word that is kept whole."""

import re

from django import forms
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from search.models import ProtectedWord
from search.models.wording import LONGEST_QUERY, LONGEST_WORD
from search.thai import normalise

_THAI_WORD = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]+")
SHORTEST = 2


class ProtectedWordForm(WagtailAdminModelForm):
    """One Thai word, in the spelling by which the search compares."""

    #: The question without result that led here; it is dealt with once this is saved.
    missed = forms.CharField(max_length=LONGEST_QUERY, required=False, widget=forms.HiddenInput)

    class Meta:
        model = ProtectedWord
        fields = ["word", "note"]

    def clean_word(self) -> str:
        """Refuse what the cutter would not take for one word."""
        word = normalise(self.cleaned_data["word"])
        if not _THAI_WORD.fullmatch(word):
            raise forms.ValidationError(
                _("One Thai word, without blanks, figures and other letters.")
            )
        if not SHORTEST <= len(word) <= LONGEST_WORD:
            raise forms.ValidationError(
                _("The word has %(least)d to %(most)d letters.")
                % {"least": SHORTEST, "most": LONGEST_WORD}
            )
        return word
