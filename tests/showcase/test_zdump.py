import pytest
from datetime import date
from home.demonstration import practice
from home.demonstration.pictures import make_pictures
from portal.media.services import make_renditions
from tests.factories.catalogue import tree
from showcase.models import BestPracticePage
pytestmark = pytest.mark.django_db
def test_dump(client, tree):
    for p in make_pictures().all(): make_renditions(p.pk)
    practice.make(date(2026,11,21))
    for n, s in enumerate(BestPracticePage.objects.all()):
        open(f"/tmp/booklet-{n}.pdf","wb").write(client.get(f"/th/practice/{s.code}.pdf").content)
        open(f"/tmp/story-{n}.html","wb").write(client.get(f"/th/practice/{s.code}/").content)
