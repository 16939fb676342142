"""Members of the demonstration's made-up groups, as many as their pages say; some learned there."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Model

from home.demonstration import pages
from portal.core.thai_dates import ERA
from registry.enums import GroupRole, SignupStatus
from registry.models import Person, Signup
from registry.services.bulk_members import WrittenMember, add_members
from registry.services.group_members import MemberFacts
from showcase.models import GroupPage

#: The papers' own groups have members who exist; only those invented for showing get any.
_MADE_UP = "(ตัวอย่าง)"
_FEWEST, _MOST = 5, 20
_ROLES = (
    GroupRole.CHAIR,
    GroupRole.TREASURER,
    GroupRole.SALES,
    GroupRole.SECRETARY,
    GroupRole.PRODUCTION,
)
_FOUNDERS = 6


def make(today: date) -> Sequence[Model]:
    """Write the registers; they are taken away with their groups."""
    groups = GroupPage.objects.filter(
        title__endswith=_MADE_UP, members__gte=_FEWEST, members__lte=_MOST
    )
    for number, group in enumerate(groups.order_by("pk"), start=1):
        add_members(group, _written(group, number, today), pages.days_ago(today, 20))
    return []


def _written(group: GroupPage, number: int, today: date) -> list[WrittenMember]:
    """As many as the page says; who learned has the name and telephone of a made-up learner."""
    learned = _learners(group)
    founded = date(group.founded_year - ERA, 3, 1) if group.founded_year else None
    written: list[WrittenMember] = []
    for place in range(group.members or 0):
        person = learned[place] if place < len(learned) else None
        is_founder = place < _FOUNDERS
        later = founded + timedelta(days=40 * place) if founded and not is_founder else founded
        facts = MemberFacts(
            name=person.name if person else f"สมาชิก {place + 1} กลุ่ม {number} นามสมมติ",
            telephone=person.telephone if person else f"081002{number:02d}{place:02d}",
            role=_ROLES[place] if place < len(_ROLES) else GroupRole.MEMBER,
            is_founder=is_founder,
            joined_on=min(later, today) if later else None,
        )
        written.append((facts, person.pk if person else None))
    return written


def _learners(group: GroupPage) -> list[Person]:
    """Made-up people who passed one of the group's courses; of a few members it is not known."""
    signups = Signup.objects.made_up().filter(
        run__course__in=group.courses_taken.values("course"), status=SignupStatus.COMPLETED
    )
    people = [one.person for one in signups.select_related("person").order_by("pk")]
    known = {person.telephone: person for person in people}
    return list(known.values())[: max(0, (group.members or 0) - 1)]
