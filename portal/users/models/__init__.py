"""Accounts, the roles they hold, invitations, and who approves."""

from portal.users.models.invitations import Invitation
from portal.users.models.roles import RoleAssignment
from portal.users.models.tasks import UnitApprovalTask
from portal.users.models.user import User

__all__ = ["Invitation", "RoleAssignment", "UnitApprovalTask", "User"]
