"""What proposing a product costs: each page and each POST, by number of statements."""

import pytest
from django.core.cache import cache

from registry import current_notices
from registry.models import Submission, SubmissionPicture
from tests.budgets.test_sign_up import hold, statements
from tests.factories.registry import make_notices
from tests.factories.showcase import make_group, make_product
from tests.registry import submission_form as form

pytestmark = [pytest.mark.budget, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def product(site_tree):
    """A product of a group, and the notice that the form shows."""
    current_notices.forget()
    make_notices("th")
    yield make_product(site_tree["d4704"], group=make_group(site_tree["d4704"]))
    current_notices.forget()


@pytest.mark.parametrize("about", ["", "group", "page"])
def test_form_keeps_its_budget(client, product, about):
    """Opening the form, everything cold: empty, for a group, with a product filled in."""
    code = {"": "", "group": product.group.code, "page": product.code}[about]
    cache.clear()
    answer, asked = statements(lambda: client.get(f"{form.PATH}?{about}={code}"))
    assert answer.status_code == 200
    hold(asked, "proposal")


@pytest.mark.parametrize("changes", [{}, {"price_baht": "แพง"}], ids=["good", "bad"])
def test_check_keeps_its_budget(client, product, changes):
    """Judging and showing, with five pictures that are described."""
    fields = form.filled(client, group=product.group.code, **changes)
    for number in range(5):
        form.post(client, "pictures", fields, [form.photograph(f"{number}.jpg", size=(64, 48))])
    for one in SubmissionPicture.objects.all():
        fields[f"about_{one.uid}"] = f"กล้วยตากถุงที่ {one.position + 1}"
    answer, asked = statements(lambda: form.post(client, "check", fields))
    assert answer.status_code == (422 if changes else 200)
    hold(asked, "proposal_check")


def test_picture_keeps_its_budget(client, product):
    """One more picture of a form about a group."""
    fields = form.filled(client, group=product.group.code)
    files = [form.photograph(size=(64, 48))]
    answer, asked = statements(lambda: form.post(client, "pictures", fields, files))
    assert answer.status_code == 200
    hold(asked, "proposal_picture")


def test_sending_keeps_its_budget(client, product):
    """The final POST: first of its address and telephone, with a picture, for a group."""
    fields = form.filled(client, group=product.group.code)
    page = form.hidden(form.post(client, "check", fields, [form.photograph(size=(64, 48))]))
    answer, asked = statements(lambda: form.send(client, page))
    assert answer.status_code == 303
    hold(asked, "proposal_send")


@pytest.mark.parametrize("state", ["new", "published"])
def test_receipt_keeps_its_budget(client, product, state):
    """What one sees after sending, and once it is online."""
    answer = form.propose(client, group=product.group.code)
    Submission.objects.update(state=state, page=product.pk, decided_at=form.timezone.now())
    cache.clear()
    answer, asked = statements(lambda: client.get(answer["Location"]))
    assert answer.status_code == 200
    hold(asked, "proposal_receipt")
