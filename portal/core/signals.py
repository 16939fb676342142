"""Signals that the kernel sends; upper rooms listen."""

from django.dispatch import Signal

#: Pages changed in a way that the public may see. Sent by ``BasePage.save`` inside its
#: transaction, after child rows, with ``pks``: a list of page primary keys. Receivers read the
#: database, never an instance, and an error of theirs rolls the change back.
pages_changed = Signal()
