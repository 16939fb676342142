"""The form that takes a spreadsheet."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from catalogue.imports.workbook import MOST_BYTES


class ImportFileForm(forms.Form):
    """The Excel file of courses and runs."""

    file = forms.FileField(
        label=_("Excel file"),
        help_text=_("The filled-in template, .xlsx, 5 MB at most. Nothing is kept of it yet."),
    )

    def clean_file(self) -> Any:
        """Refuse what is no spreadsheet before anything is read."""
        file = self.cleaned_data["file"]
        if not file.name.lower().endswith(".xlsx"):
            raise ValidationError(_("Use the template: an .xlsx file, not .xls or .csv."))
        if file.size > MOST_BYTES:
            raise ValidationError(_("The file is larger than 5 MB: split it into several."))
        return file
