"""The woven patterns and which cloth a page wears."""

import re
from pathlib import Path
from urllib.parse import unquote

import brotli
import pytest

from portal.core import cloth_sheet, weave

STATIC = Path(weave.PATTERNS)


def test_weave_files_are_the_drawn_ones():
    """What is committed in static/patterns is what `python -m portal.core.weave` writes."""
    for name in weave.FILES:
        assert (STATIC / name).read_text(encoding="utf-8") == weave.tiles()[name], name


def test_weave_main_writes_the_patterns_that_are_files(tmp_path):
    """The command writes mark and long cloth; the small ones stand in the sheet."""
    weave.main(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(weave.FILES)


def test_cloth_sheet_is_the_drawn_one(tmp_path):
    """What is committed is what `python -m portal.core.cloth_sheet` writes."""
    cloth_sheet.main(tmp_path / "cloth.css")
    drawn = (tmp_path / "cloth.css").read_text(encoding="utf-8")
    assert cloth_sheet.SHEET.read_text(encoding="utf-8") == drawn


def test_cloth_sheet_holds_every_pattern_that_is_no_file():
    """Five bodies, fifteen hems, band, selvedge and arrow cost a page one request together."""
    urls = re.findall(r'url\("data:image/svg\+xml,([^"]+)"\)', cloth_sheet.sheet())
    drawn = [unquote(url).replace("'", '"') + "\n" for url in urls]
    apart = {svg for name, svg in weave.tiles().items() if name not in weave.FILES}
    assert len(drawn) == 5 + 15 + 3
    assert apart <= set(drawn)


def test_cloth_sheet_is_light():
    """All of it weighs less on the line than three patterns did as files."""
    assert len(brotli.compress(cloth_sheet.sheet().encode())) <= 2_500


def test_weave_tiles_are_small():
    """Body and hem tiles stay below 2.1 KB each, as many of them share a page."""
    for name, svg in weave.tiles().items():
        if name.startswith(("body-", "hem-")):
            assert len(svg.encode()) <= 2_150, name


def test_weave_favicon_is_the_mark():
    """The icon at the fixed address is the woven mark."""
    favicon = STATIC.parent / "icons" / "favicon.svg"
    assert favicon.read_text(encoding="utf-8") == weave.tiles()["mark.svg"]


def test_to_svg_joins_runs_of_one_colour():
    """Threads side by side become one rectangle, the ground is drawn once."""
    grid: weave.Grid = [["cotton", "cotton", "lac7"], [None, "cotton", "cotton"]]
    svg = weave.to_svg(grid, ground="lac7", scale=2)
    assert 'width="6" height="4" viewBox="0 0 3 2"' in svg
    assert "M0 0h2v1h-2zM1 1h2v1h-2z" in svg
    assert svg.count("<path") == 2


@pytest.mark.parametrize("group", sorted(weave.GROUPS))
def test_cloth_is_always_the_same_for_a_page(group):
    """A page wears the same cloth each time, in each process."""
    assert weave.cloth(group, "snk-7k4p") == weave.cloth(group, "snk-7k4p")
    assert weave.cloth(group, "snk-7k4p").hem in range(3)


def test_cloth_hem_is_fixed_for_good():
    """These hems were public once: a change of the rule would re-dress the whole site."""
    hems = [weave.cloth("commerce", key).hem for key in ("snk-7k4p", 1, 2, 3)]
    assert hems == [2, 0, 2, 1]


def test_cloth_uses_all_hems():
    """Over many pages every hem is worn."""
    assert {weave.cloth("creative", key).hem for key in range(40)} == {0, 1, 2}


@pytest.mark.parametrize("group", ["", "house", "unknown", "<script>"])
def test_cloth_of_no_group_is_the_house(group):
    """A page of no occupational group wears the house's indigo, whatever was asked."""
    assert weave.cloth(group, 1).classes == "g-house"


def test_cloth_classes_are_in_the_stylesheet():
    """Each class that a cloth can give has its rule."""
    css = (STATIC.parent / "css" / "cloth.css").read_text(encoding="utf-8")
    for group in weave.GROUPS:
        for hem in range(len(weave.HEMS)):
            assert f".g-{group}.h{hem} {{" in css
    assert ".g-house {" in (STATIC.parent / "css" / "components.css").read_text(encoding="utf-8")


def test_stylesheets_name_only_files_that_are_there():
    """Every url() of every sheet leads to a file, or is drawn in place."""
    for sheet in (STATIC.parent / "css").glob("*.css"):
        for url in re.findall(r'url\("(?!data:)([^"]+)"\)', sheet.read_text(encoding="utf-8")):
            assert (sheet.parent / url).resolve().is_file(), f"{sheet.name}: {url}"
