"""Who sends a proposal: for the officer's call, never for the public."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.core.telephones import PersonalTelephoneFormField
from registry.forms.sign_up import NameField
from registry.forms.submission.fields import WordsField, without_id_number

#: Longer than anything that is an answer: the rest is neither judged nor shown again.
LONGEST_TYPED = 3000
LONGEST_ROLE = 80
LONGEST_MESSAGE = 500


class SenderForm(forms.Form):
    """Who sends it: for the officer's call, never for the public."""

    use_required_attribute = False

    sender_name = NameField(
        label=_("Your name and family name"),
        error_messages={"required": _("Enter name and family name")},
    )
    sender_tel = PersonalTelephoneFormField(
        label=_("Your telephone"),
        help_text=_("The centre rings it about what you send. It is not shown to the public"),
        max_length=LONGEST_TYPED,
        widget=forms.TextInput(
            attrs={"class": "in w-m", "autocomplete": "tel-national", "inputmode": "tel"}
        ),
    )
    sender_role = WordsField(
        label=_("What are you in the group?"),
        help_text=_("Like ประธานกลุ่ม, คนทำ, ลูกสาวช่วยพิมพ์"),
        most=LONGEST_ROLE,
        error_messages={"required": _("Write what you are in the group")},
    )
    message = WordsField(
        label=_("Anything else to tell the centre?"),
        help_text=_("The public does not see it"),
        most=LONGEST_MESSAGE,
        rows=3,
        required=False,
    )

    def clean_sender_role(self) -> str:
        """A role, no number of a person."""
        return without_id_number(self.cleaned_data["sender_role"])

    def clean_message(self) -> str:
        """A few lines, no number of a person."""
        return without_id_number(self.cleaned_data["message"])

    @property
    def repaired(self) -> dict[str, str]:
        """The answers as they are sent again."""
        return {name: str(self.cleaned_data.get(name) or "") for name in self.fields}
