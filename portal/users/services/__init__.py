"""What this room writes: grants, invitations, imports of accounts, workflows, demonstration."""

from portal.users.services.grants import change_period, grant, may_grant, revoke
from portal.users.services.invitations import accept, invite, withdraw
from portal.users.services.workflows import ensure_workflows

__all__ = [
    "accept",
    "change_period",
    "ensure_workflows",
    "grant",
    "invite",
    "may_grant",
    "revoke",
    "withdraw",
]
