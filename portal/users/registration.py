"""What the room registers when Django starts: policies, signals."""

from django.contrib.auth.signals import user_logged_in
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import AbstractPage, TaskState
from wagtail.permissions import register_permission_policy
from wagtail.signals import task_submitted

from portal.core import scoped_models
from portal.places.models import ContactReport, OrgUnit
from portal.users.media_policy import UnitMediaPolicy
from portal.users.models import Invitation, RoleAssignment
from portal.users.notifications import tell_deciders
from portal.users.policies import RowPolicy, UnitListPolicy, UnitPagePolicy
from portal.users.rights import RowKind
from portal.users.sessions import note_sign_in


def register_policies() -> None:
    """Give the models of this room and of the rooms below their policies."""
    scoped_models.register_unit(OrgUnit)
    register_permission_policy(AbstractPage, UnitPagePolicy())
    register_permission_policy(OrgUnit, UnitListPolicy(OrgUnit, RowKind.CONTACTS, ""))
    register_permission_policy(ContactReport, RowPolicy(ContactReport, RowKind.CONTACTS))
    register_permission_policy(RoleAssignment, RowPolicy(RoleAssignment, RowKind.PEOPLE))
    register_permission_policy(Invitation, RowPolicy(Invitation, RowKind.PEOPLE))
    # exact_class: Wagtail registers its own for these models later, and the exact one wins.
    for model in (get_image_model(), get_document_model()):
        register_permission_policy(model, UnitMediaPolicy(model), exact_class=True)


def connect_signals() -> None:
    """Listen to sign-ins (when a session began) and to pages handed in for approval."""
    user_logged_in.connect(note_sign_in, dispatch_uid="portal_note_sign_in")
    task_submitted.connect(tell_deciders, sender=TaskState, dispatch_uid="portal_tell_deciders")
