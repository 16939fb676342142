"""Making the demonstration content, and taking it away."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from catalogue.models import CoursePage, CourseRun
from home.demonstration.centres import dress_centres, undress_centres
from home.demonstration.courses import demo_courses
from home.demonstration.make import make_course
from home.demonstration.runs import plan_runs
from home.models import DemonstrationItem, SiteSettings

#: After so many days the runs no longer show every state, and the content is made anew.
FRESH_DAYS = 5


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
    if seeded_on is not None:
        unseed()
    for place, course in enumerate(demo_courses()):
        with transaction.atomic():
            page = make_course(course, plan_runs(course, place, today))
            DemonstrationItem.objects.create(page=page)
    for centre in dress_centres(demo_courses()):
        DemonstrationItem.objects.create(page=centre)
    _remember(today)
    runs = CourseRun.objects.count()
    return DemonstrationReport(f"made {len(demo_courses())} demonstration courses with {runs} runs")


def unseed() -> DemonstrationReport:
    """Delete what ``seed`` made, and nothing else."""
    pks = list(DemonstrationItem.objects.values_list("page_id", flat=True))
    courses = CoursePage.objects.filter(pk__in=pks)
    count = len(courses)
    for page in courses:
        with transaction.atomic():
            page.runs.all().delete()
            page.delete()
    undress_centres(pks)
    DemonstrationItem.objects.all().delete()
    _remember(None)
    return DemonstrationReport(f"deleted {count} demonstration courses")


def _remember(seeded_on: date | None) -> None:
    settings = SiteSettings.load()
    settings.demonstration_seeded_on = seeded_on
    settings.show_demonstration_notice = seeded_on is not None
    settings.save()
