"""The demonstration's pictures: drawn by our script, described, and worn in every number."""

import tomllib
from collections import Counter
from datetime import date

import pytest
from bs4 import BeautifulSoup
from PIL import Image, ImageChops, ImageStat

from home.demonstration import pictures, practice, showcase
from home.demonstration.courses import CONTENT
from home.demonstration.pictures import CREDIT, make_pictures, picture_rows
from portal.core.picture_words import PictureWord
from portal.core.text_checks import check_text
from portal.media.models import PortalImage
from portal.media.services import make_renditions
from scripts.demonstration_pictures.__main__ import SCENES
from showcase.models import GroupPage, ProductPage
from tests.factories.catalogue import tree, tree_layer  # noqa: F401 - fixtures

_FOLDER = CONTENT / "pictures"
_TODAY = date(2026, 11, 21)


def _rows(kind, table):
    return tomllib.loads((CONTENT / f"{kind}.toml").read_text(encoding="utf-8"))[table]


def _worn(row):
    """All pictures of a row, the one that stands for it first."""
    first = [row["picture"]] if "picture" in row else []
    return [*first, *(name for name, _caption in row.get("more_pictures", ()))]


def test_pictures_are_small_and_described():
    """At most 40 KB each, wide ones for courses, with words for who cannot see them."""
    rows = picture_rows()
    files = sorted(path.name for path in _FOLDER.iterdir())
    assert sorted(row["file"] for row in rows) == files
    assert len({row["title"] for row in rows}) == len({row["alt"] for row in rows}) == len(rows)
    for row in rows:
        path = _FOLDER / row["file"]
        assert path.stat().st_size <= 40 * 1024, row["file"]
        with Image.open(path) as picture:
            assert picture.size == ((960, 540) if "words" in row else (800, 600))
        assert row["alt"].startswith("ภาพวาด")
        assert 20 <= len(row["alt"]) <= 120
        assert set(row.get("words", ())) <= set(PictureWord.values)
        assert not check_text(row["alt"])


def test_pictures_are_what_the_script_draws():
    """Every file has its scene, and a scene drawn again is the file."""
    by_name = {scene.__name__.replace("_", "-"): scene for scene in SCENES}
    assert {f"{name}.png" for name in by_name} == {row["file"] for row in picture_rows()}
    for name in ("indigo-scarf", "coffee"):
        with Image.open(_FOLDER / f"{name}.png") as kept:
            again = by_name[name]().finished().convert("RGB")
            apart = ImageStat.Stat(ImageChops.difference(kept.convert("RGB"), again)).mean
        assert max(apart) < 2, name


def test_showcase_wears_pictures_in_every_number():
    """Thirty products and more with pictures, of one to five; some without wear their cloth."""
    products = _rows("products", "product")
    numbers = Counter(len(_worn(row)) for row in products)
    assert sum(numbers[one] for one in range(1, 6)) >= 30
    assert sum(numbers[one] for one in (3, 4, 5)) >= 6
    assert set(numbers) >= {0, 1, 2, 3, 4, 5}
    groups = Counter(len(_worn(row)) for row in _rows("groups", "group"))
    assert set(groups) >= {0, 1, 2, 5}
    assert not [row["title"] for row in products if "more_pictures" in row and "picture" not in row]


def test_showcase_wears_pictures_that_there_are():
    """Each name is a picture's, none twice on a page, and every caption keeps the rules."""
    known = {path.stem for path in _FOLDER.iterdir()}
    for row in (*_rows("products", "product"), *_rows("groups", "group")):
        worn = _worn(row)
        assert set(worn) <= known, row["title"]
        assert len(set(worn)) == len(worn) <= 6, row["title"]
        for _name, caption in row.get("more_pictures", ()):
            assert 8 <= len(caption) <= 60
            assert not check_text(caption)
    for row in _rows("practice", "story"):
        assert {one["file"] for one in row["pictures"]} <= known


@pytest.mark.django_db
def test_seeded_pages_show_their_drawings_and_say_so(client, tree, monkeypatch):  # noqa: F811
    """A product with several, a product without any, and its group: marked as drawings."""
    wanted = {"indigo-scarf.png", "indigo-vat.png", "stall.png"}
    few = [row for row in picture_rows() if row["file"] in wanted]
    monkeypatch.setattr(pictures, "picture_rows", lambda: few)
    for picture in make_pictures().all():
        assert picture.file.name.endswith(".webp")  # it came through the same door as an upload
        make_renditions(picture.pk)
    showcase.make(_TODAY)
    practice.make(_TODAY)
    gallery = _gallery(client, ProductPage.objects.get(title__startswith="ผ้าพันคอย้อมคราม"))
    assert [one.img["alt"][:12] for one in gallery] == ["ภาพวาดผ้าพัน", "ภาพวาดหม้อดิ", "ภาพวาดแผงขาย"]
    assert all(one.figcaption.small.get_text() == CREDIT for one in gallery)
    assert [one.img.get("loading") for one in gallery] == [None, "lazy", "lazy"]
    # The first heads the page; the others are fetched when they are seen.
    assert [bool(one.find("noscript")) for one in gallery] == [False, True, True]
    group = _gallery(client, GroupPage.objects.get(title__startswith="กลุ่มครามบ้านริมห้วย"))
    assert len(group) == 2
    assert _gallery(client, ProductPage.objects.get(title__startswith="เนื้อครามเปียก")) == []
    assert PortalImage.objects.count() == 3


def _gallery(client, page):
    answer = client.get(page.get_url())
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html5lib").select(".gallery figure")
