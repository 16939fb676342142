"""What belongs to the demonstration content, so that all of it can be taken away again."""

from django.db import models
from wagtail.models import Page


class DemonstrationItem(models.Model):
    """Marks a page that ``seed`` made."""

    page = models.OneToOneField(Page, models.CASCADE, related_name="+", primary_key=True)

    def __str__(self) -> str:
        return str(self.page)


class DemonstrationRow(models.Model):
    """Marks a row that ``seed`` made and that is no page: a picture, a partner."""

    #: As Django labels it: "media.portalimage".
    model = models.CharField(max_length=100)
    row = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["model", "row"], name="demonstration_row_once")
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.row}"
