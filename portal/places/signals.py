"""What places tells upper rooms; receivers run inside the transaction and may roll it back."""

from django.dispatch import Signal

#: A unit got another name. Sent by ``OrgUnit`` with ``unit`` and ``old_name``: pages and entries
#: that show the name, or what lies below it, are written again.
unit_renamed = Signal()

#: A unit and all below it have another place in the chain. Sent with ``unit`` and ``old_path``.
unit_moved = Signal()

#: Telephone, LINE, e-mail or address of units changed. Sent with ``unit_ids``: a list. Units
#: below them that have no number of their own show it too.
contacts_changed = Signal()
