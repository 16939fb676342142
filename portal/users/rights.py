"""What each role may do: the one table that page rights, row rights and grants are read from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from portal.places.enums import UnitKind
from portal.users.enums import Role


class RowKind(StrEnum):
    """A family of rows that rights are given for; a room names one when it registers a model."""

    #: Runs of courses.
    RUNS = "runs"
    #: Telephone numbers and addresses of units, and reports that one is wrong.
    CONTACTS = "contacts"
    #: Accounts, roles held, invitations.
    PEOPLE = "people"
    #: Organisations that units work with, and what was agreed with them.
    PARTNERS = "partners"
    #: Pictures and documents.
    MEDIA = "media"
    #: Sign-ups and everything else about learners.
    LEARNERS = "learners"
    #: Plans, visits and figures that units report.
    REPORTS = "reports"
    #: Lists that the whole country shares (target groups and the like).
    REFERENCE = "reference"
    #: Who read which personal data.
    ACCESS_LOG = "access_log"


#: Where a role can be held.
CENTRES = frozenset(UnitKind) - {UnitKind.DEPARTMENT, UnitKind.PROVINCE}
PROVINCE = frozenset({UnitKind.PROVINCE})
DEPARTMENT = frozenset({UnitKind.DEPARTMENT})
ANYWHERE = frozenset(UnitKind)

VIEW = frozenset({"view"})
CHOOSE = frozenset({"view", "choose"})
WRITE = frozenset({"view", "choose", "add", "change"})
KEEP = WRITE | {"delete"}
APPROVE = KEEP | {"approve"}


@dataclass(frozen=True, slots=True)
class Rights:
    """What one role may do within the unit it is held in and the units below."""

    #: Higher grants lower; equal grants nothing.
    rank: int
    #: Kinds of unit that the role can be held in.
    held_in: frozenset[UnitKind]
    #: Wagtail's page actions: add, change, publish, lock, unlock, bulk_delete.
    pages: frozenset[str] = frozenset()
    rows: Mapping[RowKind, frozenset[str]] = field(default_factory=dict)
    #: Plain model permissions, by name, for rows that belong to no unit.
    permissions: frozenset[str] = frozenset()
    #: The role sees personal data, so signing in needs a second factor.
    sees_people: bool = False
    #: Reads what help a learner needs (health data), to prepare it. Not a right on rows: whoever may
    #: grant the role need not read it (``covers``).
    prepares_help: bool = False
    #: Rights on pages begin only once the role is tied to a page of its own.
    needs_page: bool = False

    def covers(self, other: "Rights") -> bool:
        """Say whether whoever has these rights lacks nothing that the other rights give."""
        return (
            other.pages <= self.pages
            and other.permissions <= self.permissions
            and all(
                actions <= self.rows.get(kind, frozenset()) for kind, actions in other.rows.items()
            )
        )


OUTGOING_MESSAGES = frozenset({"outbox.view_outboxmessage", "outbox.retry_outboxmessage"})
#: The one list of words that a line must not cut.
PROTECTED_WORDS = frozenset(
    f"core.{action}_protectedword" for action in ("view", "add", "change", "delete")
)
#: What the search is taught, and what was looked for in vain.
SEARCH_WORDING = frozenset(
    f"search.{action}_{model}"
    for model in ("synonymgroup", "protectedword")
    for action in ("view", "add", "change", "delete")
) | {"search.view_missedquery", "search.change_missedquery"}

#: The lists that courses are filed by.
CATALOGUE_LISTS = frozenset(
    f"catalogue.{action}_{model}"
    for model in ("targetgroup", "policyreference")
    for action in ("view", "add", "change", "delete")
)
#: Where one can be assessed for a standard; one list for the whole country.
ASSESSMENT_CENTRES = frozenset(
    f"catalogue.{action}_assessmentcentre" for action in ("view", "add", "change", "delete")
)

#: What people are told about their data: a new version is added, an old one never changed.
PRIVACY_NOTICES = frozenset({"registry.view_notice", "registry.add_notice"})

_PUBLISH = frozenset({"add", "change", "publish", "lock", "unlock"})

ROLE_ACTIONS: Mapping[Role, Rights] = {
    # Of its own page and what goes with it; files: their own. New products come by a door of their
    # own (``showcase.own_group``), so that nothing else can be added beside the group.
    Role.GROUP_REP: Rights(
        rank=10,
        held_in=CENTRES,
        pages=frozenset({"change"}),
        rows={RowKind.MEDIA: WRITE},
        needs_page=True,
    ),
    Role.TEACHER: Rights(
        rank=20,
        held_in=CENTRES,
        pages=frozenset({"add", "change"}),
        rows={
            RowKind.RUNS: WRITE,
            RowKind.MEDIA: WRITE,
            RowKind.PARTNERS: CHOOSE,
            RowKind.CONTACTS: VIEW,
            RowKind.LEARNERS: WRITE,
        },
        # Teachers ring the applicants of their unit (docs/adr/0015).
        sees_people=True,
        prepares_help=True,
    ),
    Role.EDITOR: Rights(
        rank=25,
        held_in=ANYWHERE,
        pages=_PUBLISH,
        rows={RowKind.MEDIA: KEEP},
    ),
    Role.DISTRICT_OFFICER: Rights(
        rank=30,
        held_in=CENTRES,
        pages=frozenset({"add", "change", "unlock"}),
        rows={
            RowKind.RUNS: KEEP,
            RowKind.MEDIA: KEEP,
            RowKind.PARTNERS: WRITE,
            RowKind.CONTACTS: WRITE,
            RowKind.LEARNERS: KEEP,
            RowKind.REPORTS: WRITE,
        },
        sees_people=True,
    ),
    Role.DISTRICT_DIRECTOR: Rights(
        rank=40,
        held_in=CENTRES,
        pages=_PUBLISH,
        rows={
            RowKind.RUNS: APPROVE,
            RowKind.MEDIA: KEEP,
            RowKind.PARTNERS: KEEP,
            RowKind.CONTACTS: KEEP,
            RowKind.PEOPLE: KEEP,
            RowKind.LEARNERS: APPROVE,
            RowKind.REPORTS: APPROVE,
        },
        sees_people=True,
        prepares_help=True,
    ),
    Role.PROVINCIAL_SUPERVISOR: Rights(
        rank=45,
        held_in=PROVINCE,
        rows={
            RowKind.RUNS: VIEW,
            RowKind.PARTNERS: VIEW,
            RowKind.CONTACTS: VIEW,
            RowKind.REPORTS: WRITE,
        },
        sees_people=True,
    ),
    Role.PROVINCIAL_OFFICER: Rights(
        rank=50,
        held_in=PROVINCE,
        pages=_PUBLISH,
        rows={
            RowKind.RUNS: APPROVE,
            RowKind.MEDIA: KEEP,
            RowKind.PARTNERS: KEEP,
            RowKind.CONTACTS: KEEP,
            RowKind.PEOPLE: KEEP,
            RowKind.LEARNERS: APPROVE,
            RowKind.REPORTS: APPROVE,
        },
        sees_people=True,
    ),
    Role.DEPARTMENT_OFFICER: Rights(
        rank=60,
        held_in=DEPARTMENT,
        pages=_PUBLISH,
        rows={
            RowKind.RUNS: APPROVE,
            RowKind.MEDIA: KEEP,
            RowKind.PARTNERS: KEEP,
            RowKind.CONTACTS: KEEP,
            RowKind.PEOPLE: KEEP,
            RowKind.LEARNERS: APPROVE,
            RowKind.REPORTS: APPROVE,
            RowKind.REFERENCE: KEEP,
        },
        permissions=OUTGOING_MESSAGES
        | PROTECTED_WORDS
        | SEARCH_WORDING
        | CATALOGUE_LISTS
        | ASSESSMENT_CENTRES
        | PRIVACY_NOTICES,
        sees_people=True,
    ),
    # Granted by superusers only: nobody else has what it sees.
    Role.DPO: Rights(
        rank=70,
        held_in=DEPARTMENT,
        rows={RowKind.ACCESS_LOG: VIEW, RowKind.LEARNERS: VIEW, RowKind.PEOPLE: VIEW},
        sees_people=True,
    ),
}

#: Django's model permissions that a page or row right brings with it.
ACCESS_ADMIN = "wagtailadmin.access_admin"


def rights_of(role: str) -> Rights:
    """Return the rights of a role by its code."""
    return ROLE_ACTIONS[Role(role)]
