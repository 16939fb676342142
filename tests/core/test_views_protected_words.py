"""The list of protected words in the admin."""

import pytest
from django.urls import reverse

from portal.core import protected_words
from portal.core.models import ProtectedWord
from tests.factories.users import as_role, sign_in

pytestmark = pytest.mark.django_db


def test_department_keeps_the_list(client, units):
    """A word of the department's officer is stored in one spelling and shows at once."""
    sign_in(client, as_role("department_officer", units["dole"]))
    protected_words.forget()
    response = client.post(
        reverse("protected_words:add"), {"word": "เเม่บ้านตัวอย่าง", "note": ""}, follow=True
    )
    assert response.status_code == 200
    assert ProtectedWord.objects.get().word == "แม่บ้านตัวอย่าง"
    assert "แม่บ้านตัวอย่าง" in response.text
    assert protected_words.words().match("แม่บ้านตัวอย่าง", 0) == len("แม่บ้านตัวอย่าง")


def test_word_that_is_too_short_is_explained(client):
    """A refusal leaves the list as it was."""
    sign_in(client, as_role("superuser"))
    response = client.post(reverse("protected_words:add"), {"word": "กก", "note": ""})
    assert response.status_code == 200
    assert "3" in response.text
    assert not ProtectedWord.objects.exists()


@pytest.mark.parametrize("role", ["teacher", "district_director", "provincial_officer"])
def test_list_is_closed_to_other_roles(client, units, role):
    """The list is one for the whole country, so districts and provinces do not edit it."""
    unit = units["p47"] if role == "provincial_officer" else units["d4704"]
    sign_in(client, as_role(role, unit))
    for address in ("index", "add"):
        response = client.get(reverse(f"protected_words:{address}"))
        assert response.status_code == 302
        assert "/protected_words/" not in response.url


def test_list_is_closed_to_visitors(client):
    """Nobody edits the list without signing in."""
    assert client.get(reverse("protected_words:index")).status_code == 302
