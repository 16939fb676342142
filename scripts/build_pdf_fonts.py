"""Make the fonts of PDFs out of the site's own: one TTF a weight, Thai and Latin in one file.

    pip install fonttools brotli uharfbuzz && python scripts/build_pdf_fonts.py

The web font is one variable face in two files; typst takes static faces, and two files under one
family name garble digits. A consonant with all that clings to it is one glyph here: a PDF notes
one text for each glyph, so whoever copies, searches or reads the page aloud gets what was written.
With a glyph for each mark, readers that know no more than that note lose vowels and double tones.
The licence is that of the site's font, static/fonts/OFL.txt.
"""

import io
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import uharfbuzz as hb
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("noto-sans-thai-looped-th.woff2", "noto-sans-thai-looped-la.woff2")
WEIGHTS = {"regular": 400, "bold": 700}
#: A name of its own: nobody should take it for the face that Noto publishes.
FAMILY = "Portal Thai"

CONSONANTS = "".join(map(chr, range(0x0E01, 0x0E2F)))
VOWELS = ("", *"\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e4d")
TONES = ("", *"\u0e48\u0e49\u0e4a\u0e4b\u0e4c")
SARA_AM, NIKHAHIT, SARA_AA = "\u0e33", "\u0e4d", "\u0e32"


def main(target: Path) -> None:
    """Write both weights into a folder."""
    target.mkdir(parents=True, exist_ok=True)
    for style, weight in WEIGHTS.items():
        with tempfile.TemporaryDirectory() as folder:
            parts = [_static(source, weight, Path(folder)) for source in SOURCES]
            font = Merger().merge([str(part) for part in parts])
        _join_clusters(font)
        _name(font, style, weight)
        font["post"].formatType = 3.0  # no names of glyphs: nobody reads them
        path = target / f"portal-thai-{style}.ttf"
        font.save(path)
        sys.stdout.write(f"{path.name} {path.stat().st_size}\n")


def _static(source: str, weight: int, folder: Path) -> Path:
    font = instantiateVariableFont(
        TTFont(ROOT / "static" / "fonts" / source), {"wght": weight}, inplace=True
    )
    font.flavor = None
    path = folder / f"{source}.ttf"
    font.save(path)
    return path


def _clusters() -> Iterator[tuple[str, str]]:
    """Give every cluster as it is written, and in the order in which a shaper sees its signs."""
    for consonant in CONSONANTS:
        for tone in TONES:
            for vowel in VOWELS:
                if vowel or tone:
                    yield consonant + vowel + tone, consonant + vowel + tone
            yield consonant + tone + SARA_AM, consonant + NIKHAHIT + tone + SARA_AA


def _join_clusters(font: TTFont) -> None:
    """Draw a glyph for every cluster, as the font itself would place its signs."""
    shaper = hb.Font(hb.Face(_bytes(font)))
    cmap, glyf, hmtx = font.getBestCmap(), font["glyf"], font["hmtx"]
    old = font.getGlyphOrder()
    order, lines = [*old], []
    for written, seen in _clusters():
        name = "c" + "_".join(f"{ord(sign):04X}" for sign in written)
        glyph, advance = _composite(shaper, written, old)
        order.append(name)
        glyf.glyphs[name] = glyph
        hmtx.metrics[name] = (advance, 0)
        lines.append(f"sub {' '.join(cmap[ord(sign)] for sign in seen)} by {name};")
    font.setGlyphOrder(order)
    glyf.glyphOrder = order
    for name in order[len(old) :]:
        glyf[name].recalcBounds(glyf)
        hmtx.metrics[name] = (hmtx.metrics[name][0], glyf[name].xMin)
    for table in ("GSUB", "GPOS", "GDEF"):
        if table in font:
            del font[table]
    feature = "languagesystem DFLT dflt; languagesystem thai dflt;\nfeature ccmp {\n"
    addOpenTypeFeaturesFromString(font, feature + "\n".join(lines) + "\n} ccmp;\n")


def _bytes(font: TTFont) -> bytes:
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def _composite(shaper: hb.Font, text: str, order: list[str]) -> tuple[Glyph, int]:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(shaper, buffer)
    glyph, x = Glyph(), 0
    glyph.numberOfContours = -1
    glyph.components = []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        part = GlyphComponent()
        part.glyphName = order[info.codepoint]
        part.x, part.y = x + position.x_offset, position.y_offset
        part.flags = 0x0204 if not glyph.components else 0x0004
        glyph.components.append(part)
        x += position.x_advance
    return glyph, x


def _name(font: TTFont, style: str, weight: int) -> None:
    font["OS/2"].usWeightClass = weight
    for identity, text in (
        (1, FAMILY),
        (2, style.title()),
        (4, f"{FAMILY} {style.title()}"),
        (6, f"PortalThai-{style.title()}"),
        (16, FAMILY),
        (17, style.title()),
    ):
        font["name"].setName(text, identity, 3, 1, 0x409)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "portal" / "core" / "fonts")
