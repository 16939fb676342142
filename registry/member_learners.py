"""Who of the learners a member of a group may be (S0-36): found by telephone, chosen by an officer."""

from dataclasses import dataclass, field

from registry.models import GroupMember, Person, Signup
from registry.officers import Officer
from registry.querysets import SignupQuerySet

MOST = 50


@dataclass(slots=True)
class Learner:
    """One person, with the sign-ups that the officer may see."""

    person: Person
    signups: list[Signup] = field(default_factory=list)


def learners_with(officer: Officer, telephone: str) -> list[Learner]:
    """People of one's own units with a telephone; a household shares one, so somebody chooses."""
    if not telephone:
        return []
    return _by_person(officer.signups().with_telephone(telephone).for_officers().newest_first())


def learner_of(officer: Officer, member: GroupMember) -> Learner | None:
    """The learning record of a member, as far as it is of one's own units."""
    if member.person_id is None:
        return None
    found = _by_person(officer.signups().of_person(member.person_id).for_officers().newest_first())
    return found[0] if found else None


def _by_person(signups: SignupQuerySet) -> list[Learner]:
    found: dict[int, Learner] = {}
    for one in signups[:MOST]:
        found.setdefault(one.person_id, Learner(one.person)).signups.append(one)
    return list(found.values())
