"""Submissions from outside for tests, as the form would leave them; nobody in them is real.

submission = make_submission(tree["d4704"].unit)                     # a new product
submission = make_submission(unit, about=product, answers={"title": "…"})   # a change
"""

import io
import itertools
from uuid import uuid4

from django.core.files.base import ContentFile

from portal.media import pictures
from registry.enums import SubmissionKind
from registry.models import Submission, SubmissionPicture
from registry.references import draw_reference
from showcase.models import GroupPage
from tests.factories.media import picture_bytes

_numbers = itertools.count(1)
ANSWERS = {
    "title": "กล้วยตากแสงอาทิตย์",
    "summary": "กล้วยน้ำว้าตากในตู้แสงอาทิตย์ หวานเองไม่ใส่น้ำตาล",
    "category": "food",
    "price_baht": "60",
    "unit_code": "bag",
    "availability": "in_stock",
    "story_maker": "แม่บ้านห้าคนช่วยกันตากหลังเรียนจบ",
    "material": "กล้วยน้ำว้า",
    "delivery": "ไปรษณีย์ 40 บาท",
    "phone": "081 000 0000",
    "is_contact_agreed": True,
}


def make_submission(unit, *, about=None, answers=None, photographs=0, **fields):
    """Keep a submission; about a product it is a change, about a group it is the group's product."""
    number = next(_numbers)
    is_change = about is not None and not isinstance(about.specific, GroupPage)
    facts = {
        "ref": draw_reference("SNK"),
        "submission_key": uuid4(),
        "kind": SubmissionKind.CHANGE if is_change else SubmissionKind.PRODUCT,
        "unit": unit,
        "about": about and about.page_ptr,
        "answers": ANSWERS if answers is None else answers,
        "sender_name": f"ผู้เสนอ นามสมมติ{number}",
        "sender_telephone": f"08100{number:05d}",
        "sender_role": "ประธานกลุ่ม",
        "notice_version": 1,
        **fields,
    }
    facts.setdefault("title", facts["answers"].get("title") or (about and about.title) or "สินค้า")
    submission = Submission.objects.create(**facts)
    for position in range(photographs):
        keep_picture(submission, position)
    return submission


def keep_picture(submission, position=0):
    """Keep a picture of a submission, cleaned as the form cleans it."""
    clean = pictures.clean(io.BytesIO(picture_bytes(size=(320, 240))))
    return SubmissionPicture.objects.create(
        submission=submission,
        submission_key=submission.submission_key,
        position=position,
        file=ContentFile(clean.read(), name=clean.name),
        bytes=clean.size,
        description=f"ภาพที่ {position + 1}",
    )
