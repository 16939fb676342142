"""The words of the index and on how many entries each stands: what queries are understood by."""

from django.db import models


class VocabularyWord(models.Model):
    """A word that stands on entries. Written by ``search.vocabulary_store`` only."""

    word = models.CharField(max_length=40, primary_key=True)
    entries = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.word} ×{self.entries}"


class VocabularyChange(models.Model):
    """What one write of entries changed, until it is folded into the words.

    Only ever added to within the transaction of the write: no two writers meet on a row. A process
    that knows the words up to some key reads on from there.
    """

    id = models.BigAutoField(primary_key=True)
    created_at = models.DateTimeField()
    #: JSON: by word, on how many entries more (or fewer) it stands. Nothing in the database reads it.
    words = models.TextField()
    #: How many entries more or fewer there are.
    entries = models.IntegerField()

    class Meta:
        indexes = [models.Index(fields=["created_at"], name="vocabulary_change_age")]

    def __str__(self) -> str:
        return f"change {self.pk}"
