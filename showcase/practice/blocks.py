"""Blocks of a story: words, steps, the 4C, figures, and pictures that carry their consent."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from portal.core.blocks import FigureBlock, ParagraphBlock, PointsBlock, QuoteBlock
from portal.core.blocks.media import FigureValue
from portal.core.choice_names import choice_name
from portal.core.text_checks import alt_text
from showcase.practice.enums import Consent, CreditPart, PictureLicence

MOST_PICTURES = 12
_LONG_TEXT = 2_000

#: The four steps of the template (S2-08 … S2-10), to begin with.
STEP_TITLES = (
    "ประชุมวางแผนการจัดกิจกรรมการเรียนรู้",
    "กิจกรรมการส่งเสริมอาชีพ",
    "นิเทศ ติดตาม ประเมินผล",
    "สรุปและรายงานผล",
)


def first_steps() -> list[tuple[str, dict[str, Any]]]:
    """Return the sub-headings that a new story begins with."""
    return [("step", {"title": title, "text": "", "points": []}) for title in STEP_TITLES]


class PictureValue(FigureValue):
    """A picture with its words and rights."""

    @property
    def credit(self) -> str:
        """Who made it: as written here, else as the picture itself says."""
        return str(self.get("photographer") or "") or super().credit

    @property
    def licence_name(self) -> str:
        """What others may do with it, in words."""
        return choice_name(PictureLicence, self.get("licence"))

    @property
    def may_be_shown(self) -> bool:
        """Whether everybody in it agreed, or nobody is in it."""
        return self.get("consent") in Consent.values

    @property
    def problems(self) -> list[str]:
        """What keeps it from being published, in words."""
        found = []
        if self.get("image") is None:
            found.append(str(_("Choose the picture, or take its box away")))
        else:
            found += [str(finding) for finding in alt_text(self.alt)]
        if not self.may_be_shown:
            found.append(str(_("Say whether everybody in the picture has agreed to be shown")))
        if not self.get("licence"):
            found.append(str(_("Choose what others may do with the picture")))
        if not self.credit:
            found.append(str(_("Write who took the picture: a role is enough")))
        return found


class StoryPictureBlock(FigureBlock):
    """One picture with caption, licence, credit and the consent of the people in it (S2-14)."""

    licence = blocks.ChoiceBlock(
        choices=PictureLicence.choices, required=False, label=_("licence of the picture")
    )
    photographer = blocks.CharBlock(
        max_length=120,
        required=False,
        label=_("credit"),
        help_text=_("A role, or a name with written consent. For example: ครู สกร.ระดับตำบลพิมพา"),
    )
    consent = blocks.ChoiceBlock(
        choices=Consent.choices,
        required=False,
        label=_("consent of the people in the picture"),
        help_text=_("Keep the written consent at your centre; a child's is given by the parents"),
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        label_format = "{caption}"
        description = _("One picture with caption, credit, licence and consent.")
        value_class = PictureValue


class WordsBlock(blocks.StreamBlock):
    """A section of running words."""

    paragraph = ParagraphBlock()
    points = PointsBlock(blocks.CharBlock(max_length=600, label=_("point")))
    quote = QuoteBlock()
    picture = StoryPictureBlock()

    class Meta:
        required = False


class StepBlock(blocks.StructBlock):
    """One step: what was done, and how."""

    title = blocks.CharBlock(max_length=120, label=_("what was done"))
    text = blocks.TextBlock(max_length=_LONG_TEXT, required=False, rows=3, label=_("how"))
    points = blocks.ListBlock(
        blocks.CharBlock(max_length=300, label=_("point")),
        default=[],
        required=False,
        min_num=0,
        label=_("in points"),
    )

    class Meta:
        icon = "list-ol"
        label = _("Step")
        label_format = "{title}"


class FourCBlock(blocks.StructBlock):
    """The four kinds of working together that the template names (S2-09)."""

    coordination = blocks.TextBlock(
        max_length=_LONG_TEXT, required=False, rows=2, label=_("Coordination")
    )
    cooperation = blocks.TextBlock(
        max_length=_LONG_TEXT, required=False, rows=2, label=_("Cooperation")
    )
    collaboration = blocks.TextBlock(
        max_length=_LONG_TEXT, required=False, rows=2, label=_("Collaboration")
    )
    participation = blocks.TextBlock(
        max_length=_LONG_TEXT, required=False, rows=2, label=_("Participation")
    )

    class Meta:
        icon = "group"
        label = _("4C")
        description = _("Coordination, cooperation, collaboration, participation; optional.")


class StepsBlock(blocks.StreamBlock):
    """The steps of section 4, with the 4C and pictures between them."""

    step = StepBlock()
    four_c = FourCBlock()
    picture = StoryPictureBlock()

    class Meta:
        required = False
        block_counts = {"four_c": {"max_num": 1}}


class FigureOfSuccessBlock(blocks.StructBlock):
    """A figure that shows the success, with where it comes from."""

    term = blocks.CharBlock(max_length=60, label=_("what is counted"))
    value = blocks.CharBlock(
        max_length=60, label=_("how many"), help_text=_("For example: จาก 7 เป็น 31 คน")
    )
    source = blocks.CharBlock(
        max_length=160,
        required=False,
        label=_("where the figure comes from"),
        help_text=_("For example: สมุดบัญชีของกลุ่ม มกราคมถึงธันวาคม 2568"),
    )

    class Meta:
        icon = "order-up"
        label = _("Figure")
        label_format = "{term}: {value}"


class SuccessesBlock(blocks.StreamBlock):
    """The successes of section 5, numbered, and figures (S2-11)."""

    success = blocks.TextBlock(max_length=_LONG_TEXT, rows=3, label=_("Success"), icon="pick")
    figure = FigureOfSuccessBlock()

    class Meta:
        required = False


class CautionsBlock(blocks.StreamBlock):
    """What to consider before doing the same, section 7, numbered (S2-13)."""

    caution = blocks.TextBlock(
        max_length=_LONG_TEXT, rows=3, label=_("To consider"), icon="warning"
    )

    class Meta:
        required = False


class ReferenceBlock(blocks.StructBlock):
    """A source or a proof, section 8."""

    text = blocks.CharBlock(max_length=300, label=_("source or proof"))
    url = blocks.URLBlock(required=False, max_length=500, label=_("address, where it has one"))

    class Meta:
        icon = "doc-full"
        label = pgettext_lazy("source", "Reference")
        label_format = "{text}"


class ReferencesBlock(blocks.StreamBlock):
    """The references of section 8."""

    reference = ReferenceBlock()

    class Meta:
        required = False


class CreditValue(blocks.StructValue):
    """Somebody who had a part in a story."""

    @property
    def words(self) -> str:
        """How the credit reads: the name by choice, the position, the unit."""
        name = self.get("name") if self.get("shows_name") else ""
        parts = (name, self.get("position"), self.get("unit"))
        return " ".join(str(part) for part in parts if part)


class CreditBlock(blocks.StructBlock):
    """Who wrote, checked or edited it: by position, by name only where they wish it (S2-15)."""

    part = blocks.ChoiceBlock(
        choices=CreditPart.choices, default=CreditPart.AUTHOR.value, label=_("part")
    )
    position = blocks.CharBlock(
        max_length=200,
        label=_("position"),
        help_text=_("For example: ครู สกร.ระดับตำบลพิมพา"),
    )
    unit = blocks.CharBlock(
        max_length=200,
        required=False,
        label=_("unit"),
        help_text=_("Only where the position does not name it"),
    )
    name = blocks.CharBlock(max_length=120, required=False, label=_("name"))
    shows_name = blocks.BooleanBlock(
        required=False,
        label=_("show the name"),
        help_text=_("Only with that person's written consent"),
    )

    class Meta:
        icon = "user"
        label = _("Credit")
        label_format = "{position}"
        value_class = CreditValue


class CreditsBlock(blocks.StreamBlock):
    """The people of section 9, in order."""

    credit = CreditBlock()

    class Meta:
        required = False


class PicturesBlock(blocks.StreamBlock):
    """The appendix: pictures of what was done, with captions (S2-17)."""

    picture = StoryPictureBlock()

    class Meta:
        required = False
        max_num = MOST_PICTURES
