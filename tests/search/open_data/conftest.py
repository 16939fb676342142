"""What the tests of open data share: public courses beside some that nobody may see."""

from datetime import timedelta

import pytest
import time_machine

from tests.factories.catalogue import bangkok, make_course, make_run, pages_by_code, tree_layer
from tests.layers import layer

NOW = bangkok(2026, 11, 21, 10, 0)
#: Stands in what is not public: it may come out nowhere.
SECRET = "ความลับที่ยังไม่เผยแพร่"


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


@layer(upon=tree_layer)
@time_machine.travel(NOW, tick=False)
def open_courses_layer():
    """Three public courses with runs, in two districts."""
    tree = pages_by_code()
    indigo = make_course(tree["d4704"])
    bread = make_course(
        tree["d4701"],
        title="ขนมปังโฮมเมด",
        title_en="",
        occupational_group="commerce",
        hours=45,
        fee_baht=200,
    )
    far = make_course(
        tree["d1501"],
        title="ช่างตัดผม",
        occupational_group="special",
        last_published_at=NOW - timedelta(days=2),
    )
    make_run(indigo, "open")
    make_run(indigo, "cancelled")
    make_run(bread, "full")
    return {"indigo": indigo, "bread": bread, "far": far}


@pytest.fixture
def courses(open_courses_layer, tree):
    """Three public courses with runs, in two districts."""
    return open_courses_layer


@pytest.fixture
def hidden(tree):
    """What was public, or is not yet: a draft, one taken back, one that has expired, a run."""
    from search.models import Entry

    draft = make_course(tree["d4704"], title=f"{SECRET} ร่าง", live=False)
    taken_back = make_course(tree["d4704"], title=f"{SECRET} ถอน")
    taken_back.unpublish()
    expired = make_course(tree["d4704"], title=f"{SECRET} หมดอายุ")
    expired.live, expired.expired = False, True
    expired.save()
    public = make_course(tree["d4704"], title="มีรอบที่ยังไม่อนุมัติ")
    make_run(public, "unapproved", venue=SECRET)
    assert Entry.objects.of_kind("course").filter(title__contains=SECRET).count() == 0
    return {"draft": draft, "taken_back": taken_back, "expired": expired}
