"""From a phone in the village to the list of products: the whole way of one proposal."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from portal.outbox.worker import Worker
from registry import gateways
from registry.enums import SubmissionKind
from registry.links import submission_token
from registry.models import Submission
from registry.services.submissions import Proposal, Sender, send
from search.models import Entry
from showcase.models import ProductPage
from tests.factories.showcase import make_group
from tests.factories.submissions import ANSWERS
from tests.factories.users import as_role, sign_in
from tests.registry.conftest import plain

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(monkeypatch):
    """What the gateway was given."""
    given = []

    class Gateway:
        def send(self, to, text, reference):
            given.append((to, text))

    monkeypatch.setattr(gateways, "gateway", Gateway)
    return given


def receipt(submission):
    address = reverse("registry:submission-receipt", args=[submission_token(submission.uid)])
    return plain(Client().get(address))


@pytest.mark.parametrize("language", ["th", "en"])
def test_proposal_walks_from_the_sender_to_the_list(tree, client, sent, settings, language):
    """Sent, drafted by the officer, published by the director: told on arrival and once online."""
    settings.WAGTAILADMIN_BASE_URL = "https://portal.example"
    centre = tree["d4704"]
    group = make_group(centre)
    key = uuid4()
    proposal = Proposal(
        kind=SubmissionKind.PRODUCT,
        unit=centre.unit,
        about=group.page_ptr,
        title=ANSWERS["title"],
        sender=Sender("ผู้เสนอ นามสมมติ", "0810000077", "ประธานกลุ่ม", "โทรมาตอนเย็นได้"),
        answers=ANSWERS,
        notice_version=1,
        language=language,
    )
    submission = send(proposal, submission_key=key)
    send(proposal, submission_key=key)
    Worker().drain()
    ((to, text),) = sent
    assert to == "0810000077"
    assert submission.ref in text
    assert f"https://portal.example/{language}/showcase/proposals/" in text
    assert not ProductPage.objects.filter(title=ANSWERS["title"]).exists()

    sign_in(client, as_role("district_officer", centre.unit))
    shown = plain(client.get(reverse("submissions:one", args=[submission.pk])))
    assert "โทรมาตอนเย็นได้" in shown
    act = reverse("submissions:act", args=[submission.pk])
    editor = client.post(act, {"do": "draft"}).url
    page = ProductPage.objects.get(title=ANSWERS["title"])
    assert editor == reverse("wagtailadmin_pages:edit", args=[page.pk])
    for address in (f"/th/products/{page.code}/", f"/p/{page.code}"):
        assert Client().get(address).status_code == 404
    assert ANSWERS["title"] not in plain(Client().get("/th/products/"))
    assert not Entry.objects.of_pages([page.pk]).exists()

    director = as_role("district_director", centre.unit)
    assert page.permissions_for_user(director).can_publish()
    page.get_workflow().start(page, as_role("district_officer", centre.unit))
    task = page.current_workflow_task_state
    task.task.specific.on_action(task, director, "approve")
    Worker().drain()
    assert Submission.objects.get().state == "published"
    assert ANSWERS["title"] in plain(Client().get("/th/products/"))
    assert ANSWERS["title"] in plain(Client().get("/th/search/?q=กล้วยตาก"))
    assert Client().get(f"/th/products/{page.code}/").status_code == 200
    assert [to for to, _text in sent] == ["0810000077"] * 2
    assert f"https://portal.example/p/{page.code}" in sent[1][1]
    assert page.code in receipt(submission) or "ขึ้นเว็บ" in receipt(submission)
    public = Client().get(f"/th/products/{page.code}/").content.decode()
    for secret in ("นามสมมติ", "0810000077", "081 000 0077", "โทรมาตอนเย็นได้", submission.ref):
        assert secret not in public
