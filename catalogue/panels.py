"""The tabs of a course in the admin, in the order of its page, and the panel of its runs."""

from typing import Any

from django.forms import CheckboxSelectMultiple
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)

from catalogue.publishing_panels import publishing_tab


class RunsPanel(Panel):
    """Lists the runs of a course with their state; each is edited on a screen of its own.

    Never inline children: re-publishing the page would write old seat numbers back.
    """

    class BoundPanel(Panel.BoundPanel):
        """The list beside one course."""

        template_name = "catalogue/admin/runs_panel.html"

        @cached_property
        def rows(self) -> list[Any]:
            """The runs of the course, newest last."""
            from catalogue.run_rows import run_rows  # noqa: PLC0415 - it reads models, models read this

            if self.instance.pk is None:
                return []
            return run_rows(self.instance, self.request.user, timezone.now())

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            course = self.instance
            add_url = f"{reverse('course_runs:add')}?course={course.pk}" if course.pk else ""
            return {**context, "rows": self.rows, "course": course, "add_url": add_url}


class ReturnedPanel(Panel):
    """Says why the course was sent back, as long as it waits for its author."""

    class BoundPanel(Panel.BoundPanel):
        """The words about one course."""

        template_name = "catalogue/admin/returned_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "reason": self.reason}

        def is_shown(self) -> bool:
            return bool(super().is_shown() and self.reason)

        @cached_property
        def reason(self) -> str:
            """What should be changed; empty when the course was not sent back."""
            state = self.instance.current_workflow_state if self.instance.pk else None
            if state is None or state.status != state.STATUS_NEEDS_CHANGES:
                return ""
            return str(getattr(state.current_task_state, "comment", "") or "")


def course_tabs() -> TabbedInterface:
    """Build the four tabs: content, runs, pictures and files, publishing and sharing."""
    return TabbedInterface(
        [
            ObjectList(_content(), heading=_("Content")),
            ObjectList([RunsPanel(heading=_("Runs"), icon="calendar-alt")], heading=_("Runs")),
            ObjectList(_pictures(), heading=_("Pictures and files")),
            publishing_tab(),
        ]
    )


def _content() -> list[Panel]:
    return [
        ReturnedPanel(),
        HelpPanel(
            template="catalogue/admin/before_publishing.html", heading=_("Before publishing")
        ),
        *_what_it_is(),
        *_cost_and_gain(),
        *_for_whom(),
        *_how_it_goes(),
        MultiFieldPanel(
            ["parents_travel", "parents_safety", "parents_allowance", "parents_contact"],
            heading=_("For parents"),
            classname="collapsed",
        ),
        FieldPanel("body"),
        _curriculum(),
        _approval(),
    ]


def _what_it_is() -> list[Panel]:
    """What a card shows and the filters ask."""
    return [
        FieldPanel(
            "title",
            heading=_("name of the course"),
            help_text=_("The name people say. For example: ย้อมครามและมัดย้อมสีธรรมชาติ"),
        ),
        FieldPanel(
            "summary",
            heading=_("promise in one sentence"),
            help_text=_(
                "What one gets, up to 90 letters. For example: ก่อหม้อคราม มัดลาย ย้อมผ้า จนได้ผ้าที่ขายได้จริง"
            ),
        ),
        FieldRowPanel(
            [
                FieldPanel("occupational_group"),
                FieldPanel(
                    "hours",
                    heading=_("length in hours"),
                    help_text=_("1–30 hours: interest group; 31 and more: class"),
                ),
            ]
        ),
        FieldPanel("skill_types"),
        FieldPanel("market_skills"),
        FieldPanel("tags"),
    ]


