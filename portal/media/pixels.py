"""New pixels from a file that somebody sent: what a child process does, and knows no Django.

Run as a program it reads a file from its input and writes the new picture to its output, inside
limits that it gives itself before it looks at anything.
"""

from __future__ import annotations

import contextlib
import io
import os
import struct
import sys
import warnings
from dataclasses import dataclass

import pillow_heif
from PIL import Image, ImageCms, ImageFile, PngImagePlugin

#: What may come in, by Pillow's names. SVG is not a picture here: it is a program.
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")
#: Nothing on the site is shown larger; the booklet prints it at 250 dots an inch across A4.
LONGEST_SIDE = 2048
#: Drawings are kept as WebP, whose decoder needs four times the memory of a JPEG's.
LONGEST_DRAWING = 1600
#: Cameras and encoders write a dozen; each costs a pass over all pixels.
MOST_SCANS = 64
#: Of formats whose decoder holds the whole picture several times, fewer pixels fit a child.
_MOST_OF = {"WEBP": 32_000_000}
_MIB = 1024 * 1024
#: What a text chunk of a PNG may unpack to, and all of them together.
_TEXT_CHUNK, _TEXT_IN_ALL = _MIB, 4 * _MIB
#: Of a child: address space, and seconds of the processor.
MEMORY, SECONDS = 768 * _MIB, 30
#: The ways of holding a camera, by what EXIF says of it.
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ORIENTATION = 0x0112
_SIXTEEN_BITS = ("I;16", "I;16B", "I;16L", "I;16N", "I", "F")

BROKEN = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    RuntimeError,
    struct.error,
    IndexError,
    KeyError,
    TypeError,
    OverflowError,
    ArithmeticError,
    AttributeError,
    AssertionError,
)


class Refused(Exception):
    """A file that becomes no picture; the argument is one of the codes below."""

    UNREADABLE = "unreadable"
    TOO_MANY_PIXELS = "too_many_pixels"
    MOVING = "moving"
    TOO_HEAVY = "too_heavy"
    CODES = (UNREADABLE, TOO_MANY_PIXELS, MOVING, TOO_HEAVY)

    @property
    def code(self) -> str:
        """Why not."""
        return str(self.args[0])


@dataclass(frozen=True, slots=True)
class Rewritten:
    """New pixels, and the extension of what they are written as."""

    extension: str
    content: bytes


def prepare(most_pixels: int) -> None:
    """Teach Pillow HEIC, and make a picture with too many pixels an error, not a warning."""
    pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
    Image.MAX_IMAGE_PIXELS = most_pixels
    PngImagePlugin.MAX_TEXT_CHUNK = _TEXT_CHUNK
    PngImagePlugin.MAX_TEXT_MEMORY = _TEXT_IN_ALL
    # One block of Pillow is one allocation: memory goes back to the system at once.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    warnings.filterwarnings("error", category=Image.DecompressionBombWarning)


def pixels_of(raw: bytes, most_pixels: int) -> int:
    """Return how many pixels the file says that it has, or refuse it; nothing is decoded."""
    if not _is_whole(raw):
        raise Refused(Refused.UNREADABLE)
    with _opened(raw) as picture:
        width, height = picture.size
        if width * height > most_pixels:
            raise Refused(Refused.TOO_MANY_PIXELS)
        if width * height > _MOST_OF.get(picture.format or "", most_pixels):
            raise Refused(Refused.TOO_HEAVY)
        if getattr(picture, "n_frames", 1) > 1 and picture.format != "MPO":
            raise Refused(Refused.MOVING)
        return int(width * height)


