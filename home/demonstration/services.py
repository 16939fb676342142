"""Making the demonstration content, and taking it away."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.apps import apps
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.models import Page

from catalogue.models import CentrePage, CoursePage, CourseRun
from home.demonstration.centres import dress_centres, undress_centres
from home.demonstration.courses import demo_courses
from home.demonstration.kinds import KINDS
from home.demonstration.make import make_courses
from home.demonstration.pictures import make_pictures
from home.demonstration.signups import make_signups
from home.models import DemonstrationItem, DemonstrationRow, SiteSettings
from registry.services.bulk_signups import remove_signups
from search import sync

#: After so many days the runs no longer show every state, and the content is made anew.
FRESH_DAYS = 5
#: Pages deleted by one statement; each is a condition of it.
_BATCH = 100


@dataclass(frozen=True, slots=True)
class DemonstrationReport:
    """What was done, as one sentence to print."""

    sentence: str


def seed(today: date | None = None) -> DemonstrationReport:
    """Make the demonstration content; the same day makes the same content.

    Content that is fresh is left alone; content whose dates have gone by is made anew.
    """
    today = today or timezone.localdate()
    seeded_on = SiteSettings.load().demonstration_seeded_on
    if seeded_on is not None and timedelta() <= today - seeded_on <= timedelta(days=FRESH_DAYS):
        return DemonstrationReport(f"demonstration content of {seeded_on} is there already")
    if _is_any():
        unseed()
    # Outside of a transaction: a course shows the sizes of its picture, made when this is kept.
    pictures = make_pictures()
    _mark(pictures.all())
    with transaction.atomic():
        now = timezone.now()
        courses = make_courses(demo_courses(), pictures, today, now)
        people = make_signups(courses, now)
        _mark(courses)
        _mark(dress_centres(demo_courses()))
        for make in KINDS:
            _mark(make(today))
        _remember(today)
    runs = CourseRun.objects.count()
    return DemonstrationReport(
        f"made {len(courses)} demonstration courses with {runs} runs and {people} sign-ups"
    )


def unseed() -> DemonstrationReport:
    """Delete what ``seed`` made, and nothing else.

    A course that real people signed up for stays, with the runs that they are in.
    """
    pks = set(DemonstrationItem.objects.values_list("page_id", flat=True))
    courses = set(CoursePage.objects.filter(pk__in=pks).values_list("pk", flat=True))
    centres = set(CentrePage.objects.filter(pk__in=pks).values_list("pk", flat=True))
    with transaction.atomic():
        kept_runs = remove_signups(courses)
        kept = set(CourseRun.objects.filter(pk__in=kept_runs).values_list("course_id", flat=True))
        CourseRun.objects.filter(course__in=courses).exclude(pk__in=kept_runs).delete()
        _delete_pages(pks - centres - kept)
        undress_centres(centres)
        _delete_rows()
        DemonstrationItem.objects.exclude(page_id__in=kept).delete()
        sync.sync_pages(kept)
        _remember(None)
    sentence = f"deleted {len(courses - kept)} demonstration courses"
    if kept:
        sentence += f", kept {len(kept)} that real people signed up for"
    return DemonstrationReport(sentence)


def _is_any() -> bool:
    return DemonstrationItem.objects.exists() or DemonstrationRow.objects.exists()


def _mark(made: Iterable[Model]) -> None:
    """Note what was made, to find it again when it is taken away."""
    made = list(made)
    DemonstrationItem.objects.bulk_create(
        DemonstrationItem(page_id=one.pk) for one in made if isinstance(one, Page)
    )
    DemonstrationRow.objects.bulk_create(
        DemonstrationRow(model=one._meta.label_lower, row=one.pk)
        for one in made
        if not isinstance(one, Page)
    )


def _delete_pages(pks: set[int]) -> None:
    ordered = sorted(pks)
    for start in range(0, len(ordered), _BATCH):
        batch = ordered[start : start + _BATCH]
        # By their own types: so what hangs on each goes with it, and its entry.
        for model in {type(page) for page in Page.objects.filter(pk__in=batch).specific()}:
            model._default_manager.filter(pk__in=batch).delete()


def _delete_rows() -> None:
    """Delete rows, the last made first: later ones may hang on earlier ones."""
    for mark in DemonstrationRow.objects.order_by("-pk"):
        row = apps.get_model(mark.model)._default_manager.filter(pk=mark.row).first()
        if row is not None:
            row.delete()
    DemonstrationRow.objects.all().delete()


def _remember(seeded_on: date | None) -> None:
    settings = SiteSettings.load()
    settings.demonstration_seeded_on = seeded_on
    settings.show_demonstration_notice = seeded_on is not None
    settings.save()
