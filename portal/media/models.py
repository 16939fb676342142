"""Pictures and documents as the portal keeps them."""

from functools import cache, partial
from typing import Any, cast

from django.core.files.storage import Storage, storages
from django.db import models, transaction
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image, WagtailImageFieldFile
from wagtail.utils.file import hash_filelike

from portal.media import documents, pictures, services
from portal.media.names import random_name
from portal.places.models import OrgUnit


@cache
def document_storage() -> Storage:
    """Return where documents lie: outside of what a web server gives out."""
    return storages["documents"]


def document_path(instance: models.Model, filename: str) -> str:
    """Return a name that nobody can guess."""
    return random_name("documents", ".pdf")


def is_new(file: Any) -> bool:
    """Say whether a model's file has just been given to it and is not kept yet."""
    return bool(file) and not file._committed


class CleanedImageFile(WagtailImageFieldFile):  # type: ignore[misc]  # untyped
    """The file of a picture: nothing is written to the disk that was not cleaned."""

    def save(self, name: str, content: Any, save: bool = True) -> None:
        """Keep a file; Wagtail gives some to the field itself, past the model's ``save``."""
        clean = content if pictures.is_clean(content) else pictures.clean(content)
        super().save(clean.name or name, clean, save)

    def get_image_dimensions(self) -> tuple[int, int]:
        """Measure only what was cleaned: before that nobody opens the file but ``clean``."""
        if is_new(self) and not pictures.is_clean(self.file):
            return (0, 0)
        size: tuple[int, int] = super().get_image_dimensions()
        return size


class DemandedDocumentFile(FieldFile):
    """The file of a document: nothing is written to the disk that is no quiet PDF."""

    def save(self, name: str, content: Any, save: bool = True) -> None:
        """Keep a file; Wagtail gives some to the field itself, past the model's ``save``."""
        documents.demand_pdf(content)
        document: Any = self.instance
        document.download_name = document.download_name or documents.download_name(name)
        super().save(name, content, save)


class PortalImage(AbstractImage):
    """A picture: re-encoded when it comes in, without anything the camera wrote beside it."""

    credit = models.CharField(_("credit"), max_length=120, blank=True)
    #: The unit whose people keep it; none: everybody may choose it.
    unit = models.ForeignKey(
        OrgUnit, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose image")]

    def get_upload_to(self, filename: str) -> str:
        return random_name("original_images", pictures.extension_of(filename))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a new file is cleaned first, whichever door it came through."""
        file = cast("Any", self).file  # its type comes from the abstract model
        is_new_file = is_new(file)
        if is_new_file:
            if not pictures.is_clean(file.file):
                file = self.file = pictures.clean(file.file)
            self.file_size = file.size
            self.file_hash = hash_filelike(self.file.file)
            self.file.file.seek(0)
        is_new_row = self._state.adding
        super().save(*args, **kwargs)
        if is_new_file:
            transaction.on_commit(partial(services.make_renditions, self.pk))
        if not is_new_row:
            transaction.on_commit(partial(services.tell_pages, self.pk))


#: By class and not by a field of our own: that would say nothing new to the database.
PortalImage._meta.get_field("file").attr_class = CleanedImageFile


class PortalRendition(AbstractRendition):
    """A picture in one size and format, made at upload."""

    image = models.ForeignKey(PortalImage, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_spec"
            )
        ]


class PortalDocument(AbstractDocument):
    """A document for visitors: PDF only, served by our own view."""

    file = models.FileField(_("file"), upload_to=document_path, storage=document_storage)
    #: What the visitor's copy is called.
    download_name = models.CharField(_("file name"), max_length=120, blank=True, editable=False)
    unit = models.ForeignKey(
        OrgUnit, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]

    def clean(self) -> None:
        """Judge the file's name; a document that waits for its words has its file elsewhere."""
        if self.file:
            super().clean()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a new file must be a PDF by its content, whatever its name says."""
        if is_new(self.file):
            documents.demand_pdf(self.file.file)
            self.download_name = documents.download_name(self.file.name or "")
        super().save(*args, **kwargs)

    @property
    def filename(self) -> str:
        return self.download_name or str(super().filename)

    @property
    def content_type(self) -> str:
        return "application/pdf"


PortalDocument._meta.get_field("file").attr_class = DemandedDocumentFile
