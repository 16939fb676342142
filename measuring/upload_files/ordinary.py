"""Ordinary photographs: what phones and cameras send, made by code, with what they should look like."""

import io
import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, ImageOps, ImageStat

from measuring.upload_files.secrets import XMP, camera_notes
from measuring.upload_files.writers import written

#: Two pictures look the same from here on (dB), compared at this width.
SAME, _COMPARED = 30.0, 480
#: EXIF's word → how the camera was turned, so what was stored.
_STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@dataclass(frozen=True, slots=True)
class OrdinaryPicture:
    """One photograph: how it is sent, and what is to be seen."""

    name: str
    filename: str
    kind: str
    size: tuple[int, int]
    draw: Callable[[tuple[int, int]], Image.Image]
    orientation: int = 1
    mode: str = "RGB"
    options: tuple[tuple[str, Any], ...] = ()

    def made(self, *, longest: int = 10_000) -> tuple[bytes, Image.Image]:
        """Return the file, and the picture as a person should see it; smaller for short tests."""
        share = min(1.0, longest / max(self.size))
        size = (round(self.size[0] * share), round(self.size[1] * share))
        seen = self.draw(size).convert("RGB")
        turn = _STORED[self.orientation]
        stored = seen if turn is None else seen.transpose(turn)
        if self.mode == "I;16":
            seen = seen.convert("L").convert("RGB")
            stored = stored.convert("L").convert("I").point(lambda v: v * 257).convert("I;16")
        elif self.mode == "P":
            stored = stored.quantize(256)
            seen = stored.convert("RGB")
        else:
            stored = stored.convert(self.mode)
        options = dict(self.options)
        if self.kind == "MPO":
            options |= {"save_all": True, "append_images": [stored.resize((160, 120))]}
        if self.kind != "PNG" or self.orientation != 1:
            options["exif"] = camera_notes(self.orientation)
        if self.kind in {"JPEG", "HEIF", "WEBP", "AVIF"}:
            options["xmp"] = XMP
        return written(stored, self.kind, **options), seen


def likeness(content: bytes, seen: Image.Image) -> float:
    """Return how much a picture looks as it should, in dB; 0 where its shape differs."""
    with Image.open(io.BytesIO(content)) as opened:
        shown = opened.convert("RGB")
    if abs(shown.width / shown.height - seen.width / seen.height) > 0.02:
        return 0.0
    size = (_COMPARED, round(_COMPARED * seen.height / seen.width))
    apart = ImageChops.difference(_at(shown, size), _at(seen, size))
    stat = ImageStat.Stat(apart)
    error = sum(stat.sum2) / (3 * size[0] * size[1])
    return 99.0 if error == 0 else 10 * math.log10(255 * 255 / error)


