"""The picture under a shared link: a photo where there is one, else the page's cloth as PNG."""

import pytest
from PIL import Image, ImageChops

from portal.core import share_pictures, weave

NAMES = sorted(share_pictures.drawn())


def test_cloths_are_the_drawn_ones():
    """What is committed in static/patterns is what `python -m portal.core.share_pictures` draws."""
    for name, picture in share_pictures.drawn().items():
        kept = Image.open(weave.PATTERNS / name)
        assert kept.size == (1200, 630)
        assert ImageChops.difference(kept.convert("RGB"), picture.convert("RGB")).getbbox() is None


def test_cloths_are_small(tmp_path):
    """Sixteen files of at most 12 KB: a phone fetches one when a link is sent."""
    share_pictures.main(tmp_path)
    files = list(tmp_path.glob("share-*.png"))
    assert len(files) == 16
    assert max(path.stat().st_size for path in files) <= 12 * 1024


@pytest.mark.parametrize("group", sorted(weave.GROUPS))
def test_every_cloth_of_a_group_has_its_file(group):
    """Whatever hem a page wears, its file is there."""
    assert {share_pictures.name_of(group, key) for key in range(40)} <= set(NAMES)
