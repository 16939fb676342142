"""The demonstration's registers of members: as many as the pages say, and nobody who exists."""

from datetime import date

import pytest

from home.demonstration import members, showcase
from registry.member_lines import opened
from registry.models import GroupMember
from search.models import Entry
from showcase.models import GroupPage
from tests.factories.catalogue import tree, tree_layer  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db
TODAY = date(2026, 8, 3)


def test_registers_say_what_the_pages_say(tree):  # noqa: F811 - the fixture
    """Only invented groups have members; their pages tell the same number as before."""
    showcase.make(TODAY)
    assert members.make(TODAY) == []
    counts = [
        (group, GroupMember.objects.of_group(group.pk).count()) for group in GroupPage.objects.all()
    ]
    written = [(group, count) for group, count in counts if count]
    assert written
    for group, count in written:
        assert "(ตัวอย่าง)" in group.title
        assert count == group.members == Entry.objects.get(page=group.pk).card["members"]
    names = [opened(one).name for one in GroupMember.objects.all()]
    assert all("นามสมมติ" in name for name in names)
    group, _count = written[0]
    group.delete()
    assert not GroupMember.objects.of_group(group.pk).exists()
