"""The hostile files: each is refused with words, or becomes new pixels and nothing else."""

import base64
import gzip
import io
import random
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, PngImagePlugin

from measuring.upload_files.secrets import CANARY, PHP, SCRIPT, XMP, camera_notes
from measuring.upload_files.writers import (
    archive,
    chunk,
    document,
    flat_png,
    moving,
    packed_objects,
    scene,
    segment,
    with_chunks,
    with_segments,
    written,
    zeros,
)

_SIZE = (480, 320)
#: One byte more than may be sent.
_TOO_LARGE = 12 * 1024 * 1024 + 1
_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">' + SCRIPT + b"</svg>"
_HTML = b"<!doctype html><html><body>" + SCRIPT + b"</body></html>"


@dataclass(frozen=True, slots=True)
class HostileFile:
    """One file: what it is called, what it is, whether it may become a picture or a document."""

    name: str
    filename: str
    make: Callable[[], bytes]
    is_picture: bool = False
    is_document: bool = False
    #: Takes seconds to decode: left to the long form.
    is_heavy: bool = False

    @property
    def content(self) -> bytes:
        """The bytes; made once."""
        return _content(self)


@lru_cache(maxsize=128)
def _content(one: HostileFile) -> bytes:
    return one.make()


@lru_cache(maxsize=16)
def _plain(kind: str = "JPEG", mode: str = "RGB") -> bytes:
    return written(scene(_SIZE, mode), kind)


def _noted(kind: str) -> bytes:
    """A picture of a kind with position and serial number in every place that the kind has."""
    options: dict[str, object] = {"exif": camera_notes(), "xmp": XMP}
    if kind == "PNG":
        notes = PngImagePlugin.PngInfo()
        notes.add_text("Comment", CANARY)
        notes.add_text("Author", CANARY, zip=True)
        notes.add_itxt("XML:com.adobe.xmp", XMP.decode())
        options = {"exif": camera_notes(), "pnginfo": notes}
    if kind == "JPEG":
        options["comment"] = CANARY
    return written(scene(_SIZE), kind, **options)


def _with_thumbnail() -> bytes:
    small = written(scene((160, 120)), "JPEG", exif=camera_notes(), xmp=XMP)
    return with_segments(_plain(), segment(0xE1, camera_notes(thumbnail=small)))


def _photoshop() -> bytes:
    caption = b"\x1c\x02\x78" + struct.pack(">H", len(CANARY)) + CANARY.encode()
    block = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(caption)) + caption
    return with_segments(_plain(), segment(0xED, b"Photoshop 3.0\0" + block))


def _extended_xmp() -> bytes:
    head = b"http://ns.adobe.com/xmp/extension/\0" + b"A" * 32 + struct.pack(">II", len(XMP), 0)
    return with_segments(_plain(), *[segment(0xE1, head + XMP)] * 3)


def _two_in_one() -> bytes:
    """As phones write it: a second picture behind the first, with notes of its own."""
    pictures = [scene(_SIZE), scene((240, 160))]
    return written(
        pictures[0], "MPO", save_all=True, append_images=pictures[1:], exif=camera_notes()
    )


def _claims(width: int, height: int) -> bytes:
    """A JPEG whose head says that it is larger than it is."""
    raw = bytearray(_plain())
    at = raw.index(b"\xff\xc0") + 5
    raw[at : at + 4] = struct.pack(">HH", height, width)
    return bytes(raw)


def _webp_claims() -> bytes:
    side = struct.pack("<I", 16_382)[:3]
    body = b"VP8X" + struct.pack("<I", 10) + b"\x00\0\0\0" + side + side
    inner = _plain("WEBP")[12:]
    return b"RIFF" + struct.pack("<I", 4 + len(body) + len(inner)) + b"WEBP" + body + inner


def _many_scans() -> bytes:
    raw = written(scene((640, 480)), "JPEG", progressive=True)
    last = raw.rindex(b"\xff\xda")
    return raw[:-2] + raw[last:-2] * 1_500 + b"\xff\xd9"


def _broken_sum() -> bytes:
    raw = bytearray(_plain("PNG"))
    raw[raw.index(b"IDAT") + 40] ^= 0xFF
    return bytes(raw)


