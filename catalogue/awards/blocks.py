"""Awards in the admin: one box each, the same for centres, groups, products and stories (S1-36)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from catalogue.awards.enums import AwardKind
from catalogue.awards.holders import names_somebody

MOST_AWARDS = 20


class AwardBlock(blocks.StructBlock):
    """An award: a person who holds one is named by role; a product that sells is one as well (S2-12)."""

    name = blocks.CharBlock(
        max_length=200,
        label=gettext_lazy("award"),
        help_text=gettext_lazy("As it is printed on the certificate"),
    )
    giver = blocks.CharBlock(
        max_length=200,
        required=False,
        label=gettext_lazy("who gave it"),
        help_text=gettext_lazy("For example: กรมส่งเสริมการเรียนรู้"),
    )
    kind = blocks.ChoiceBlock(
        choices=AwardKind.choices, required=False, label=gettext_lazy("level")
    )
    year = blocks.IntegerBlock(
        required=False, min_value=2500, max_value=2700, label=gettext_lazy("year (B.E.)")
    )
    holder = blocks.CharBlock(
        max_length=160,
        required=False,
        label=gettext_lazy("who received it"),
        help_text=gettext_lazy(
            "Only where somebody else did; a person by role. For example: ครู สกร.ระดับตำบล"
        ),
    )
    evidence = blocks.CharBlock(
        max_length=200,
        required=False,
        label=gettext_lazy("proof"),
        help_text=gettext_lazy("For example: ประกาศจังหวัด ลงวันที่ 2 ก.ย. 2568"),
    )
    url = blocks.URLBlock(
        required=False, max_length=500, label=gettext_lazy("address of the announcement")
    )

    class Meta:
        icon = "pick"
        label = gettext_lazy("Award")
        label_format = "{name}"

    def clean(self, value: Any) -> Any:
        """Refuse the name of a person: an award is shown by role."""
        cleaned = super().clean(value)
        if names_somebody(cleaned.get("holder") or ""):
            words = _("Write the role, not the name: an award is shown by role")
            raise StructBlockValidationError(block_errors={"holder": ValidationError(words)})
        return cleaned


class AwardsBlock(blocks.StreamBlock):
    """All awards of one page, the newest first as they are shown."""

    award = AwardBlock()

    class Meta:
        required = False
        max_num = MOST_AWARDS
