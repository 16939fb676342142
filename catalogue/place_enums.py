"""The choices of what stands around courses: providers, learning centres, partners, reports."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.places.enums import UnitKind


class ProviderKind(models.TextChoices):
    """Who else teaches occupations, besides the centres."""

    VEC = "vec", _("Vocational college (OVEC)")
    DSD = "dsd", _("Skill development institute or office (DSD)")
    LAO = "lao", _("Local administrative organisation")
    PRIVATE_SCHOOL = "private_school", _("Private school")
    UNIVERSITY = "university", _("University or institute")
    COMPANY = "company", _("Company or association")
    OTHER = "other", _("Other provider")

    @property
    def unit_kind(self) -> UnitKind:
        """What the unit behind the provider's page is."""
        return _UNIT_KINDS.get(self, UnitKind.OTHER)


_UNIT_KINDS = {
    ProviderKind.VEC: UnitKind.VEC,
    ProviderKind.LAO: UnitKind.LAO,
    ProviderKind.PRIVATE_SCHOOL: UnitKind.PRIVATE_SCHOOL,
}


class LearningTheme(models.TextChoices):
    """What a learning centre is about (S1, LOGAS 2)."""

    SUFFICIENCY = "sufficiency", _("Sufficiency economy")
    NEW_THEORY = "new_theory", _("New Theory farming")
    KHOK_NONG_NA = "khok_nong_na", _("Khok Nong Na")
    NATURAL_FARMING = "natural_farming", _("Natural farming")
    CRAFT = "craft", _("Craft village")
    OTHER = "other", _("Other themes")


class PartnerKind(models.TextChoices):
    """What sort of organisation works with a centre (S0 §8.1, S1, S3, S4)."""

    AGRICULTURE = "agriculture", _("Agriculture")
    COMMUNITY = "community", _("Community organisation")
    LAO = "lao", _("Local administrative organisation")
    STATE = "state", _("State agency")
    EDUCATION = "education", _("School, college or university")
    BUSINESS = "business", _("Business or industry")
    FINANCE = "finance", _("Bank or fund")
    FOUNDATION = "foundation", _("Foundation or association")


class FarmBranch(models.TextChoices):
    """What an agricultural partner works on (S4, partners 1)."""

    PROCESSING = "processing", _("Food processing")
    INTEGRATED = "integrated", _("Integrated farming")
    NEW_THEORY = "new_theory", _("New Theory farming")
    LIVESTOCK = "livestock", _("Livestock")
    FISHERIES = "fisheries", _("Fisheries")


class AgreementKind(models.TextChoices):
    """How it was agreed (S0 §8.3)."""

    MOU = "mou", _("Memorandum of understanding (MOU)")
    MOA = "moa", _("Memorandum of agreement (MOA)")


class AgreementScope(models.TextChoices):
    """What partners do together (S0 §8.3)."""

    TRAINING = "training", _("Training")
    OCCUPATION = "occupation", _("Occupations")
    PRODUCT = "product", _("Products")
    CURRICULUM = "curriculum", _("Curriculum development")


class StaffRole(models.TextChoices):
    """Who helps with what at a centre: roles, never names."""

    HEAD = "head", _("Head of the centre")
    OCCUPATION = "occupation", _("Vocational teacher")
    SUBDISTRICT = "subdistrict", _("Sub-district teacher")
    REGISTRY = "registry", _("Registry")
    GUIDANCE = "guidance", _("Guidance and further study")
    LIBRARY = "library", _("Library")
    OFFICE = "office", _("General office")
    SELF_DEVELOPMENT = "self_development", _("Self-development group")

    @property
    def help(self) -> str:
        """What one asks this role about, where the centre wrote nothing of its own."""
        return str(_HELPS[self])


_HELPS = {
    StaffRole.HEAD: _("What could not be solved yet, praise and complaints"),
    StaffRole.OCCUPATION: _("Courses, days, and what to bring"),
    StaffRole.SUBDISTRICT: _("Opening a group in your village, selling products"),
    StaffRole.REGISTRY: _("Certificates and transfer of learning"),
    StaffRole.GUIDANCE: _("Choosing a trade and further study"),
    StaffRole.LIBRARY: _("Books, computers and places to learn"),
    StaffRole.OFFICE: _("Anything when you do not know whom to ask"),
    StaffRole.SELF_DEVELOPMENT: _("Vocational training in the whole province"),
}


class FactKind(models.TextChoices):
    """What on a page is said to be wrong."""

    TELEPHONE = "telephone", _("Telephone or LINE")
    HOURS = "hours", _("Opening hours")
    PLACE = "place", _("Place or how to get there")
    DATES = "dates", _("Dates or seats of a course")
    FEE = "fee", _("Fee or cost")
    TEXT = "text", _("A name or a text")
    #: Somebody asks for money, or is not who they say they are: staff see it before all else.
    SCAM = "scam", _("It may be a scam")
    GONE = "gone", _("No longer sold or made")
    PRICE = "price", _("Price or unit")
    OTHER = "other", _("Something else")


class ReportState(models.TextChoices):
    """What became of a report."""

    NEW = "new", _("Not looked at yet")
    FIXED = "fixed", _("Corrected")
    DISMISSED = "dismissed", _("Looked at, the page is right")