def rewrite(raw: bytes) -> Rewritten:
    """Decode, make it small enough, turn it upright, take its colours to sRGB, write it anew."""
    with _opened(raw) as picture:
        is_drawing = picture.format == "PNG"
        _read_smaller(picture)
        picture.load()
        turn = _turn_of(picture)
        plain = _plain(picture)
        is_drawing = is_drawing or plain.has_transparency_data
        small = _in_srgb(_small(plain, LONGEST_DRAWING if is_drawing else LONGEST_SIDE))
        upright = small if turn is None else small.transpose(turn)
        mode = "RGBA" if upright.has_transparency_data else "RGB"
        upright = upright.convert(mode)
        # New pixels: nothing that hangs on the old object comes along.
        bare = Image.frombytes(mode, upright.size, upright.tobytes())
        out = io.BytesIO()
        if is_drawing or mode == "RGBA":
            bare.save(out, "WEBP", quality=90, method=4)
            return Rewritten(".webp", out.getvalue())
        bare.save(out, "JPEG", quality=88, optimize=True, progressive=True)
        return Rewritten(".jpg", out.getvalue())


def _is_whole(raw: bytes) -> bool:
    """Say whether a file has the end that its format asks for: half a picture costs no decoding."""
    if raw.startswith(b"\xff\xd8\xff"):
        last = raw.rfind(b"\xff\xda")
        return raw.find(b"\xff\xd9", last) > 0 and raw.count(b"\xff\xda") <= MOST_SCANS
    if raw.startswith(b"\x89PNG"):
        return b"IEND" in raw
    return True


@contextlib.contextmanager
def _opened(raw: bytes):  # type: ignore[no-untyped-def]  # a generator of pictures
    """Open a file; whatever goes wrong inside is a refusal with a code."""
    try:
        with Image.open(io.BytesIO(raw), formats=FORMATS) as picture:
            yield picture
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise Refused(Refused.TOO_MANY_PIXELS) from bomb
    except MemoryError as heavy:
        raise Refused(Refused.TOO_HEAVY) from heavy
    except BROKEN as broken:
        raise Refused(Refused.UNREADABLE) from broken


def _read_smaller(picture: Image.Image) -> None:
    """Let a JPEG be decoded at a half or a quarter where that is still large enough."""
    longest = max(picture.size)
    if longest > LONGEST_SIDE:
        share = LONGEST_SIDE / longest
        picture.draft(None, tuple(max(1, round(side * share)) for side in picture.size))  # type: ignore[arg-type]


def _plain(picture: Image.Image) -> Image.Image:
    """Return the picture with eight bits for each colour, and colours in place of a palette."""
    if picture.mode in _SIXTEEN_BITS:
        _low, high = picture.getextrema()
        scale = 255 / 65535 if high > 255 else 1  # type: ignore[operator]
        return picture.convert("I").point(lambda value: value * scale + 0).convert("L")
    if picture.mode in {"P", "PA"}:
        return picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    if picture.mode == "1":
        return picture.convert("L")
    if picture.mode in {"L", "RGB"} and "transparency" in picture.info:
        return picture.convert("RGBA")
    return picture


def _small(picture: Image.Image, longest: int) -> Image.Image:
    picture.thumbnail((longest, longest))
    return picture


def _turn_of(picture: Image.Image) -> Image.Transpose | None:
    """Return how to turn it upright; what cannot be read says nothing."""
    try:
        return _TURNS.get(picture.getexif().get(_ORIENTATION, 1))
    except BROKEN:
        return None


def _in_srgb(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in {"RGB", "RGBA", "CMYK", "L"}:
        return picture
    try:
        changed = ImageCms.profileToProfile(
            picture,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGBA" if picture.mode == "RGBA" else "RGB",
        )
    except (ImageCms.PyCMSError, *BROKEN):
        return picture
    return changed or picture


def _limit() -> None:
    """Take at most so much memory and time; where the system knows no limits, there are none."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> int:
    """Read a file, write ``extension``, a line end and the new picture; else the code of why not."""
    _limit()
    prepare(int(sys.argv[1]))
    raw = sys.stdin.buffer.read()
    try:
        pixels_of(raw, int(sys.argv[1]))
        made = rewrite(raw)
    except MemoryError:
        made = None
        code = Refused.TOO_HEAVY
    except Refused as refused:
        made, code = None, refused.code
    out = sys.stdout.buffer
    if made is None:
        out.write(b"!" + code.encode())
    else:
        out.write(made.extension.encode() + b"\n" + made.content)
    out.flush()
    # The decoders' own memory is given back by the end of the process, not piece by piece.
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
