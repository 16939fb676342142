"""Small makers of formats: chunks, segments, archives, documents."""

import io
import struct
import zipfile
import zlib
from typing import Any

import pillow_heif
from PIL import Image


def scene(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    """Return a picture with many colours, the same every time."""
    picture = Image.effect_mandelbrot(size, (-2, -1, 1, 1), 40).convert("L")
    across = Image.linear_gradient("L").resize(size)
    coloured = Image.merge("RGB", (picture, across, across.transpose(Image.Transpose.ROTATE_180)))
    if mode == "RGBA":
        coloured.putalpha(across)
        return coloured
    return coloured.convert(mode)


def written(picture: Image.Image, kind: str, **options: Any) -> bytes:
    """Return a picture in a format of Pillow's; "HEIF" by its own writer."""
    out = io.BytesIO()
    if kind == "HEIF":
        pillow_heif.from_pillow(picture).save(out, **options)
    else:
        picture.save(out, kind, **options)
    return out.getvalue()


def segment(marker: int, content: bytes) -> bytes:
    """Return one segment of a JPEG."""
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def with_segments(jpeg: bytes, *segments: bytes) -> bytes:
    """Put segments behind the first two bytes of a JPEG."""
    return jpeg[:2] + b"".join(segments) + jpeg[2:]


def chunk(name: bytes, content: bytes) -> bytes:
    """Return one chunk of a PNG."""
    return (
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
    )


def with_chunks(png: bytes, *chunks: bytes) -> bytes:
    """Put chunks behind the head of a PNG."""
    return png[:33] + b"".join(chunks) + png[33:]


def flat_png(width: int, height: int) -> bytes:
    """Return a PNG of one colour, a few KB however many pixels; written without holding them."""
    row = b"\0" + b"\0" * ((width + 7) // 8)
    packer = zlib.compressobj(9)
    parts = [packer.compress(row * 64) for _ in range(height // 64)]
    parts.append(packer.compress(row * (height % 64)) + packer.flush())
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
        + chunk(b"IDAT", b"".join(parts))
        + chunk(b"IEND", b"")
    )


def zeros(megabytes: int) -> bytes:
    """Return so many MB of nothing, packed."""
    packer = zlib.compressobj(9)
    block = b"\0" * 1_048_576
    return b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()


def archive(megabytes: int = 0, inner: str = "word/document.xml") -> bytes:
    """Return a ZIP, with so many MB of nothing in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made, made.open(inner, "w") as one:
        one.write(b"<x/>")
        for _ in range(megabytes):
            one.write(b"\0" * 1_048_576)
    return out.getvalue()


def moving(kind: str, frames: int = 3, size: tuple[int, int] = (64, 48)) -> bytes:
    """Return a picture that moves."""
    shots = [Image.new("RGB", size, (n * 37 % 256, n * 91 % 256, 99)) for n in range(frames)]
    return written(shots[0], kind, save_all=True, append_images=shots[1:])


def document(extra: bytes = b"", objects: bytes = b"") -> bytes:
    """Return a small PDF; `extra` stands in its catalogue, `objects` after it."""
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R" + extra + b">>endobj\n"
        b"2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n"
        + objects
        + b"trailer<</Root 1 0 R>>\n%%EOF\n"
    )


def packed_objects(content: bytes) -> bytes:
    """Return a PDF's stream of packed objects, of something already packed."""
    head = b"5 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(
        content
    )
    return head + content + b"\nendstream endobj\n"
