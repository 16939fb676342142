"""What may not be said of food, drinks and herbs: that they cure an illness."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from showcase.enums import ProductCategory
from showcase.forms.contact_rules import Problem

#: What one eats, drinks or rubs in: the law forbids to promise a cure for these.
EATEN = frozenset({ProductCategory.FOOD, ProductCategory.DRINK, ProductCategory.HERB})
PROSE = (
    "title",
    "summary",
    "story_maker",
    "story_wisdom",
    "story_pride",
    "material",
    "care",
    "custom_order",
    "milestones",
    "body",
)
_ILLNESS = (
    "โรค|อาการ|แผล|สิว|ฝ้า|ไข้|หวัด|มะเร็ง|เบาหวาน|ความดัน|ภูมิแพ้|ไมเกรน|ริดสีดวง|กรดไหลย้อน|กระเพาะ"
    "|ปวด|เข่า|ข้อ|ผื่น|โควิด|อัมพ|หัวใจ|ตับ|ไต"
)
#: "รักษา" alone also keeps and preserves; what follows makes it a cure.
_CLAIM = re.compile(
    rf"หายขาด|รักษาหาย|หายจากโรค|(?:รักษา|บำบัด|แก้)(?:{_ILLNESS})|(?:ป้องกัน|ต้าน)(?:โรค|มะเร็ง|เบาหวาน)"
)
_MARKS = re.compile("[\u200b\u2060\u00ad]")


def claim_problems(typed: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield where a product that is eaten or rubbed in is said to cure."""
    if typed.get("category") not in EATEN:
        return
    for field in PROSE:
        text = _MARKS.sub("", strip_tags(str(typed.get(field) or "")))
        found = _CLAIM.search(text)
        if found is not None:
            yield (
                field,
                _(
                    "“%(words)s”: food, drinks and herbs must not be said to cure an illness."
                    " Tell how it tastes, how it is made or how people use it"
                )
                % {"words": found.group()},
            )
