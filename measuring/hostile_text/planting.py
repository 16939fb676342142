"""Type payloads into pages of a prepared portal by its admin; prints where to look, as JSON.

Run inside the portal's environment: `python -m measuring.hostile_text.planting 8`.
"""

import json
import sys
from typing import Any


def plant(number: int) -> dict[str, Any]:
    """Put payloads into so many pages of each kind; return addresses, and the session of who did it."""
    from django.conf import settings
    from django.test import Client
    from django.urls import reverse

    from measuring.hostile_text.kinds import KINDS
    from portal.media.models import PortalDocument, PortalImage
    from showcase.models import BestPracticePage, GroupPage, ProductPage

    models: dict[str, Any] = {
        "practice": BestPracticePage,
        "product": ProductPage,
        "group": GroupPage,
    }
    client = _signed_in(Client(headers={"host": "localhost"}))
    image = PortalImage.objects.first()
    document = PortalDocument.objects.first() or _document()
    public, admin = [], []
    for kind, about in KINDS.items():
        model = models[kind]
        for place, page in enumerate(model.objects.live().order_by("pk")[:number]):
            address = reverse("wagtailadmin_pages:edit", args=[page.pk])
            _type(client, address, page, about, place, image.pk, document.pk)
            public.append(page.get_url())
            admin.append(address)
            if not place:
                admin.append(reverse("wagtailadmin_explore", args=[page.get_parent().pk]))
                admin.append(reverse("wagtailadmin_pages:history", args=[page.pk]))
        public.append(model.objects.live().first().get_url().rsplit("/", 2)[0] + "/")
    public.append("/th/search/?q=zq")
    admin += [*_propose(number), reverse("submissions:index"), reverse("wagtailadmin_home")]
    return {
        "paths": [*((path, False) for path in public), *((path, True) for path in admin)],
        "cookie": settings.SESSION_COOKIE_NAME,
        "session": client.session.session_key,
    }


def _type(
    client: Any, address: str, page: Any, about: Any, place: int, image: int, document: int
) -> None:
    from django.utils import timezone

    from measuring.hostile_text.payloads import payloads
    from measuring.hostile_text.typing_in import Typist, as_posted, first_errors

    today = timezone.localdate()
    form_class = type(page).get_edit_handler().get_form_class()
    given = dict(about.chosen)
    if "contact_confirmed_on" in form_class.base_fields:
        given["contact_confirmed_on"] = f"{today.day}/{today.month}/{today.year + 543}"
    typist = Typist(
        place, payloads(200), image=image, document=document, forms_of=about.forms_of, many=6
    )
    data = typist.fill(form_class, given).data
    mended: set[str] = set()
    for _try in range(4):
        answer = client.post(address, as_posted(data) | {"action-publish": "1"})
        if answer.status_code == 302:
            return
        for name, _message in first_errors(answer.context["form"]):
            data[name] = "" if name in about.forms_of or name in mended else f"ผ้า {place}"
            mended.add(name)
    raise RuntimeError(f"{address} could not be published")


def _propose(number: int) -> list[str]:
    """Proposals from outside, as the form hands them on; the addresses of their screens."""
    from uuid import uuid4

    from django.urls import reverse

    from measuring.hostile_text.payloads import payloads
    from portal.places.models import OrgUnit
    from registry.enums import SubmissionKind
    from registry.services.submissions import Proposal, Sender, send
    from showcase.models import GroupPage
    from showcase.services.proposals import PRODUCT_FIELDS

    group = GroupPage.objects.live().order_by("pk").first()
    unit = OrgUnit.objects.get(page_id=group.get_parent().pk)
    addresses = []
    for payload in payloads(number):
        words = payload.within(f"zq{payload.number:04d}k00")
        proposal = Proposal(
            kind=SubmissionKind.PRODUCT,
            unit=unit,
            about=group,
            title=words[:60],
            sender=Sender(words[:60], "0810000002", words[:60], ""),
            answers=dict.fromkeys(PRODUCT_FIELDS, words),
            notice_version=1,
        )
        sent = send(proposal, submission_key=uuid4())
        addresses.append(reverse("submissions:one", args=[sent.pk]))
    return addresses


def _signed_in(client: Any) -> Any:
    from django.contrib.auth import get_user_model
    from django_otp import DEVICE_ID_SESSION_KEY
    from django_otp.plugins.otp_totp.models import TOTPDevice

    user = get_user_model().objects.create_superuser("payloads", "payloads@example.com", None)
    device = TOTPDevice.objects.create(user=user, confirmed=True, name="payloads")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    session[DEVICE_ID_SESSION_KEY] = device.persistent_id
    session.save()
    return client


def _document() -> Any:
    from django.core.files.base import ContentFile

    from portal.media.models import PortalDocument

    return PortalDocument.objects.create(
        title="เอกสาร", file=ContentFile(b"%PDF-1.4\n%%EOF\n", name="payloads.pdf")
    )


if __name__ == "__main__":
    import django
    from django.test.utils import setup_test_environment

    django.setup()
    # Answers keep their context, from which a form's own words are read.
    setup_test_environment()
    sys.stdout.write(json.dumps(plant(int(sys.argv[1]))) + "\n")
