"""What a run should do, said without a database: the model that the real one is compared with."""

from dataclasses import dataclass, field

SEATED = {"held", "confirmed", "offered"}
ACTIVE = {*SEATED, "waiting"}


@dataclass
class Somebody:
    """One sign-up as it should be."""

    person: int
    key: int
    status: str
    is_minor: bool = False
    has_agreed: bool = False
    versions: int = 1

    def become(self, status):
        self.status = status
        self.versions += 1


@dataclass
class RunModel:
    """A run with its seats, its waiting list and whoever signed up."""

    capacity: int
    waiting_limit: int
    offers: bool
    has_begun: bool = False
    is_cancelled: bool = False
    people: list[Somebody] = field(default_factory=list)
    #: Numbers of `people`, who comes first being first.
    queue: list[int] = field(default_factory=list)
    happened: dict[str, int] = field(default_factory=dict)

    @property
    def taken(self):
        return sum(one.status in SEATED for one in self.people)

    def sign_up(self, person, key, *, is_minor, accepts_waiting):
        """Return the outcome, and the number of the sign-up that it is about."""
        for number, one in enumerate(self.people):
            if one.key == key:
                return ("replayed" if one.person == person else "other_answers"), number
        for number, one in enumerate(self.people):
            if one.person == person and one.status in ACTIVE:
                return "already", number
        if self.is_cancelled or self.has_begun:
            return ("cancelled" if self.is_cancelled else "gone"), None
        if self.taken < self.capacity and not self.queue:
            status = "held"
        elif len(self.queue) < self.waiting_limit:
            if not accepts_waiting:
                return "could_wait", None
            status = "waiting"
        else:
            return "full", None
        self.people.append(Somebody(person, key, status, is_minor))
        if status == "waiting":
            self.queue.append(len(self.people) - 1)
        self._count(status)
        return "signed_up", len(self.people) - 1

    def leave(self, number, status, allowed):
        """End a sign-up and let whoever waits move up; say whether there was anything to do."""
        if (one := self.people[number]).status not in allowed:
            return False
        if one.status == "waiting":
            self.queue.remove(number)
        one.become(status)
        self._count(status)
        self.settle()
        return True

    def settle(self):
        while (
            self.queue and self.taken < self.capacity and not (self.has_begun or self.is_cancelled)
        ):
            self.people[self.queue.pop(0)].become("offered" if self.offers else "held")
            self._count("moved_up")

    def confirm(self, number):
        """True, False (nothing to do), or None: the guardian has to agree first."""
        one = self.people[number]
        if one.status != "held":
            return False
        if one.is_minor and not one.has_agreed:
            return None
        one.become("confirmed")
        self._count("confirmed")
        return True

    def accept(self, number):
        if self.people[number].status != "offered":
            return False
        self.people[number].become("held")
        self._count("accepted")
        return True

    def agree(self, number):
        one = self.people[number]
        if not one.is_minor or one.has_agreed or one.status not in ACTIVE:
            return False
        one.has_agreed = True
        one.versions += 1
        self._count("agreed")
        return True

    def guardian_refuses(self, number):
        one = self.people[number]
        if not one.is_minor or one.has_agreed:
            return False
        return self.leave(number, "cancelled", ACTIVE)

    def tell_all(self):
        for one in self.people:
            one.versions += one.status in ACTIVE

    def _count(self, what):
        self.happened[what] = self.happened.get(what, 0) + 1
