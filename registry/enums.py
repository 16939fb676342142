"""The words that rows of the registry are written with."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SignupStatus(models.TextChoices):
    """What became of a sign-up. "Learning", "moved" and "run cancelled" follow from the run."""

    HELD = "held", _("Seat held")
    CONFIRMED = "confirmed", _("Confirmed")
    OFFERED = "offered", _("Seat offered")
    WAITING = "waiting", pgettext_lazy("sign-up", "Waiting list")
    NOT_ACCEPTED = "not_accepted", _("Not accepted")
    CANCELLED = "cancelled", pgettext_lazy("sign-up", "Cancelled")
    EXPIRED = "expired", pgettext_lazy("sign-up", "Expired")
    WITHDRAWN = "withdrawn", _("Left the course")
    COMPLETED = "completed", _("Completed")
    NOT_COMPLETED = "not_completed", _("Not completed")


#: One of these for each person and run, at most (a partial unique index).
ACTIVE = frozenset(
    {SignupStatus.HELD, SignupStatus.CONFIRMED, SignupStatus.OFFERED, SignupStatus.WAITING}
)
#: They make up the run's ``seats_taken``; a result does not give a seat back.
SEAT_HOLDING = frozenset(
    {
        SignupStatus.HELD,
        SignupStatus.CONFIRMED,
        SignupStatus.OFFERED,
        SignupStatus.COMPLETED,
        SignupStatus.NOT_COMPLETED,
    }
)


class Channel(models.TextChoices):
    """How a sign-up, a consent or a withdrawal came to us."""

    WEB = "web", _("Website")
    WALK_IN = "walk_in", _("At the centre")
    TELEPHONE = "telephone", _("By telephone")
    GROUP = "group", _("With a group")
    PAPER = "paper", _("On paper")
    LINK = "link", _("By the link sent")


class Actor(models.TextChoices):
    """Who did something to a sign-up."""

    APPLICANT = "applicant", _("The applicant")
    GUARDIAN = "guardian", _("The guardian")
    OFFICER = "officer", _("An officer")
    SYSTEM = "system", _("The system")


class Occupation(models.TextChoices):
    """What an applicant mainly does."""

    FARMER = "farmer", _("Farmer")
    EMPLOYEE = "employee", _("Day labourer or employee")
    TRADER = "trader", _("Trading, or making things to sell")
    HOME = "home", _("Housework, or caring for the family")
    UNEMPLOYED = "unemployed", _("Out of work, looking for work")
    RETIRED = "retired", _("Retired")
    STUDENT = "student", _("Studying")
    UNSAID = "unsaid", _("I would rather not say")


class Relation(models.TextChoices):
    """What a helper or a guardian is to the applicant."""

    PARENT = "parent", _("Father or mother")
    CHILD = "child", _("Son or daughter")
    GRANDPARENT = "grandparent", _("Grandparent")
    RELATIVE = "relative", _("Other relative")
    NEIGHBOUR = "neighbour", _("Neighbour or friend")
    VOLUNTEER = "volunteer", _("Village volunteer or village head")
    STAFF = "staff", _("Staff of the centre")
    OTHER = "other", pgettext_lazy("relation", "Other")


class Purpose(models.TextChoices):
    """What personal data is used for; each has its own notice and its own tick."""

    SIGN_UP = "sign_up", _("Handling the sign-up")
    CONTACT = "contact", _("News about other courses and funding")
    HEALTH = "health", _("Preparing help that the applicant needs")
    SENSITIVE_GROUP = "sensitive_group", _("Sensitive target groups")
    GUARDIAN = "guardian", _("A guardian's agreement")
    INTEREST = "interest", _("Telling when a course opens")
    SUBMISSION = "submission", _("Proposing a product or a change")


class ConsentAction(models.TextChoices):
    """A consent is never changed: taking it back is a row of its own."""

    INFORMED = "informed", _("Notice shown")
    GIVEN = "given", _("Consent given")
    WITHDRAWN = "withdrawn", _("Consent withdrawn")


class CallOutcome(models.TextChoices):
    """What came of a call to an applicant."""

    REACHED = "reached", _("Spoke with them")
    NO_ANSWER = "no_answer", _("No answer")
    WRONG_NUMBER = "wrong_number", _("Wrong number")


class MessageKind(models.TextChoices):
    """A text that goes to an applicant; each has its own words in Thai and English."""

    RECEIVED = "received", _("Sign-up received")
    WAITING = "waiting", _("On the waiting list")
    CONFIRMED = "confirmed", _("Seat confirmed")
    PROMOTED = "promoted", _("A seat became free")
    OFFERED = "offered", _("A seat is offered")
    OFFER_EXPIRED = "offer_expired", _("The offer has passed")
    NOT_ACCEPTED = "not_accepted", _("Not accepted")
    CANCELLED = "cancelled", _("Sign-up cancelled")
    RUN_MOVED = "run_moved", _("The run has moved")
    RUN_CANCELLED = "run_cancelled", _("The run is cancelled")
    REMINDER = "reminder", _("The day before")
    GUARDIAN_LINK = "guardian_link", _("To the guardian: please agree")
    GUARDIAN_REMINDER = "guardian_reminder", _("To the guardian: reminder")
    GUARDIAN_EXPIRED = "guardian_expired", _("No agreement of a guardian came")
    ROSTER = "roster", _("Message to all of a run")
    RUN_OPENED = "run_opened", _("A run of a course asked for has opened")


class RightsKind(models.TextChoices):
    """What somebody may ask about their own data."""

    SEE = "see", _("See what is kept about me")
    CORRECT = "correct", _("Correct it")
    ERASE = "erase", _("Erase it")
    WITHDRAW = "withdraw", _("Take back a consent")


class RightsState(models.TextChoices):
    """How far a request about one's data is."""

    NEW = "new", pgettext_lazy("request", "New")
    DONE = "done", pgettext_lazy("request", "Done")
    REFUSED = "refused", pgettext_lazy("request", "Refused")


