"""The panel of a contact, the same on groups and products."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel


def contact_panel() -> MultiFieldPanel:
    """Build the panel: how buyers reach somebody, and that this was agreed."""
    return MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    FieldPanel("phone", help_text=_("For example: 081 000 0000")),
                    FieldPanel("phone_hours", help_text=_("For example: 08.00–19.00 น.")),
                    FieldPanel("line_name", help_text=_("For example: @kram-thamtao")),
                ]
            ),
            FieldPanel(
                "online_shops",
                help_text=_("One address a line. For example: https://www.facebook.com/…"),
            ),
            FieldPanel("is_contact_agreed"),
            FieldPanel(
                "promptpay",
                help_text=_(
                    "Only a mobile number or an e-wallet, never an ID number. Empty: no QR code stands there"
                ),
            ),
            FieldPanel("is_promptpay_agreed"),
            FieldPanel(
                "contact_confirmed_on",
                help_text=_(
                    "The day you asked them. After 12 months readers are told that it is old"
                ),
            ),
        ],
        heading=_("Contact for buyers"),
    )
