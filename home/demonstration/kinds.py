"""What else than courses the demonstration shows, one module a kind.

A module has ``make(today)``, which makes its content and returns what it made: pages and rows.
"""

from collections.abc import Callable, Sequence
from datetime import date

from django.db.models import Model

Make = Callable[[date], Sequence[Model]]

#: Made in this order, taken away in the other one.
KINDS: tuple[Make, ...] = ()
