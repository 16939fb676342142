"""The admin's forms for pictures and documents: the errors are shown at the field."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from portal.media import documents, pictures
from portal.media.services import unit_for_files


class PortalImageForm(BaseImageForm):
    """Cleans a new file while the form is checked, so that the words reach the person."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.user = kwargs.get("user")
        super().__init__(*args, **kwargs)

    def clean_file(self) -> Any:
        file = self.cleaned_data.get("file")
        if not file or "file" not in self.changed_data or pictures.is_clean(file):
            return file
        return pictures.clean(file)

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
