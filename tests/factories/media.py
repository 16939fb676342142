"""Pictures and documents for tests, with or without what cameras write beside the pixels."""

import io

import factory
import pillow_heif
from django.core.files.base import ContentFile
from factory.django import DjangoModelFactory
from PIL import Image, PngImagePlugin
from PIL.TiffImagePlugin import IFDRational

from portal.media.models import PortalDocument, PortalImage

#: Written into every place that a camera or a program may use.
CANARY = "CAMERA-SERIAL-4711"
XMP = (
    f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-'
    f'syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" '
    f'exif:GPSLatitude="17,24.5N">{CANARY}</rdf:Description></rdf:RDF></x:xmpmeta>'
).encode()


def exif_with_gps(orientation=1):
    """Return EXIF with a position, a serial number and a direction of holding the camera."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = CANARY
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (IFDRational(17), IFDRational(24), IFDRational(30))
    gps[3], gps[4] = "E", (IFDRational(103), IFDRational(50), IFDRational(15))
    return exif


def picture_bytes(kind="JPEG", size=(1200, 800), gps=False, orientation=1, mode="RGB"):
    """Return a picture of a kind ("JPEG", "PNG", "WEBP", "AVIF", "HEIF") as bytes."""
    picture = Image.effect_mandelbrot(size, (-2, -1, 1, 1), 40).convert(mode)
    if mode == "RGBA":
        picture.putalpha(128)
    out = io.BytesIO()
    options = {}
    if gps:
        options["exif"] = exif_with_gps(orientation).tobytes()
        options["xmp"] = XMP
    if kind == "PNG" and gps:
        info = PngImagePlugin.PngInfo()
        info.add_text("Comment", CANARY)
        info.add_itxt("XML:com.adobe.xmp", XMP.decode())
        options = {"pnginfo": info, "exif": options["exif"]}
    if kind == "HEIF":
        heif = pillow_heif.from_pillow(picture)
        heif.save(out, quality=60, exif=options.get("exif"), xmp=options.get("xmp"))
        return out.getvalue()
    if kind == "JPEG" and gps:
        options["comment"] = CANARY
    picture.save(out, kind, **options)
    return out.getvalue()


def picture_file(kind="JPEG", name=None, **options):
    """Return a picture as a file that can be given to a form or a model."""
    extension = {"JPEG": "jpg", "HEIF": "heic"}.get(kind, kind.lower())
    return ContentFile(picture_bytes(kind, **options), name=name or f"IMG_0001.{extension}")


PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>"
    b"endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


class PortalImageFactory(DjangoModelFactory):
    """A small clean picture; its renditions are made after commit, so not in most tests."""

    class Meta:
        model = PortalImage

    title = "ภาพทดสอบ"
    description = "ผ้าทอลายขิด"
    file = factory.LazyFunction(lambda: picture_file(size=(64, 48)))


class PortalDocumentFactory(DjangoModelFactory):
    """The smallest PDF."""

    class Meta:
        model = PortalDocument

    title = "เอกสารทดสอบ"
    file = factory.LazyFunction(lambda: ContentFile(PDF, name="แบบฟอร์ม.pdf"))
