"""What people's own pages tell the lower rooms: the look-up on the front page, notices to load."""

from wagtail.permissions import register_permission_policy

from portal.core import reference_data, slots
from portal.users.policies import RowPolicy
from portal.users.rights import RowKind
from registry.models import RightsRequest
from registry.services import notices


def register() -> None:
    """Called in ``AppConfig.ready``."""
    register_permission_policy(RightsRequest, RowPolicy(RightsRequest, RowKind.LEARNERS, "unit"))
    reference_data.register(notices.load, name="registry", order=50)
    slots.fill("home-status", template="registry/home_status.html")
