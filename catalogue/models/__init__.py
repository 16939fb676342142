"""Centres, courses and runs; one file each."""

from catalogue.models.centre import CentreIndexPage, CentrePage, ProvincePage
from catalogue.models.course import CourseIndexPage, CoursePage
from catalogue.models.imports import ImportJob, ImportRow
from catalogue.models.reference import TargetGroup
from catalogue.models.run import CourseRun, RunDetail, RunExtension, RunSession
from catalogue.models.run_return import RunReturn

__all__ = [
    "CentreIndexPage",
    "CentrePage",
    "CourseIndexPage",
    "CoursePage",
    "CourseRun",
    "ImportJob",
    "ImportRow",
    "ProvincePage",
    "RunDetail",
    "RunExtension",
    "RunReturn",
    "RunSession",
    "TargetGroup",
]
