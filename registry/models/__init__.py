"""Rows about people; written by ``registry.services`` only."""

from registry.models.access import AccessLog
from registry.models.comparison import RegistryComparison
from registry.models.consent import Consent, Notice
from registry.models.contact import CallNote, RosterMessage
from registry.models.draft import SignupDraft
from registry.models.group_member import GroupMember
from registry.models.guardian import Guardian
from registry.models.interest import Interest, InterestSignal
from registry.models.person import Person
from registry.models.rights import RightsRequest
from registry.models.sensitive import DeclaredGroup, SupportNeed
from registry.models.signup import Signup, SignupChange
from registry.models.submission import Submission, SubmissionPicture

__all__ = [
    "AccessLog",
    "CallNote",
    "Consent",
    "DeclaredGroup",
    "GroupMember",
    "Guardian",
    "Interest",
    "InterestSignal",
    "Notice",
    "Person",
    "RegistryComparison",
    "RightsRequest",
    "RosterMessage",
    "Signup",
    "SignupChange",
    "SignupDraft",
    "Submission",
    "SubmissionPicture",
    "SupportNeed",
]
