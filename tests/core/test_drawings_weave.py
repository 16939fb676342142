"""The woven patterns and which cloth a page wears."""

import re
from pathlib import Path

import pytest

from portal.core import weave

STATIC = Path(weave.PATTERNS)


def test_weave_files_are_the_drawn_ones():
    """What is committed in static/patterns is what `python -m portal.core.weave` writes."""
    for name, svg in weave.tiles().items():
        assert (STATIC / name).read_text(encoding="utf-8") == svg, name


def test_weave_main_writes_every_tile(tmp_path):
    """The command writes five bodies, fifteen hems, band, selvedge, long cloth and mark."""
    weave.main(tmp_path)
    assert len(list(tmp_path.glob("*.svg"))) == 5 + 15 + 4


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
    css = (STATIC.parent / "css" / "components.css").read_text(encoding="utf-8")
    for group in weave.GROUPS:
        for hem in range(len(weave.HEMS)):
            assert f".g-{group}.h{hem} {{" in css
    assert ".g-house {" in css


def test_stylesheets_name_only_files_that_are_there():
    """Every url() of every sheet leads to a file."""
    for sheet in (STATIC.parent / "css").glob("*.css"):
        for url in re.findall(r'url\("([^"]+)"\)', sheet.read_text(encoding="utf-8")):
            assert (sheet.parent / url).resolve().is_file(), f"{sheet.name}: {url}"
