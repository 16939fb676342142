"""How a group or a maker is reached: what they themselves agreed to show."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.telephones import TelephoneField
from showcase.lines import lines
from showcase.promptpay import validate_promptpay


class ShownContact(models.Model):
    """Mixin: telephone, LINE, shops, and when somebody last made sure of them."""

    phone = TelephoneField(_("telephone for buyers"), blank=True)
    phone_hours = models.CharField(_("when somebody answers"), max_length=80, blank=True)
    line_name = models.CharField(_("LINE name"), max_length=60, blank=True)
    online_shops = models.TextField(_("shops online"), blank=True)
    promptpay = models.CharField(
        _("PromptPay of the group"), max_length=24, blank=True, validators=[validate_promptpay]
    )
    is_promptpay_agreed = models.BooleanField(
        _("the owner of the account agreed that its QR code is shown"), default=False
    )
    is_contact_agreed = models.BooleanField(
        _("the owner of the number agreed that it is shown"), default=False
    )
    contact_confirmed_on = models.DateField(_("contact confirmed on"), null=True, blank=True)

    # As the worker found the shops: gone once, and gone for certain
    shops_checked_at = models.DateTimeField(null=True, blank=True, editable=False)
    doubted_shops = models.TextField(blank=True, default="", editable=False)
    dead_shops = models.TextField(blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def has_contact(self) -> bool:
        """Whether anybody can be reached by it."""
        return bool(self.phone or self.line_name or self.online_shops.strip())

    @property
    def can_be_reached(self) -> bool:
        """Whether anything of it still leads to somebody: a shop that is gone does not."""
        alive = set(lines(self.online_shops)) - set(lines(self.dead_shops))
        return bool(self.phone or self.line_name or alive)
