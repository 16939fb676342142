"""Who may open which address of the admin: the table that every room fills.

A new admin address that no rule names fails ``test_permission_matrix``. The longest matching
beginning of the address's name decides.

- ``OPEN``: without signing in. ``SELF``: everybody who is signed in, about themselves only.
- ``STAFF``: every role; nothing in it belongs to a unit.
- ``SUPERUSER``: superusers; everybody else is refused.
- ``DEPARTMENT``: the same, and the department's officers.
- ``LISTING``: every role may be let in; only rows of one's own units are shown.
- ``OBJECT``: the address names a page or a row; those of other units are refused.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any


class Verdict(Enum):
    """What a rule says about an address."""

    OPEN = auto()
    SELF = auto()
    STAFF = auto()
    SUPERUSER = auto()
    DEPARTMENT = auto()
    LISTING = auto()
    OBJECT = auto()


OPEN, SELF, STAFF = Verdict.OPEN, Verdict.SELF, Verdict.STAFF
SUPERUSER, DEPARTMENT = Verdict.SUPERUSER, Verdict.DEPARTMENT
LISTING, OBJECT = Verdict.LISTING, Verdict.OBJECT

#: Beginnings of address names. Rooms add theirs below Wagtail's.
RULES: dict[str, Verdict] = {
    # --- signing in
    "wagtailadmin_login": OPEN,
    "wagtailadmin_password_reset": OPEN,
    "wagtailadmin_sprite": OPEN,
    "wagtailadmin_javascript_catalog": OPEN,
    "users:invitation": OPEN,
    "users:second-factor": SELF,
    "users:confirm-password": SELF,
    "wagtailadmin_logout": SELF,
    "wagtailadmin_account": SELF,
    "wagtailadmin_dismissibles": SELF,
    "wagtailadmin_editing_sessions:release": SELF,
    # --- pages
    "wagtailadmin_home": LISTING,
    "wagtailadmin_explore_root": LISTING,
    "wagtailadmin_explore": OBJECT,
    "wagtailadmin_pages:": OBJECT,
    "wagtailadmin_pages:type_use": LISTING,
    "wagtailadmin_pages:choose_parent": LISTING,
    "wagtailadmin_pages:search": LISTING,
    "wagtailadmin_choose_page": LISTING,
    "wagtailadmin_choose_page_child": OBJECT,
    "wagtailadmin_choose_page_external_link": STAFF,
    "wagtailadmin_choose_page_email_link": STAFF,
    "wagtailadmin_choose_page_phone_link": STAFF,
    "wagtailadmin_choose_page_anchor_link": STAFF,
    "wagtailadmin_editing_sessions:ping": OBJECT,
    "wagtailadmin_block_preview": STAFF,
    "wagtailadmin_tag": STAFF,
    "wagtail_bulk_action": OBJECT,
    "wagtailadmin_api:pages:": LISTING,
    "wagtailadmin_api:pages:detail": OBJECT,
    "wagtailadmin_api:pages:action": OBJECT,
    "wagtailadmin_api:documents": SUPERUSER,
    "wagtailadmin_api:images": SUPERUSER,
    "wagtailembeds:": STAFF,
    "wagtailforms:": LISTING,
    "wagtailforms:list_submissions": OBJECT,
    "wagtailforms:delete_submissions": OBJECT,
    # --- reports
    "wagtailadmin_reports:locked_pages": LISTING,
    "wagtailadmin_reports:workflow": LISTING,
    "wagtailadmin_reports:aging_pages": LISTING,
    "wagtailadmin_reports:site_history": SUPERUSER,
    "wagtailadmin_reports:page_types_usage": SUPERUSER,
    # --- pictures and documents
    "wagtailimages:": LISTING,
    "wagtailimages:edit": OBJECT,
    "wagtailimages:delete": OBJECT,
    "wagtailimages:url_generator": OBJECT,
    "wagtailimages:preview": OBJECT,
    "wagtailimages:image_usage": OBJECT,
    "wagtailimages:create_multiple_from_uploaded_image": SELF,
    "wagtailimages:delete_upload_multiple": SELF,
    "wagtailimages_chooser:": LISTING,
    "wagtailimages_chooser:chosen": OBJECT,
    "wagtailimages_chooser:chosen_multiple": LISTING,
    "wagtailimages_chooser:select_format": OBJECT,
    "wagtaildocs:": LISTING,
    "wagtaildocs:edit": OBJECT,
    "wagtaildocs:delete": OBJECT,
    "wagtaildocs:document_usage": OBJECT,
    "wagtaildocs:create_multiple_from_uploaded_document": SELF,
    "wagtaildocs:delete_upload_multiple": SELF,
    "wagtaildocs_chooser:": LISTING,
    "wagtaildocs_chooser:chosen": OBJECT,
    "wagtaildocs_chooser:chosen_multiple": LISTING,
    # --- the site as a whole
    "wagtailadmin_error_test": SUPERUSER,
    "wagtailadmin_collections:": SUPERUSER,
    "wagtailadmin_workflows:": SUPERUSER,
    "wagtailredirects:": SUPERUSER,
    "wagtailsettings:": SUPERUSER,
    "wagtailsites:": SUPERUSER,
    "wagtailusers_users:": SUPERUSER,
    "wagtailusers_groups:": SUPERUSER,
    "wagtailsnippets:": LISTING,
    # --- our rooms
    "outbox:": DEPARTMENT,
    "registry_message_texts": LISTING,
    "registry_undelivered": LISTING,
    "protected_words:": DEPARTMENT,
    "synonym_groups:": DEPARTMENT,
    "words_kept_whole:": DEPARTMENT,
    "missed_queries:": DEPARTMENT,
    "target_groups:": DEPARTMENT,
    "policy_references:": DEPARTMENT,
    "org_units:": LISTING,
    "org_units:edit": OBJECT,
    "org_units:delete": OBJECT,
    "org_units:history": OBJECT,
    "org_units:usage": OBJECT,
    "org_unit_chooser:": LISTING,
    "org_unit_chooser:chosen": STAFF,  # the name of a unit is public
    "contact_reports:": LISTING,
    "contact_reports:edit": OBJECT,
    "contact_reports:delete": OBJECT,
    "contact_reports:history": OBJECT,
    "contact_reports:usage": OBJECT,
    "partners:": LISTING,
    "partners:edit": OBJECT,
    "partners:delete": OBJECT,
    "partners:history": OBJECT,
    "partners:usage": OBJECT,
    "agreements:": LISTING,
    "agreements:edit": OBJECT,
    "agreements:delete": OBJECT,
    "agreements:history": OBJECT,
    "agreements:usage": OBJECT,
    "fact_reports:": LISTING,
    "fact_reports:edit": OBJECT,
    "fact_reports:delete": OBJECT,
    "fact_reports:history": OBJECT,
    "fact_reports:usage": OBJECT,
    "rights_requests:": LISTING,
    "rights_requests:edit": OBJECT,
    "rights_requests:delete": OBJECT,
    "rights_requests:inspect": OBJECT,
    "rights_requests:history": OBJECT,
    "rights_requests:usage": OBJECT,
    "privacy_notices:": DEPARTMENT,
    "privacy_notices:edit": SUPERUSER,
    "privacy_notices:delete": SUPERUSER,
    "roles_held:": LISTING,
    "roles_held:edit": OBJECT,
    "roles_held:delete": OBJECT,
    "roles_held:history": OBJECT,
    "courses:": LISTING,
    "demand:": LISTING,
    "demand:one": OBJECT,
    "events:": LISTING,
    "stories:": LISTING,
    "products:": LISTING,
    "maker_groups:": LISTING,
    "knowledge:": LISTING,
    "knowledge_banks:": LISTING,
    "knowledge_banks:edit": OBJECT,
    "knowledge_banks:delete": OBJECT,
    "knowledge_banks:history": OBJECT,
    "knowledge_banks:usage": OBJECT,
    "news:": LISTING,
    "cvm_fields:": LISTING,
    "assessment_centres:": DEPARTMENT,
    "course_runs:": LISTING,
    "course_runs:approve": OBJECT,
    "course_runs:cancel": OBJECT,
    "course_runs:delete": OBJECT,
    "course_runs:edit": OBJECT,
    "course_runs:extend": OBJECT,
    "course_runs:history": OBJECT,
    "course_runs:return": OBJECT,
    "course_runs:usage": OBJECT,
    "shown_contacts:": LISTING,
    "shown_contacts:confirm": OBJECT,
    "funding_sources:": LISTING,
    "funding_sources:check": OBJECT,
    "course_guide": STAFF,
    "course_imports:": LISTING,
    "course_imports:job": OBJECT,
    "signups:": LISTING,
    "signups:one": OBJECT,
    "signups:act": OBJECT,
    "signups:roster": OBJECT,
    "signups:enter": OBJECT,
    "signups:export": OBJECT,
    "signups:message": OBJECT,
    "group_members:": LISTING,
    "group_members:group": OBJECT,
    "group_members:add": OBJECT,
    "group_members:import": OBJECT,
    "group_members:template": OBJECT,
    "group_members:export": OBJECT,
    "group_members:one": OBJECT,
    "group_members:learner": OBJECT,
    "group_members:act": OBJECT,
    "submissions:": LISTING,
    "submissions:one": OBJECT,
    "submissions:act": OBJECT,
    "submissions:picture": OBJECT,
    "own_group_product": OBJECT,
    "own_group_invite": OBJECT,
    "access_log:": LISTING,
    "invitations:": LISTING,
    "invitations:delete": OBJECT,
    "invitations:history": OBJECT,
    "invitations:inspect": OBJECT,
}

#: Addresses without a name: Wagtail's own 404 pages.
NAMELESS = {"admin/test404/", "admin/^.*/$"}


@dataclass
class Belongings:
    """What one unit keeps: one object of each family, each carrying the unit's canary."""

    unit: Any
    #: The unit's page in the tree of centres.
    centre: Any
    canary: str
    objects: dict[str, Any] = field(default_factory=dict)


#: Address name's beginning → maker of the object behind ``pk`` (or another key) of its addresses.
#: A maker takes the belongings (unit, canary, and what was made before) and returns the object;
#: the canary must be in whatever the screens show.
MAKERS: dict[str, Callable[[Belongings], Any]] = {}


def maker(*beginnings: str) -> Callable[[Callable[[Belongings], Any]], Callable[[Belongings], Any]]:
    """Name the addresses whose key a function's object fills."""

    def register(make: Callable[[Belongings], Any]) -> Callable[[Belongings], Any]:
        for beginning in beginnings:
            MAKERS[beginning] = make
        return make

    return register


def longest(table: dict[str, Any], name: str) -> Any:
    """Return the entry whose beginning is the longest that the name has; None for none."""
    fitting = [beginning for beginning in table if name.startswith(beginning)]
    return table[max(fitting, key=len)] if fitting else None
