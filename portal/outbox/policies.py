"""Who may look at outgoing messages and send them again: whoever holds the two permissions."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from portal.outbox.models import OutboxMessage


class OutboxPolicy(ModelPermissionPolicy):
    """Looking and retrying are all there is, for superusers too: nobody adds or deletes."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Only `view` and `retry` exist."""
        return action in ("view", "retry") and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """One of the existing two is enough."""
        return any(self.user_has_permission(user, action) for action in actions)


def register() -> None:
    """Called in `AppConfig.ready`."""
    register_permission_policy(OutboxMessage, OutboxPolicy(OutboxMessage))