def _at(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    return picture.resize(size, Image.Resampling.LANCZOS)


def _sky(size: tuple[int, int]) -> Image.Image:
    """Sky over a rice field: soft gradients."""
    down = Image.linear_gradient("L").resize(size)
    picture = Image.merge("RGB", (down, down.point(lambda v: 110 + v // 3), ImageOps.invert(down)))
    draw = ImageDraw.Draw(picture)
    side = size[0] // 12
    draw.ellipse((side, side // 2, side * 3, side * 5 // 2), fill=(250, 230, 140))
    for row in range(8):
        y = size[1] * (60 + row * 5) // 100
        draw.line(
            (0, y, size[0], y + side // 3), fill=(40, 90 + row * 12, 40), width=max(1, side // 6)
        )
    return picture


def _grain(size: tuple[int, int]) -> Image.Image:
    """Threads of cloth in lamplight: fine noise of a sensor over shapes."""
    rng = random.Random(4711)  # noqa: S311 - the same every time
    small = Image.frombytes("RGB", (64, 48), rng.randbytes(64 * 48 * 3))
    soft = small.resize(size, Image.Resampling.BICUBIC)
    noise = Image.effect_noise((max(1, size[0] // 2), max(1, size[1] // 2)), 14).resize(size)
    return ImageChops.add(soft, Image.merge("RGB", (noise,) * 3), scale=1.5)


def _words(size: tuple[int, int]) -> Image.Image:
    """A price board: letters with hard edges."""
    picture = Image.new("RGB", size, (246, 240, 226))
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(max(10, size[0] // 16))
    for row, text in enumerate(("OTOP 390", "0 2000 0000", "Indigo scarf", "Tue - Sat 9-17")):
        draw.text((size[0] // 14, size[1] * (row + 1) // 6), text, font=font, fill=(31, 42, 68))
    draw.rectangle((0, 0, size[0] // 3, size[1] // 14), fill=(190, 60, 40))
    return picture


def _people(size: tuple[int, int]) -> Image.Image:
    """Four round faces at a table: skin, hair, clothes."""
    picture = _sky(size).filter(ImageFilter.GaussianBlur(max(1, size[0] // 300)))
    draw = ImageDraw.Draw(picture)
    for number, skin in enumerate(
        ((141, 85, 36), (198, 134, 66), (224, 172, 105), (255, 219, 172))
    ):
        x, side = size[0] * (1 + 2 * number) // 9, size[0] // 8
        y = size[1] // 4 + number * size[1] // 40
        draw.ellipse((x, y - side // 5, x + side, y + side), fill=(30, 22, 18))
        draw.ellipse((x + side // 9, y, x + side - side // 9, y + side * 5 // 4), fill=skin)
        for eye in (3, 6):
            at = x + side * eye // 9
            draw.ellipse((at, y + side // 2, at + side // 10, y + side * 3 // 5), fill=(20, 20, 20))
        draw.rectangle(
            (x - side // 6, y + side * 5 // 4, x + side * 7 // 6, size[1]),
            fill=(31 * number + 40, 60, 120),
        )
    return picture


def _cloth(size: tuple[int, int]) -> Image.Image:
    """Woven squares in indigo and turmeric."""
    picture = Image.new("RGB", size, (36, 52, 96))
    draw = ImageDraw.Draw(picture)
    step = max(8, size[0] // 40)
    for x in range(0, size[0], step * 2):
        draw.rectangle((x, 0, x + step, size[1]), fill=(58, 78, 130))
    for y in range(0, size[1], step * 3):
        draw.rectangle((0, y, size[0], y + step // 2), fill=(219, 168, 55))
    draw.polygon(((0, 0), (size[0] // 5, 0), (0, size[1] // 5)), fill=(200, 60, 50))
    return picture


def ordinary_pictures() -> list[OrdinaryPicture]:
    """Return the twenty, from 640 px to 24 million pixels."""
    one = OrdinaryPicture
    quality = (("quality", 90),)
    smooth = (("quality", 88), ("progressive", True))
    return [
        one("small jpeg", "IMG_0001.jpg", "JPEG", (640, 480), _sky, options=quality),
        one("jpeg turned 1", "IMG_0002.jpg", "JPEG", (1600, 1200), _people, 1, options=quality),
        one("jpeg turned 2", "IMG_0003.jpg", "JPEG", (1600, 1200), _people, 2, options=quality),
        one("jpeg turned 3", "IMG_0004.jpg", "JPEG", (1600, 1200), _people, 3, options=quality),
        one("jpeg turned 4", "IMG_0005.jpg", "JPEG", (1600, 1200), _cloth, 4, options=quality),
        one("jpeg turned 5", "IMG_0006.jpg", "JPEG", (1200, 1600), _cloth, 5, options=quality),
        one("jpeg turned 6", "IMG_0007.jpg", "JPEG", (3000, 4000), _people, 6, options=quality),
        one("jpeg turned 7", "IMG_0008.jpg", "JPEG", (1200, 1600), _words, 7, options=quality),
        one("jpeg turned 8", "IMG_0009.jpg", "JPEG", (3000, 4000), _sky, 8, options=quality),
        one("12 million pixels", "DSC_0010.JPG", "JPEG", (4000, 3000), _grain, options=quality),
        one("24 million pixels", "DSC_0011.JPG", "JPEG", (6000, 4000), _people, options=quality),
        one("24 million, progressive", "DSC_0012.JPG", "JPEG", (6000, 4000), _sky, options=smooth),
        one(
            "heic of a phone",
            "IMG_0013.HEIC",
            "HEIF",
            (4032, 3024),
            _people,
            options=(("quality", 60),),
        ),
        one(
            "heic, small", "IMG_0014.heic", "HEIF", (1280, 960), _cloth, options=(("quality", 80),)
        ),
        one("webp", "photo.webp", "WEBP", (2000, 1500), _grain, options=(("quality", 85),)),
        one(
            "avif",
            "photo.avif",
            "AVIF",
            (1600, 1067),
            _sky,
            options=(("quality", 80), ("speed", 9)),
        ),
        one("png of a screen", "Screenshot.png", "PNG", (1080, 2340), _words),
        one("png with few colours", "board.png", "PNG", (1200, 800), _words, mode="P"),
        one("png of 16 bits", "scan.png", "PNG", (1400, 1000), _sky, mode="I;16"),
        one(
            "two in one, as phones write",
            "PXL_0020.jpg",
            "MPO",
            (4080, 3072),
            _people,
            6,
            options=quality,
        ),
    ]
