"""The ladder of retries."""

from datetime import timedelta
from random import Random

import pytest

from portal.outbox import retry

STEPS = [
    (1, 5),
    (2, 30),
    (3, 120),
    (4, 600),
    (5, 1_800),
    (6, 3_600),
    (7, 14_400),
    (8, 43_200),
    (9, 86_400),
    (10, 86_400),
]


class Always(Random):
    """Chance that always falls the same way."""

    def __init__(self, value):
        super().__init__(0)
        self.value = value

    def random(self):
        """The value given."""
        return self.value


@pytest.mark.parametrize(("attempts", "seconds"), STEPS)
@pytest.mark.parametrize("chance", [0.0, 0.25, 0.5, 1.0])
def test_wait_is_the_step_times_chance(attempts, seconds, chance):
    """Full jitter: anywhere between nothing and the whole step."""
    assert retry.wait_after(attempts, Always(chance)) == timedelta(seconds=seconds * chance)


def test_waits_spread_over_the_whole_step():
    """A thousand failures at once do not come back at once."""
    rng = Random(20)
    waits = [retry.wait_after(4, rng).total_seconds() for _ in range(1_000)]
    assert min(waits) < 30
    assert max(waits) > 570
    assert 270 < sum(waits) / len(waits) < 330


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (None, timedelta(seconds=2.5)),
        (timedelta(seconds=1), timedelta(seconds=2.5)),
        (timedelta(seconds=90), timedelta(seconds=90)),
        (timedelta(days=7), timedelta(days=1)),
        (timedelta(seconds=-5), timedelta(seconds=2.5)),
    ],
)
def test_retry_after_is_honoured_up_to_a_day(asked, expected):
    """The destination may ask for more than the ladder's wait, not for a week nor for less."""
    assert retry.wait_after(1, Always(0.5), asked) == expected


@pytest.mark.parametrize(
    ("attempts", "exhausted"), [(1, False), (10, False), (11, True), (12, True)]
)
def test_message_is_given_up_after_the_last_step(attempts, exhausted):
    """One try and ten more, then a person has to look."""
    assert retry.is_exhausted(attempts) is exhausted


def test_ladder_lasts_about_three_days():
    """A registry that is down over a weekend loses nothing."""
    assert timedelta(days=2.5) < sum(retry.LADDER, timedelta()) < timedelta(days=3)
