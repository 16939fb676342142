"""Learning centres: places where one sees and tries how it is done (S1-34)."""

from datetime import datetime
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageManager

from catalogue.entries import learning_centre_entry
from catalogue.forms.provider import LearningCentrePageForm
from catalogue.learning_centre_detail import learning_centre_detail
from catalogue.models.centre import Shown, ShownPage
from catalogue.models.visited import VisitedPlace
from catalogue.place_enums import LearningTheme
from catalogue.querysets_centres import LearningCentreQuerySet
from catalogue.services.centres import letters_above
from portal.core.blocks import BodyBlock
from portal.core.coded import CodedPage
from portal.core.entries import EntryData
from portal.core.models import BasePage
from portal.core.telephones import TelephoneField
from portal.places.models import OrgUnit


class LearningCentrePage(ShownPage, CodedPage, VisitedPlace, BasePage):  # type: ignore[misc]  # a mixin saves nothing
    """A place to visit: a model farm, a craft village; kept by the unit whose page it lies below."""

    page_description = _("A learning centre: what can be seen and tried, how to visit.")
    parent_page_types = [
        "catalogue.CentrePage",
        "catalogue.ProvincePage",
        "catalogue.ProviderPage",
    ]
    subpage_types: list[str] = []
    route_name = "catalogue:learning-centre-detail"
    base_form_class = LearningCentrePageForm

    themes = models.JSONField(_("themes"), default=list, blank=True)
    topics = models.TextField(
        _("what can be learned"),
        blank=True,
        help_text=_("One thing a line. For example: making compost without turning it"),
    )
    how_to_visit = models.TextField(
        _("how to visit"),
        blank=True,
        help_text=_("For example: come as you are, groups of 10 and more call 3 days before"),
    )
    address_words = models.CharField(_("address"), max_length=300, blank=True)
    phone = TelephoneField(
        _("telephone for visits"),
        blank=True,
        help_text=_("An office number. Left empty, the number of the centre above is shown."),
    )
    phone_extension = models.CharField(_("extension"), max_length=10, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("about the place"))

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("themes"),
        FieldPanel("topics"),
        FieldPanel("how_to_visit"),
        FieldRowPanel(["phone", "phone_extension"]),
        FieldPanel("address_words"),
        *VisitedPlace.visiting_panels,
        InlinePanel("related_courses", label=_("related course"), max_num=6),
        FieldPanel("body"),
        *BasePage.english_panels,
    ]
    objects = PageManager.from_queryset(LearningCentreQuerySet)()

    class Meta:
        verbose_name = _("learning centre")
        verbose_name_plural = _("learning centres")

    def code_letters(self) -> str:
        return letters_above(self)

    def address(self) -> str:
        """Return the one address of the page; a draft may have none yet."""
        return reverse("catalogue:learning-centre-detail", args=[self.code]) if self.code else ""

    @cached_property
    def keeper(self) -> OrgUnit:
        """The unit that looks after it: whose page it lies below."""
        above = OrgUnit.objects.keeping(self.path[: -self.steplen]).with_chain()
        return above.get()

    @property
    def theme_names(self) -> list[str]:
        """What it is about, in words."""
        return [str(LearningTheme(code).label) for code in self.themes if code in LearningTheme]

    def entry_data(self) -> EntryData:
        return learning_centre_entry(self)

    def shown(self, request: HttpRequest, at: datetime) -> Shown:
        return learning_centre_detail(self, at, origin=request.build_absolute_uri("/").rstrip("/"))


class RelatedCourse(Orderable):
    """A course that goes on where a visit ends."""

    learning_centre = ParentalKey(
        LearningCentrePage, on_delete=models.CASCADE, related_name="related_courses"
    )
    course = models.ForeignKey(
        "catalogue.CoursePage", models.CASCADE, related_name="+", verbose_name=_("course")
    )

    panels: list[Any] = [FieldPanel("course")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["learning_centre", "course"], name="related_course_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.learning_centre_id}: {self.course_id}"
