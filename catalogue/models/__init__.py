"""Centres, courses and runs; one file each."""

from catalogue.models.centre import CentreIndexPage, CentrePage, ProvincePage
from catalogue.models.course import CourseIndexPage, CoursePage
from catalogue.models.cvm import AssessmentCentre, CvmFieldPage, CvmIndexPage
from catalogue.models.event import EventIndexPage, EventPage
from catalogue.models.fact_report import FactReport
from catalogue.models.funding import FundingIndexPage, FundingSourcePage
from catalogue.models.imports import ImportJob, ImportRow
from catalogue.models.learning_centre import LearningCentrePage, RelatedCourse
from catalogue.models.partner import Agreement, CourseCredit, Partner
from catalogue.models.provider import ProviderPage
from catalogue.models.reference import PolicyReference, TargetGroup
from catalogue.models.run import CourseRun, RunDetail, RunExtension, RunSession
from catalogue.models.run_return import RunReturn

__all__ = [
    "Agreement",
    "AssessmentCentre",
    "CentreIndexPage",
    "CentrePage",
    "CourseCredit",
    "CourseIndexPage",
    "CoursePage",
    "CourseRun",
    "CvmFieldPage",
    "CvmIndexPage",
    "EventIndexPage",
    "EventPage",
    "FactReport",
    "FundingIndexPage",
    "FundingSourcePage",
    "ImportJob",
    "ImportRow",
    "LearningCentrePage",
    "Partner",
    "PolicyReference",
    "ProviderPage",
    "ProvincePage",
    "RelatedCourse",
    "RunDetail",
    "RunExtension",
    "RunReturn",
    "RunSession",
    "TargetGroup",
]
