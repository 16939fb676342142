"""An authentication backend that gives model permissions from the roles held today."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend

from portal.users.rights import ACCESS_ADMIN, rights_of
from portal.users.roles import held_today


class RoleBackend(BaseBackend):
    """Whoever holds a role today may open the admin; the policies say what is seen there.

    It signs nobody in. Rows that belong to no unit (outgoing messages) are given by name; pages,
    other rows, pictures and documents are decided object by object.
    """

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        return perm in self.get_all_permissions(user_obj, obj)

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        if obj is not None or not (held := held_today(user_obj)):
            return set()
        return {ACCESS_ADMIN}.union(*(rights_of(role.role).permissions for role in held))

    def get_user_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        return self.get_all_permissions(user_obj, obj)

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        return any(name.startswith(f"{app_label}.") for name in self.get_all_permissions(user_obj))
