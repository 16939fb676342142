"""Files that wait in Wagtail's uploader for their missing words: looked into like all others."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models.signals import pre_save
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from portal.media import documents, pictures


def connect() -> None:
    """Listen for such files."""
    from wagtail.models import UploadedFile  # noqa: PLC0415 - when the models are there

    pre_save.connect(_look_into, sender=UploadedFile, dispatch_uid="media.interim")


def _look_into(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Clean a picture, demand a PDF; what is neither is not kept at all."""
    file, kind = instance.file, instance.for_content_type
    if not file or file._committed:
        return
    model = kind.model_class() if kind is not None else None
    if model is get_image_model():
        instance.file = pictures.clean(file.file)
    elif model is get_document_model():
        documents.demand_pdf(file.file)
    else:
        raise ValidationError("a file of no kind", code="no_kind")
