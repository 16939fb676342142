"""Centres, courses and runs; one file each."""

from catalogue.models.centre import CentreIndexPage, CentrePage, ProvincePage
from catalogue.models.course import CourseIndexPage, CoursePage
from catalogue.models.funding import FundingIndexPage, FundingSourcePage
from catalogue.models.reference import TargetGroup
from catalogue.models.run import CourseRun, RunDetail, RunExtension, RunSession

__all__ = [
    "CentreIndexPage",
    "CentrePage",
    "CourseIndexPage",
    "CoursePage",
    "CourseRun",
    "FundingIndexPage",
    "FundingSourcePage",
    "ProvincePage",
    "RunDetail",
    "RunExtension",
    "RunSession",
    "TargetGroup",
]
