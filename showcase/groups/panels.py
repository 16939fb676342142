"""The tabs of a group in the admin, in the order of its page."""

from typing import Any

from django.forms import CheckboxSelectMultiple
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

from showcase.contact_panels import contact_panel
from showcase.groups.completeness import checklist, twins
from showcase.kept_tabs import kept_tabs
from showcase.picture_panels import picture_panels

MOST_COURSES = 8


class CompletenessPanel(Panel):
    """Says what the page tells and what it still lacks (S4-19)."""

    class BoundPanel(Panel.BoundPanel):
        """What one group's page lacks."""

        template_name = "showcase/admin/completeness_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            items = checklist(self.instance)
            done = sum(item.is_done for item in items)
            return {**context, "items": items, "done": done, "twins": twins(self.instance)}

        def is_shown(self) -> bool:
            return bool(super().is_shown() and self.instance.pk)


def group_tabs() -> TabbedInterface:
    """Build the tabs: content, pictures, publishing and sharing."""
    return kept_tabs(
        _content(),
        ObjectList(picture_panels(), heading=_("Pictures and files")),
        pinned_where=_("Where a course has several groups, this one is shown first"),
    )


def _content() -> list[Panel]:
    return [
        HelpPanel(
            template="showcase/admin/before_publishing_group.html",
            heading=_("Before publishing"),
        ),
        CompletenessPanel(heading=_("What the page tells")),
        FieldPanel(
            "title",
            heading=_("name of the group"),
            help_text=_("The name people say. For example: กลุ่มครามบ้านถ้ำเต่า"),
        ),
        FieldPanel(
            "summary",
            heading=_("who they are, in one sentence"),
            help_text=_("For example: หกคนที่เรียนย้อมครามด้วยกัน แล้วตั้งกลุ่มย้อมผ้าขาย"),
        ),
        FieldRowPanel([FieldPanel("occupational_group"), FieldPanel("village")]),
        _growth(),
        FieldPanel(
            "roles",
            help_text=_("Roles and how many, no names. For example: ประธาน 1 คน ฝ่ายขาย 2 คน"),
        ),
        FieldPanel("strengths", help_text=_("One thing a line. For example: ก่อหม้อครามได้ทุกฤดู")),
        FieldPanel("awards", help_text=_("An award or a certificate that the group received")),
        contact_panel(),
        FieldPanel(
            "market_places",
            help_text=_("One place a line. For example: ตลาดนัดหน้าอำเภอ ทุกวันเสาร์ 06.00–12.00 น."),
        ),
        FieldPanel("events", widget=CheckboxSelectMultiple),
        MultiFieldPanel(
            [
                InlinePanel("courses_taken", label=_("course"), max_num=MOST_COURSES),
                FieldPanel("funding", help_text=_("Only with their consent; never a sum")),
            ],
            heading=_("Learn, make, sell, fund"),
        ),
        FieldPanel("body"),
    ]


def _growth() -> Panel:
    """How far the group has come."""
    return MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("stage"), FieldPanel("legal_form")]),
            FieldRowPanel(
                [
                    FieldPanel("registration_number"),
                    FieldPanel("registered_on", help_text=_("For example: 12 ม.ค. 2568")),
                ]
            ),
            FieldRowPanel(
                [
                    FieldPanel("founded_year", help_text=_("For example: 2568")),
                    FieldPanel("members", help_text=_("For example: 6")),
                    FieldPanel("has_savings"),
                ]
            ),
            FieldPanel(
                "milestones",
                help_text=_("One step a line. For example: 2568 เรียนย้อมครามด้วยกัน 6 คน"),
            ),
        ],
        heading=_("How far the group has come"),
    )