def _cost_and_gain() -> list[Panel]:
    """What one pays, and what one has of it."""
    return [
        FieldRowPanel(
            [
                FieldPanel("fee_baht", help_text=_("0 when it is free")),
                FieldPanel("material_fee_baht", help_text=_("For example: 100")),
            ]
        ),
        FieldPanel(
            "outcomes",
            help_text=_(
                "3–6 lines that begin with a verb. For example: มัดลาย 5 แบบ ย้อมผ้าให้สีเสมอ ไม่ตก"
            ),
        ),
        FieldPanel(
            "expected_results",
            help_text=_(
                "Work, income, quality of life, local wisdom, a community enterprise. "
                "For example: รับย้อมผ้าที่บ้านได้ มีรายได้เสริมเดือนแรก"
            ),
        ),
    ]


def _for_whom() -> list[Panel]:
    """Who should come, and who may."""
    return [
        FieldPanel(
            "audience",
            help_text=_("For example: คนที่อยากมีรายได้เสริมจากงานผ้า ไม่ต้องเคยทำมาก่อน อายุ 15 ปีขึ้นไป"),
        ),
        FieldRowPanel(
            [
                FieldPanel("min_age", help_text=_("For example: 15")),
                FieldPanel("max_age", help_text=_("Leave empty when there is none")),
            ]
        ),
        FieldPanel("target_groups", help_text=_("Tick all that fit")),
        FieldPanel("prerequisites", help_text=_("Leave empty when nothing is needed")),
    ]


def _how_it_goes() -> list[Panel]:
    """What is taught by whom, what to bring, who gets a seat."""
    return [
        FieldPanel(
            "topics", help_text=_("The hours of all topics must sum up to the course's hours")
        ),
        FieldPanel(
            "bring",
            help_text=_("One thing a line. For example: บัตรประชาชนตัวจริง ใช้วันแรกวันเดียว"),
        ),
        FieldPanel(
            "selection_criteria",
            help_text=_("How you choose when more people sign up than there are seats"),
        ),
        FieldPanel("priority_rule"),
        FieldPanel(
            "trainer", help_text=_("A role, no title and no full name. For example: วิทยากรชุมชน")
        ),
        FieldPanel("certificate", help_text=_("For example: ได้เมื่อเรียนครบ 80%")),
    ]


def _curriculum() -> Panel:
    """What the course was made from, and what it answers to."""
    return MultiFieldPanel(
        [
            FieldPanel("follow_on"),
            FieldPanel("version", help_text=_("For example: ฉบับปรับปรุง พ.ศ. 2569")),
            FieldPanel(
                "version_of",
                help_text=_("Of a shorter or longer course: the one it was made from"),
            ),
            FieldPanel(
                "occupational_standard",
                help_text=_("For example: มาตรฐานฝีมือแรงงานแห่งชาติ สาขาช่างไฟฟ้าภายในอาคาร ระดับ 1"),
            ),
            FieldPanel("industries"),
            FieldPanel("policy_references", widget=CheckboxSelectMultiple),
        ],
        heading=_("Curriculum"),
        classname="collapsed",
    )


def _approval() -> Panel:
    """A centre's own course, or a competency-based short course with its approval."""
    return MultiFieldPanel(
        [
            FieldPanel("kind"),
            FieldPanel(
                "intended_for",
                help_text=_("Courses for teachers are shown to signed-in staff only"),
            ),
            FieldPanel(
                "competency_approved_by",
                help_text=_("A role, no name. For example: ผู้อำนวยการวิทยาลัยเทคนิค"),
            ),
            FieldPanel("competency_approved_on"),
            FieldPanel(
                "competency_board_meeting",
                help_text=_("For example: ครั้งที่ 2/2569"),
            ),
        ],
        heading=_("Kind of course and approval"),
        classname="collapsed",
    )


def _pictures() -> list[Panel]:
    return [
        FieldPanel(
            "picture", help_text=_("Without a picture the page wears the cloth of its group")
        ),
        FieldPanel("picture_shows"),
        FieldPanel(
            "picture_word", help_text=_("The drawing on the cloth. For example: tie-dyed shirt")
        ),
    ]
