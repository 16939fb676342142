"""The tabs of an event in the admin, in the order of its page."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

from catalogue.publishing_panels import publishing_tab


def event_tabs() -> TabbedInterface:
    """Build the tabs: event, programme, publishing and sharing."""
    return TabbedInterface(
        [
            ObjectList(_event(), heading=_("Event")),
            ObjectList(_programme(), heading=_("Programme, contests, booths")),
            publishing_tab(FieldPanel("picture_word")),
        ]
    )


def _event() -> list[FieldPanel | MultiFieldPanel]:
    return [
        FieldPanel("title", help_text=_("For example: มหกรรม สกร. สร้างอาชีพ สร้างรายได้")),
        FieldPanel(
            "summary", help_text=_("For example: ชม ชิม ซื้อของจากกลุ่มอาชีพ 40 กลุ่ม และลองทำเองได้ทุกบูธ")
        ),
        FieldPanel("kind"),
        MultiFieldPanel(
            [
                FieldRowPanel(["starts_on", "ends_on"]),
                FieldRowPanel(["starts_at", "ends_at"]),
                FieldPanel("is_date_later"),
            ],
            heading=_("When"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("is_postponed"),
                FieldRowPanel(["announced_starts_on", "announced_ends_on"]),
                FieldPanel("is_cancelled"),
                FieldPanel("change_reason"),
            ],
            heading=_("Postponed or cancelled"),
            classname="collapsed",
        ),
        MultiFieldPanel(
            [
                FieldPanel("venue", help_text=_("For example: ลานหน้าที่ว่าการอำเภอพรรณานิคม")),
                FieldPanel("province"),
                FieldPanel("directions", help_text=_("One way a line")),
                FieldPanel("has_ramp"),
                FieldPanel("has_accessible_toilet"),
                FieldPanel("has_parking"),
                FieldPanel("has_sign_language"),
            ],
            heading=_("Place and access"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("audience", help_text=_("For example: ทุกคน ไม่ต้องลงทะเบียน")),
                FieldPanel("fee_baht", help_text=_("0 when it is free")),
                FieldPanel("cost_note", help_text=_("For example: ค่าอาหารออกเอง")),
                FieldPanel("how_to_join"),
                FieldPanel("organiser", help_text=_("An office or a group, no person's name")),
            ],
            heading=_("Who may come, and what it costs"),
        ),
        FieldPanel("body"),
    ]


def _programme() -> list[FieldPanel]:
    return [
        FieldPanel("programme"),
        FieldPanel("contests"),
        FieldPanel("booths"),
        FieldPanel(
            "booth_application",
            help_text=_("For example: กลุ่มที่อยากออกบูธ โทรหาศูนย์ภายใน 30 พ.ย. 2569"),
        ),
    ]
