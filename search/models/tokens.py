"""The tokens by which an entry is found, as the Thai analysis made them."""

from django.db import models

from search.models.entry import Entry


class EntryTokens(models.Model):
    """An entry's tokens by field, joined by blanks. Engines read these and never the text itself.

    Written by ``search.sync`` only. The database keeps its own full-text index beside it by
    triggers (``search.engines.database.schema``), so that both are always one.
    """

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="tokens")
    title = models.TextField()
    summary = models.TextField(blank=True)
    #: Where it belongs, who keeps it, and what kinds of thing it is: "จังหวัดX อำเภอY กลุ่ม…".
    place = models.TextField(blank=True)
    body = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"tokens of {self.entry_id}"
