"""The panels of the pictures, the same on groups and products."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel


def picture_panels() -> list[Panel]:
    """Build the panels: the photo, and the drawing where there is none."""
    return [
        FieldPanel(
            "picture", help_text=_("Without a picture the page wears the cloth of its group")
        ),
        FieldPanel("picture_shows"),
        FieldPanel(
            "more_pictures",
            help_text=_("Up to five more, each with a caption. For example: ลายก้นหอยใกล้ ๆ"),
        ),
        FieldPanel("picture_word", help_text=_("The drawing on the cloth. For example: jar")),
    ]