def _text_bomb(name: bytes, head: bytes) -> bytes:
    return with_chunks(_plain("PNG"), chunk(name, head + zeros(64)))


def _deep_png() -> bytes:
    wide = scene(_SIZE, "L").convert("I").point(lambda value: value * 257).convert("I;16")
    return written(wide, "PNG", exif=camera_notes())


def _palette() -> bytes:
    few = scene(_SIZE).quantize(32)
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", CANARY)
    return written(few, "PNG", transparency=3, pnginfo=notes)


def _noise(length: int) -> bytes:
    return random.Random(4711).randbytes(length)  # noqa: S311 - no secret, but the same every time


def _pictures_refused() -> Iterator[HostileFile]:
    """Not a picture of ours, a bomb, or broken."""
    whole = {
        kind: lambda kind=kind: _plain(kind) for kind in ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")
    }

    def cut(kind: str, share: float) -> Callable[[], bytes]:
        return lambda: whole[kind]()[: int(len(whole[kind]()) * share)]

    rows: list[tuple[str, str, Callable[[], bytes]]] = [
        ("svg", "logo.svg", lambda: _SVG),
        ("svg as jpg", "photo.jpg", lambda: _SVG),
        ("packed svg", "logo.svgz", lambda: gzip.compress(_SVG, mtime=0)),
        ("svg as data url", "photo.png", lambda: b"data:image/svg+xml," + base64.b64encode(_SVG)),
        ("html as jpg", "photo.jpg", lambda: _HTML),
        ("html behind the mark of a jpeg", "photo.jpg", lambda: b"\xff\xd8\xff\xe0" + _HTML),
        ("php as jpg", "photo.php.jpg", lambda: PHP),
        ("script behind the mark of a gif", "a.gif", lambda: b"GIF89a=0;alert(4711)//"),
        ("gif", "a.gif", lambda: written(scene(_SIZE, "P"), "GIF")),
        ("moving gif as jpg", "a.jpg", lambda: moving("GIF", 40)),
        ("gifar", "a.gif", lambda: written(scene(_SIZE, "P"), "GIF") + archive()),
        (
            "tiff with position as jpg",
            "a.jpg",
            lambda: written(scene(_SIZE), "TIFF", exif=camera_notes()),
        ),
        ("bmp as jpg", "a.jpg", lambda: written(scene(_SIZE), "BMP")),
        ("ico as png", "a.png", lambda: written(scene((64, 64)), "ICO")),
        (
            "psd as jpg",
            "a.jpg",
            lambda: b"8BPS\0\1" + b"\0" * 6 + struct.pack(">HIIHH", 3, 99, 99, 8, 3),
        ),
        ("postscript as jpg", "a.jpg", lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n(%pipe%id)(r)file\n"),
        ("exe as jpg", "a.jpg", lambda: b"MZ" + b"\0" * 400),
        ("zip bomb as png", "a.png", lambda: archive(200)),
        ("nothing", "a.jpg", lambda: b""),
        ("one byte", "a.jpg", lambda: b"\xff"),
        ("only zeros", "a.jpg", lambda: b"\0" * 4_096),
        ("only noise", "a.jpg", lambda: _noise(50_000)),
        ("head of a jpeg", "a.jpg", cut("JPEG", 0.03)),
        ("half a jpeg", "a.jpg", cut("JPEG", 0.5)),
        ("half a png", "a.png", cut("PNG", 0.5)),
        ("half a webp", "a.webp", cut("WEBP", 0.5)),
        ("half a heic", "a.heic", cut("HEIF", 0.5)),
        ("half an avif", "a.avif", cut("AVIF", 0.5)),
        ("png with a wrong sum", "a.png", _broken_sum),
        ("bomb of 900 million pixels", "a.png", lambda: flat_png(30_000, 30_000)),
        ("bomb of 121 million pixels", "a.png", lambda: flat_png(11_000, 11_000)),
        ("just over 50 million pixels", "a.png", lambda: flat_png(10_000, 5_001)),
        ("jpeg that claims 65,500 a side", "a.jpg", lambda: _claims(65_500, 65_500)),
        ("webp that claims 16,383 a side", "a.webp", _webp_claims),
        ("moving png", "a.png", lambda: moving("PNG", 200)),
        ("moving webp", "a.webp", lambda: moving("WEBP", 200)),
        ("moving avif", "a.avif", lambda: moving("AVIF", 12)),
        ("bomb in a packed text", "a.png", lambda: _text_bomb(b"zTXt", b"Comment\0\0")),
        (
            "bomb in an international text",
            "a.png",
            lambda: _text_bomb(b"iTXt", b"Comment\0\1\0\0\0"),
        ),
        (
            "bomb in a colour profile",
            "a.png",
            lambda: with_chunks(_plain("PNG"), chunk(b"iCCP", b"x\0\0" + zeros(64))),
        ),
        ("jpeg of 1,500 scans", "a.jpg", _many_scans),
        ("more than 12 MB", "a.jpg", lambda: _plain() + b"\0" * (_TOO_LARGE - len(_plain()))),
        ("word document", "a.jpg", archive),
    ]
    for name, filename, make in rows:
        yield HostileFile(name, filename, make)
    heavy: list[tuple[str, str, Callable[[], bytes]]] = [
        (
            "flat webp of 49 million pixels",
            "a.webp",
            lambda: written(Image.new("RGB", (7_000, 7_000)), "WEBP", lossless=True, method=0),
        ),
        (
            "half a jpeg of 24 million pixels",
            "a.jpg",
            lambda: _half(written(scene((6_000, 4_000)), "JPEG")),
        ),
        (
            "half a png of 12 million pixels",
            "a.png",
            lambda: _half(written(scene((4_000, 3_000)), "PNG", compress_level=1)),
        ),
    ]
    for name, filename, make in heavy:
        yield HostileFile(name, filename, make, is_heavy=True)


def _half(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _pictures_rewritten() -> Iterator[HostileFile]:
    """A picture with something beside the pixels, or under a hostile name."""
    pdf_in_comment = segment(0xFE, document(b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"))
    rows: list[tuple[str, str, Callable[[], bytes]]] = [
        ("jpeg and script", "a.jpg", lambda: _plain() + SCRIPT),
        ("jpeg and zip", "a.jpg", lambda: _plain() + archive()),
        ("jpeg and program of 8 MB", "a.jpg", lambda: _plain() + PHP * 350_000),
        ("pdf inside a jpeg", "a.jpg", lambda: with_segments(_plain(), pdf_in_comment)),
        (
            "php in a comment",
            "a.php.jpg",
            lambda: with_segments(_plain(), segment(0xFE, PHP + SCRIPT)),
        ),
        ("position in jpeg", "a.jpg", lambda: _noted("JPEG")),
        ("position in heic", "a.heic", lambda: _noted("HEIF")),
        ("position in webp", "a.webp", lambda: _noted("WEBP")),
        ("position in png", "a.png", lambda: _noted("PNG")),
        ("position in avif", "a.avif", lambda: _noted("AVIF")),
        ("position in the thumbnail", "a.jpg", _with_thumbnail),
        ("serial number for photoshop", "a.jpg", _photoshop),
        ("xmp in several parts", "a.jpg", _extended_xmp),
        ("two pictures in one", "a.jpg", _two_in_one),
        (
            "broken colour profile",
            "a.jpg",
            lambda: written(scene(_SIZE), "JPEG", icc_profile=b"ICC?" * 900),
        ),
        (
            "broken camera notes",
            "a.jpg",
            lambda: with_segments(_plain(), segment(0xE1, b"Exif\0\0MM\0*" + _noise(400))),
        ),
        (
            "script in a text",
            "a.png",
            lambda: with_chunks(_plain("PNG"), chunk(b"tEXt", b"Comment\0" + SCRIPT)),
        ),
        ("png and html", "a.png", lambda: _plain("PNG") + _HTML),
        (
            "position in cmyk",
            "a.jpg",
            lambda: written(scene(_SIZE, "CMYK"), "JPEG", exif=camera_notes()),
        ),
        ("position in 16 bits", "a.png", _deep_png),
        ("palette with a clear colour", "a.png", _palette),
        ("name with two ends", "photo.jpg.php", lambda: _noted("JPEG")),
        (
            "name written backwards",
            "photo\N{RIGHT-TO-LEFT OVERRIDE}gpj.exe",
            lambda: _noted("JPEG"),
        ),
        ("name with a zero", "photo.jpg\0.svg", lambda: _noted("JPEG")),
        ("name that climbs", "../../../../etc/cron.d/photo.jpg", lambda: _noted("JPEG")),
        ("name that climbs by backslash", "..\\..\\windows\\photo.jpg", lambda: _noted("JPEG")),
        ("name of a device", "CON.jpg", lambda: _noted("JPEG")),
        ("name without an end", "photo", lambda: _noted("WEBP")),
        ("png called jpg", "photo.jpg", lambda: _noted("PNG")),
        ("heic called jpg", "photo.jpg", lambda: _noted("HEIF")),
        (
            "turned by the camera",
            "a.jpg",
            lambda: written(scene(_SIZE), "JPEG", exif=camera_notes(6)),
        ),
    ]
    for name, filename, make in rows:
        yield HostileFile(name, filename, make, is_picture=True)
    yield HostileFile(
        "flat png just below the limit",
        "a.png",
        lambda: flat_png(7_070, 7_070),
        is_picture=True,
        is_heavy=True,
    )
    yield HostileFile(
        "flat jpeg of 49 million pixels",
        "a.jpg",
        lambda: written(Image.new("L", (7_000, 7_000)), "JPEG", progressive=True, quality=10),
        is_picture=True,
        is_heavy=True,
    )


def _documents() -> Iterator[HostileFile]:
    """What calls itself a document."""
    script = b"<</S/JavaScript/JS(app.alert(4711))>>"
    rows: list[tuple[str, str, Callable[[], bytes]]] = [
        ("html as pdf", "a.pdf", lambda: _HTML),
        ("word document as pdf", "a.pdf", archive),
        ("exe as pdf", "a.pdf", lambda: b"MZ" + b"\0" * 400),
        ("gif and pdf", "a.pdf", lambda: b"GIF89a" + document()),
        ("jpeg and pdf", "a.pdf", lambda: _plain() + document()),
        ("half a pdf", "a.pdf", lambda: document()[:60]),
        ("pdf and zip", "a.pdf", lambda: document() + archive()),
        ("pdf and html", "a.pdf", lambda: document() + _HTML * 40),
        ("pdf with script", "a.pdf", lambda: document(b"/OpenAction" + script)),
        (
            "pdf with script under a written-out name",
            "a.pdf",
            lambda: document(b"/OpenAction<</S/J#61va#53cript/JS(app.alert(1))>>"),
        ),
        (
            "pdf with packed script",
            "a.pdf",
            lambda: document(objects=packed_objects(zlib.compress(b"6 0 " + script))),
        ),
        ("pdf with a bomb", "a.pdf", lambda: document(objects=packed_objects(zeros(64)))),
        (
            "pdf that starts a program",
            "a.pdf",
            lambda: document(b"/OpenAction<</S/Launch/F(cmd)>>"),
        ),
        ("pdf with a file inside", "a.pdf", lambda: document(b"/Names<</EmbeddedFiles 9 0 R>>")),
        ("pdf that sends a form", "a.pdf", lambda: document(b"/OpenAction<</S/SubmitForm/F(x)>>")),
        ("locked pdf", "a.pdf", lambda: document(b"/Encrypt 9 0 R")),
        (
            "pdf with a photograph that tells its place",
            "a.pdf",
            lambda: document(
                objects=b"7 0 obj<<>>stream\n" + _noted("JPEG") + b"\nendstream endobj\n"
            ),
        ),
    ]
    for name, filename, make in rows:
        # The JPEG in front makes it a picture too; the document behind does not come along.
        yield HostileFile(name, filename, make, is_picture=name == "jpeg and pdf")
    yield HostileFile(
        "quiet pdf under a hostile name",
        "../ใบสมัคร\N{RIGHT-TO-LEFT OVERRIDE}fdp.exe.pdf",
        document,
        is_document=True,
    )


def hostile_files(*, heavy: bool = True) -> list[HostileFile]:
    """Return all of them, by name; without those that take seconds where they are not wanted."""
    every = [*_pictures_refused(), *_pictures_rewritten(), *_documents()]
    return [one for one in every if heavy or not one.is_heavy]


def as_stream(one: HostileFile) -> io.BytesIO:
    """Return a file as something to read."""
    return io.BytesIO(one.content)