class SubmissionKind(models.TextChoices):
    """What somebody outside proposes."""

    PRODUCT = "product", _("A new product")
    CHANGE = "change", _("A change")


class SubmissionState(models.TextChoices):
    """What became of a submission from outside."""

    NEW = "new", pgettext_lazy("submission", "New")
    DRAFTED = "drafted", pgettext_lazy("submission", "Being prepared")
    PUBLISHED = "published", pgettext_lazy("submission", "Online")
    DECLINED = "declined", pgettext_lazy("submission", "Declined")

    @property
    def is_decided(self) -> bool:
        """Nobody has anything to do with it any more."""
        return self in {SubmissionState.PUBLISHED, SubmissionState.DECLINED}


class SubmissionText(models.TextChoices):
    """A text that goes to whoever proposed something; each has its words in Thai and English."""

    RECEIVED = "submission_received", _("Proposal received")
    ONLINE = "submission_online", _("Proposal is online")
    DECLINED = "submission_declined", _("Proposal declined")


class GroupRole(models.TextChoices):
    """What somebody does in a group (S4-20); whoever leads it stands first."""

    CHAIR = "chair", _("Chair")
    VICE_CHAIR = "vice_chair", _("Vice-chair")
    SECRETARY = "secretary", _("Secretary")
    TREASURER = "treasurer", _("Treasurer")
    COMMITTEE = "committee", _("Committee member")
    PRODUCTION = "production", _("Makes the goods")
    SALES = "sales", _("Sells the goods")
    ADVISER = "adviser", pgettext_lazy("of a group", "Adviser")
    MEMBER = "member", pgettext_lazy("of a group", "Member")


#: Without them nobody answers for a group.
LEADERS = (GroupRole.CHAIR, GroupRole.VICE_CHAIR, GroupRole.SECRETARY, GroupRole.TREASURER)


class Access(models.TextChoices):
    """What somebody did with personal data."""

    LIST = "list", _("Looked at a list")
    VIEW = "view", _("Looked at one")
    REVEAL = "reveal", _("Revealed")
    SEARCH = "search", _("Searched")
    EXPORT = "export", _("Exported")
    PRINT = "print", _("Printed")
    API = "api", _("Sent by the interface")
