"""Staff of a centre by role: what one asks them about, the office's number; never a name."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from catalogue.place_enums import StaffRole
from portal.core.blocks.panels import TelephoneNumberBlock
from portal.core.choice_names import choice_name
from portal.core.telephones import Telephone, parse_or_none

#: How a person's name begins in Thai and English texts; ครู and คุณ begin ordinary words as well.
_NAMES = re.compile(
    r"(?:^|[\s(])(?:นาย(?!อำเภอ|ทะเบียน|ก|จ้าง|หน้า|ช่าง)|นางสาว|นาง|น\.ส\.|ว่าที่|ดร\.|Mr\.?|Mrs\.?|Ms\.?|Dr\.?)"
    r"\s?[ก-ฮเแโใไA-Z][^\s,]{1,40}\s+[ก-ฮเแโใไA-Z][^\s,]+"
)
_MOBILE = ("06", "08", "09")


class OfficeNumberBlock(TelephoneNumberBlock):
    """The number of a desk: a mobile number belongs to a person."""

    def clean(self, value: Any) -> Any:
        """Refuse mobile numbers."""
        cleaned = super().clean(value)
        if str(cleaned or "").startswith(_MOBILE):
            raise ValidationError(_("Use the number of the office: a mobile number is a person's"))
        return cleaned


class StaffValue(blocks.StructValue):
    """A role as a page shows it."""

    @property
    def role_name(self) -> str:
        """The role in words; empty where it is no longer known."""
        return choice_name(StaffRole, self.get("role"))

    @property
    def words(self) -> str:
        """What one asks it about: the centre's own words, else the usual ones."""
        role = self.get("role")
        usual = StaffRole(role).help if role in StaffRole.values else ""
        return self.get("helps_with") or usual

    @property
    def number(self) -> Telephone | None:
        """The desk's number, where it has one."""
        return parse_or_none(self.get("telephone"))


class StaffBlock(blocks.StructBlock):
    """One role: what it helps with and how it is reached."""

    role = blocks.ChoiceBlock(choices=StaffRole.choices, label=gettext_lazy("role"))
    helps_with = blocks.CharBlock(
        label=gettext_lazy("helps with"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("Left empty, the usual words for the role are shown. No names."),
    )
    telephone = OfficeNumberBlock(
        label=gettext_lazy("office telephone"),
        required=False,
        help_text=gettext_lazy(
            "Left empty, the centre's number is meant. Like 042 000 000 ext. 12"
        ),
    )

    def clean(self, value: Any) -> Any:
        """Refuse names of people."""
        cleaned = super().clean(value)
        if _NAMES.search(str(cleaned.get("helps_with") or "")):
            raise blocks.StructBlockValidationError(
                {"helps_with": ValidationError(_("Write what the role helps with, no names"))}
            )
        return cleaned

    class Meta:
        icon = "user"
        label = gettext_lazy("Role")
        label_format = "{role}"
        description = gettext_lazy("One role at the centre: what it helps with, office telephone.")
        template = "blocks/staff.html"
        value_class = StaffValue
        preview_value: Any = {
            "role": "occupation",
            "helps_with": "ถามเรื่องหลักสูตร วันเรียน และของที่ต้องเตรียม",
            "telephone": "042000000;ext=12",
        }


class StaffListBlock(blocks.StreamBlock):
    """Who helps with what, in the order in which people should ask."""

    staff = StaffBlock()

    class Meta:
        max_num = 8
        required = False
        template = "blocks/staff_list.html"
        description = gettext_lazy("Who helps with what at the centre, by role.")
        preview_value: Any = [
            (
                "staff",
                {
                    "role": "occupation",
                    "helps_with": "ถามเรื่องหลักสูตร วันเรียน และของที่ต้องเตรียม",
                    "telephone": "042000000;ext=12",
                },
            )
        ]
