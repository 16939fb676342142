"""Centres, courses and runs; one file each."""

from catalogue.models.centre import CentreIndexPage, CentrePage, ProvincePage
from catalogue.models.course import CourseIndexPage, CoursePage
from catalogue.models.reference import PolicyReference, TargetGroup
from catalogue.models.run import CourseRun, RunDetail, RunExtension, RunSession

__all__ = [
    "CentreIndexPage",
    "CentrePage",
    "CourseIndexPage",
    "CoursePage",
    "CourseRun",
    "PolicyReference",
    "ProvincePage",
    "RunDetail",
    "RunExtension",
    "RunSession",
    "TargetGroup",
]
