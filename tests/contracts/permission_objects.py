"""The objects that the permission matrix is tried with, one family after another."""

from django.utils import timezone

from catalogue.models import ImportJob, ImportRow
from catalogue.services.fact_reports import report_fact
from portal.users.models import RoleAssignment
from portal.users.services import invite
from registry.models import RightsRequest
from registry.notices import Wording
from registry.services import interests, notices, rights
from search.models import Entry
from tests.contracts.permission_matrix import maker
from tests.factories.catalogue import make_agreement, make_course, make_partner, make_run
from tests.factories.funding import make_source
from tests.factories.knowledge import make_bank
from tests.factories.media import PortalDocumentFactory, PortalImageFactory
from tests.factories.places import ContactReportFactory
from tests.factories.registry import make_member, make_open_run, sign_up_someone
from tests.factories.showcase import make_group
from tests.factories.submissions import make_submission
from tests.factories.users import as_role


@maker(
    "wagtailadmin_pages:", "wagtailadmin_explore", "wagtailadmin_choose_page", "wagtailadmin_api:",
    "wagtail_bulk_action", "wagtailadmin_editing_sessions:", "wagtailforms:",
)  # fmt: skip
def a_draft(has):
    """A course's draft below the unit's page, with two revisions, waiting for approval."""
    page = make_course(has.centre, live=False, title=has.canary, title_en=has.canary)
    page.save_revision(clean=False)
    page.save_revision(clean=False)
    has.objects["revision"] = page.latest_revision
    workflow = page.get_workflow()
    has.objects["workflow_state"] = workflow.start(page, as_role("superuser"))
    has.objects["task_state"] = page.current_workflow_task_state
    return page


@maker("wagtailimages")
def a_picture(has):
    """A picture that was uploaded in the unit."""
    return PortalImageFactory(title=has.canary, unit=has.unit)


@maker("wagtaildocs")
def a_document(has):
    """A document that was uploaded in the unit."""
    return PortalDocumentFactory(title=has.canary, unit=has.unit)


@maker("org_units:", "org_unit_chooser:")
def the_unit(has):
    """The unit itself, with a telephone of its own."""
    has.unit.email = f"{has.canary}@example.com"
    has.unit.save()
    return has.unit


@maker("demand:")
def a_wish(has):
    """Somebody of the unit's district would like to learn something."""
    return interests.ask(
        telephone="0810000001",
        district=has.unit.district_id,
        topic=has.canary,
        name=has.canary,
    )


@maker("contact_reports:")
def a_report(has):
    """Somebody said that the unit's number is wrong."""
    return ContactReportFactory(unit=has.unit, number=has.canary)


@maker("roles_held:")
def a_role(has):
    """Somebody's role in the unit, the lowest there is."""
    user = as_role("teacher", has.unit, first_name=has.canary, email=f"{has.canary}@example.com")
    return RoleAssignment.objects.get(user=user)


@maker("invitations:")
def an_invitation(has):
    """Somebody who is invited into the unit."""
    return invite(
        as_role("superuser"),
        f"{has.canary}@example.com",
        "teacher",
        has.unit,
        first_name=has.canary,
        at=timezone.now(),
    )


@maker("partners:")
def a_partner(has):
    """An organisation that works with the unit."""
    return make_partner(has.unit, name_th=has.canary, name_en=has.canary)


@maker("agreements:")
def an_agreement(has):
    """What the unit and its partner signed."""
    return make_agreement(has.unit, has.objects["a_partner"], title_th=has.canary)


@maker("fact_reports:")
def a_wrong_fact(has):
    """Somebody said that something on the unit's page is wrong."""
    entry = Entry.objects.of_pages([has.centre.pk]).get()
    return report_fact(entry, fact="hours", message=has.canary)


@maker("rights_requests:")
def a_rights_request(has):
    """Somebody asks to see the data that the unit keeps."""
    request = rights.ask("see", name=has.canary, telephone="0810000001", message=has.canary)
    RightsRequest.objects.filter(pk=request.pk).update(unit=has.unit)
    return request


@maker("privacy_notices:")
def a_notice(has):
    """One text of the whole country's; it is nobody's own."""
    words = {"th": Wording("ประกาศ", "ข้อความ")}
    return notices.publish("contact", words)[0]


@maker("course_runs:")
def a_run(has):
    """A run of the unit's course, not yet public."""
    return make_run(has.objects["a_draft"], "unapproved", unit=has.unit, note=has.canary)


@maker("funding_sources:")
def a_source(has):
    """A funding source that the unit keeps, long unchecked, so that every list would name it."""
    return make_source(has.centre, title=has.canary, verified_on=None)


@maker("shown_contacts:")
def an_old_contact(has):
    """A group that the unit looks after, its contact long unconfirmed, so that the list names it."""
    return make_group(has.centre, title=has.canary, contact_confirmed_on=None)


@maker("knowledge_banks:")
def a_knowledge_bank(has):
    """What somebody saw of the unit's knowledge bank, not public yet."""
    seen = {"collaboration": {"state": "working", "link": f"https://{has.canary}.example/"}}
    return make_bank(has.unit, seen, is_public=False)


@maker("course_imports:")
def an_import(has):
    """A spreadsheet that a teacher of the unit sent in, with one row."""
    job = ImportJob.objects.create(
        created_by=as_role("teacher", has.unit), file_name=has.canary, created_at=timezone.now()
    )
    ImportRow.objects.create(
        job=job, sheet="courses", number=5, cells={"title": has.canary}, state="wrong"
    )
    return job


@maker("signups:roster", "signups:enter", "signups:export", "signups:message")
def a_run_that_takes_people(has):
    """A public run of the unit; whoever signs up for it belongs to nobody else."""
    return make_open_run(
        make_course(has.centre, title=has.canary, title_en=has.canary), waiting_limit=5
    )


@maker("signups:")
def a_signup(has):
    """Somebody who waits for a call of the unit, with a guardian's and a helper's name."""
    return sign_up_someone(
        has.objects["a_run_that_takes_people"],
        name=has.canary,
        helper_name=has.canary,
        helper_relation="neighbour",
        support=has.canary,
    ).signup


@maker("submissions:")
def a_submission(has):
    """What somebody proposes to the unit, with a picture and the sender's name."""
    return make_submission(has.unit, title=has.canary, sender_name=has.canary, photographs=1)


@maker(
    "own_group_", "group_members:group", "group_members:add", "group_members:import",
    "group_members:template", "group_members:export",
)  # fmt: skip
def a_group(has):
    """A group that the unit looks after, not yet public."""
    return make_group(has.centre, title=has.canary, live=False)


@maker("group_members:")
def a_member(has):
    """Somebody in the register of the unit's group."""
    return make_member(has.objects["a_group"], name=has.canary, note=has.canary)
