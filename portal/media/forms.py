"""The admin's forms for pictures and documents: the errors are shown at the field."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import FileField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from portal.media import documents, pictures
from portal.media.services import unit_for_files


class PictureField(WagtailImageField):
    """Takes a picture by its content alone; its name and type are what the sender says."""

    def to_python(self, data: Any) -> Any:
        """Return new pixels; no other reader looks at the file before us."""
        file = FileField.to_python(self, data)
        return None if file is None else pictures.clean(file)


class PortalImageForm(BaseImageForm):
    """Cleans a new file while the form is checked, so that the words reach the person."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.user = kwargs.get("user")
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"] = _taken_by_content(self.fields["file"])

    def save(self, commit: bool = True) -> Any:
        _give_unit(self.instance, self.user)
        return super().save(commit=commit)


class PortalDocumentForm(BaseDocumentForm):
    """Looks into a new file while the form is checked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.user = kwargs.get("user")
        super().__init__(*args, **kwargs)

    def clean_file(self) -> Any:
        file = self.cleaned_data.get("file")
        if file and "file" in self.changed_data:
            try:
                documents.demand_pdf(file)
            except ValidationError as refused:
                raise ValidationError(refused.message_dict["file"]) from refused
        return file

    def save(self, commit: bool = True) -> Any:
        _give_unit(self.instance, self.user)
        return super().save(commit=commit)


def _give_unit(instance: Any, user: Any) -> None:
    """A new file belongs to the unit of whoever brings it."""
    if instance.pk is None and instance.unit_id is None and user is not None:
        instance.unit = unit_for_files(user)


def _taken_by_content(given: Any) -> PictureField:
    """Return the field of the form's own widget and words, with our way of reading."""
    field = PictureField(
        label=given.label, help_text=given.help_text, required=given.required, widget=given.widget
    )
    field.max_length = given.max_length
    return field
