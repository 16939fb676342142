"""A story of best practice, as the public reads it, and the page behind the listing of stories."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageManager, Workflow

from catalogue.awards.blocks import AwardsBlock
from catalogue.enums import OccupationalGroup
from catalogue.models.centre import ListingPage, Shown, ShownPage
from portal.core.entries import EntryData
from portal.core.models import BasePage
from portal.core.picture_words import PictureWord
from search.threads import CARD
from showcase.models.kept import KeptPage
from showcase.practice import blocks
from showcase.practice.detail import practice_detail
from showcase.practice.entries import practice_entry
from showcase.practice.enums import PracticeTemplate
from showcase.practice.forms import PracticePageForm
from showcase.practice.panels import practice_tabs
from showcase.practice.querysets import PracticeQuerySet
from showcase.practice.workflow import practice_workflow


class PracticeIndexPage(ListingPage):
    """The editable page behind the listing of stories: its introduction, nothing more."""

    page_description = _("Introduction of the listing of stories.")
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    list_url_name = "showcase:practice-list"

    class Meta:
        verbose_name = _("listing of stories")


class BestPracticePage(ShownPage, KeptPage, BasePage):  # type: ignore[misc]  # a mixin saves nothing
    """One story: why it was done, how, with what result, and what others should consider."""

    page_description = _("What a teacher did that worked, in the department's nine sections.")
    parent_page_types = ["catalogue.CentrePage"]
    subpage_types: list[str] = []
    route_name = "showcase:practice-detail"
    base_form_class = PracticePageForm
    edit_handler = practice_tabs()

    template_form = models.CharField(
        _("form of the template"),
        max_length=8,
        choices=PracticeTemplate,
        default=PracticeTemplate.NINE,
    )
    evaluation_year = models.PositiveSmallIntegerField(
        _("evaluation year (B.E.)"), null=True, blank=True
    )
    occupational_group = models.CharField(
        _("occupational group"), max_length=16, choices=OccupationalGroup, blank=True
    )
    topics = models.JSONField(_("what it is about"), default=list, blank=True)

    # Read in one minute
    problem = models.CharField(_("the problem"), max_length=160, blank=True)
    method = models.CharField(_("the way"), max_length=160, blank=True)
    outcome = models.CharField(_("the result"), max_length=160, blank=True)
    cost = models.CharField(_("what it costs"), max_length=160, blank=True)

    # The sections of the template in its order; 1 is the title, 2 are rows of their own
    preface = models.TextField(_("preface of the booklet"), blank=True)
    background = StreamField(blocks.WordsBlock(), blank=True, verbose_name=_("background"))
    steps = StreamField(
        blocks.StepsBlock(), blank=True, default=blocks.first_steps, verbose_name=_("steps")
    )
    successes = StreamField(blocks.SuccessesBlock(), blank=True, verbose_name=_("successes"))
    awards = StreamField(AwardsBlock(), blank=True, verbose_name=_("awards"))
    cautions = StreamField(blocks.CautionsBlock(), blank=True, verbose_name=_("to consider"))
    references = StreamField(blocks.ReferencesBlock(), blank=True, verbose_name=_("references"))
    pictures = StreamField(blocks.PicturesBlock(), blank=True, verbose_name=_("appendix: pictures"))

    credits = StreamField(blocks.CreditsBlock(), blank=True, verbose_name=_("credits"))

    # The thread
    course = models.ForeignKey(
        "catalogue.CoursePage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("about the course"),
    )
    picture_word = models.CharField(
        _("picture word"), max_length=32, choices=PictureWord, blank=True
    )

    # The booklet, as the worker measured it after publishing
    booklet_bytes = models.PositiveIntegerField(null=True, blank=True, editable=False)
    booklet_pages = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    booklet_at = models.DateTimeField(null=True, blank=True, editable=False)

    exclude_fields_in_copy = [
        *KeptPage.exclude_fields_in_copy,
        "booklet_bytes",
        "booklet_pages",
        "booklet_at",
    ]
    #: Fetched for all at once before entries are made.
    entry_related = ("course", "made__product")
    objects = PageManager.from_queryset(PracticeQuerySet)()

    class Meta:
        verbose_name = _("story of best practice")
        verbose_name_plural = _("stories of best practice")

    @property
    def named(self) -> dict[str, list[str]]:
        """The codes of what it names on the thread, by kind; a page for reading brings them along."""
        known = self.__dict__.get("known_card")
        if known is not None:
            named: dict[str, list[str]] = known.get(CARD) or {}
            return {"course": [], "product": [], **named}
        course = self.course
        codes = [course.code] if course is not None and course.code else []
        made = [one.product.code for one in self.made.select_related("product")]
        return {"course": codes, "product": [code for code in made if code]}

    @property
    def all_pictures(self) -> Iterator[Any]:
        """Every picture, of the sections and of the appendix, in the order of the page."""
        for stream in (self.background, self.steps, self.pictures):
            for child in stream or ():
                if child.block_type == "picture":
                    yield child.value

    @property
    def picture_to_share(self) -> Any:
        """The first picture that may be shown goes with a link."""
        found = (one["image"] for one in self.all_pictures if one["image"] and one.may_be_shown)
        return next(found, None)

    def get_workflow(self) -> Workflow | None:
        """Two steps of its own: somebody of the district checks it, then an editor publishes."""
        return practice_workflow() or super().get_workflow()

    def entry_data(self) -> EntryData:
        return practice_entry(self)

    def shown(self, request: HttpRequest, at: datetime) -> Shown:
        return practice_detail(self, origin=request.build_absolute_uri("/").rstrip("/"))


class PracticePolicy(Orderable):
    """A policy or a standard that a story answers to, with the words it quotes (section 2)."""

    page = ParentalKey(BestPracticePage, on_delete=models.CASCADE, related_name="policies")
    reference = models.ForeignKey(
        "catalogue.PolicyReference",
        models.PROTECT,
        related_name="+",
        verbose_name=_("policy or standard"),
    )
    item = models.CharField(
        _("item"), max_length=60, blank=True, help_text=_("For example: ข้อ 2.1")
    )
    excerpt = models.TextField(_("quoted words"), blank=True)

    panels: list[Any] = [FieldPanel("reference"), FieldPanel("item"), FieldPanel("excerpt")]

    class Meta(Orderable.Meta):
        verbose_name = _("policy or standard")

    def __str__(self) -> str:
        return f"{self.page_id}: {self.reference_id}"


class PracticeProduct(Orderable):
    """A product that came of what a story tells."""

    page = ParentalKey(BestPracticePage, on_delete=models.CASCADE, related_name="made")
    product = models.ForeignKey(
        "showcase.ProductPage", models.CASCADE, related_name="+", verbose_name=_("product")
    )

    panels: list[Any] = [FieldPanel("product")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["page", "product"], name="practice_product_once")
        ]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.product_id}"
