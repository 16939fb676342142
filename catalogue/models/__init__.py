"""Centres, courses and runs; one file each."""

from catalogue.models.centre import CentreIndexPage, CentrePage, ProvincePage
from catalogue.models.course import CourseIndexPage, CoursePage
from catalogue.models.cvm import AssessmentCentre, CvmFieldPage, CvmIndexPage
from catalogue.models.event import EventIndexPage, EventPage
from catalogue.models.reference import TargetGroup
from catalogue.models.run import CourseRun, RunDetail, RunExtension, RunSession

__all__ = [
    "AssessmentCentre",
    "CentreIndexPage",
    "CentrePage",
    "CourseIndexPage",
    "CoursePage",
    "CourseRun",
    "CvmFieldPage",
    "CvmIndexPage",
    "EventIndexPage",
    "EventPage",
    "ProvincePage",
    "RunDetail",
    "RunExtension",
    "RunSession",
    "TargetGroup",
]
