"""The tabs of a story in the admin: the template's sections in its order, its wording as help."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)

from catalogue.panels import ReturnedPanel
from catalogue.publishing_panels import publishing_tab


class HintsPanel(Panel):
    """Says where the text names another sub-district than the author's: perhaps it was copied."""

    class BoundPanel(Panel.BoundPanel):
        """The hints about one story."""

        template_name = "showcase/admin/hints_panel.html"

        @cached_property
        def hints(self) -> list[Any]:
            """What to look at twice."""
            from showcase.practice.hints import hints_for  # noqa: PLC0415 - models read this module

            return hints_for(self.instance) if self.instance.pk else []

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "hints": self.hints}

        def is_shown(self) -> bool:
            return bool(super().is_shown() and self.hints)


def practice_tabs() -> TabbedInterface:
    """Build the tabs: the sections, the pictures, publishing and sharing."""
    return TabbedInterface(
        [
            ObjectList(_content(), heading=_("Content")),
            ObjectList(_pictures(), heading=_("Pictures and appendix")),
            publishing_tab(),
        ]
    )


def _content() -> list[Panel]:
    return [
        ReturnedPanel(),
        HintsPanel(),
        HelpPanel(template="showcase/admin/practice_help.html", heading=_("Before publishing")),
        _name(),
        _in_a_minute(),
        *_sections(),
        MultiFieldPanel(
            [
                FieldPanel("course", help_text=_("Readers go on from here and sign up")),
                InlinePanel("made", heading=_("Products of the story"), label=_("product")),
            ],
            heading=_("What the story leads to"),
        ),
    ]


def _name() -> Panel:
    """The first section, with what sorts the story."""
    return MultiFieldPanel(
        [
            FieldPanel(
                "title",
                heading=_("1 Name of the work"),
                help_text=_("Template: ชื่อผลงาน. For example: ทำหม้อครามให้อยู่ได้ทั้งปีในบ้านหลังเล็ก"),
            ),
            FieldPanel("summary"),
            FieldRowPanel(
                [
                    FieldPanel("occupational_group"),
                    FieldPanel("evaluation_year", help_text=_("For example: 2569")),
                ]
            ),
            FieldPanel("topics"),
            FieldPanel(
                "template_form",
                help_text=_("What you write is the same; only the headings differ"),
            ),
        ],
        heading=_("1 Name of the work"),
    )


def _in_a_minute() -> Panel:
    """What is read in one minute."""
    return MultiFieldPanel(
        [
            FieldPanel("problem", help_text=_("For example: หม้อครามตายในหน้าหนาว คนเรียนจบแล้วหยุดทำ")),
            FieldPanel(
                "method", help_text=_("For example: ใช้หม้อเล็ก 20 ลิตร วางในบ้าน จดดูแลวันละ 2 ครั้ง")
            ),
            FieldPanel("outcome", help_text=_("For example: หม้อรอดทั้งปี 17 จาก 20 บ้าน")),
            FieldPanel("cost", help_text=_("For example: หม้อละ 850 บาท")),
        ],
        heading=_("Read in 1 minute"),
    )


def _sections() -> list[Panel]:
    """Sections 2 to 9, in the template's order."""
    return [
        InlinePanel(
            "policies",
            heading=_("2 Which policies it fits"),
            label=_("policy or standard"),
            help_text=_(
                "Template: ความสอดคล้องกับนโยบาย ยุทธศาสตร์ที่ … ข้อ … และสอดคล้องกับประกันคุณภาพ"
                " ตามมาตรฐานการศึกษาต่อเนื่อง"
            ),
        ),
        FieldPanel(
            "background",
            heading=_("3 Why it was done"),
            help_text=_("Template: ความเป็นมา"),
        ),
        FieldPanel(
            "steps",
            heading=_("4 How it was done"),
            help_text=_(
                "Template: ขั้นตอนการดำเนินงาน 4.1 ประชุมวางแผนการจัดกิจกรรมการเรียนรู้"
                " 4.2 กิจกรรมการส่งเสริมอาชีพ 4.3 นิเทศ ติดตาม ประเมินผล 4.4 สรุปและรายงานผล"
            ),
        ),
        FieldPanel(
            "successes",
            heading=_("5 What came of it"),
            help_text=_("Template: ความสำเร็จที่เป็นจุดเด่นของโครงการ 5.1 … 5.4"),
        ),
        FieldPanel(
            "awards",
            heading=_("6 Awards"),
            help_text=_("Template: รางวัลแห่งความสำเร็จของโครงการ/กิจกรรม"),
        ),
        FieldPanel(
            "cautions",
            heading=_("7 What others should consider"),
            help_text=_("Template: ข้อควรคำนึงในการนำไปขยายผลหรือนำโครงการนี้ไปดำเนินการต่อ"),
        ),
        FieldPanel(
            "references",
            heading=_("8 Data and proof"),
            help_text=_(
                "Template: ข้อมูล/หลักฐานอ้างอิง. The credits of pictures are added by themselves"
            ),
        ),
        FieldPanel(
            "credits",
            heading=_("9 Who wrote it, who checked it"),
            help_text=_(
                "Template: ผู้เขียน ผู้สนับสนุนและตรวจสอบข้อมูล ผู้บรรณาธิการ. Standing here gives no"
                " right to approve: whoever wrote it never approves it"
            ),
        ),
    ]


def _pictures() -> list[Panel]:
    return [
        FieldPanel(
            "pictures",
            heading=_("Appendix: pictures"),
            help_text=_("Template: ภาคผนวก ภาพกิจกรรม. At most 12; the first is shown wide"),
        ),
        FieldPanel(
            "preface",
            help_text=_("Template: คำนำ. Left empty, the booklet has the template's own words"),
        ),
        FieldPanel("picture_word"),
    ]
