"""Who belongs to a group of makers (S4-20): personal data, so encrypted, and never on its page."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from registry.enums import GroupRole
from registry.models.person import Person
from registry.querysets_members import GroupMemberQuerySet
from showcase.models import GroupPage


class GroupMember(models.Model):
    """One person in one group, from when, doing what, until when.

    Name, telephone and note are one ciphertext (``registry.services.group_members`` seals and
    ``registry.member_lines`` opens it); no number of an ID card is asked for or taken.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    #: Their data have no purpose without the group.
    group = models.ForeignKey(GroupPage, models.CASCADE, related_name="+", verbose_name=_("group"))
    #: By ``registry.encryption``, bound to this row; empty once the person was erased.
    sealed = models.TextField(editable=False)
    #: Keyed hashes: of telephone and folded name, so that nobody stands there twice …
    member_key = models.CharField(max_length=64, blank=True, editable=False)
    #: … and of the telephone alone, so that whoever asks about their data is found.
    telephone_key = models.CharField(max_length=64, blank=True, db_index=True, editable=False)

    role = models.CharField(
        _("role in the group"), max_length=12, choices=GroupRole, default=GroupRole.MEMBER
    )
    is_founder = models.BooleanField(_("founded the group with others"), default=False)
    joined_on = models.DateField(_("joined on"), null=True, blank=True)
    left_on = models.DateField(_("left on"), null=True, editable=False)
    #: Their own learning record, as an officer found it (S0-36); told to nobody but in sums.
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+", editable=False)
    #: When they were told what is kept about them and why.
    told_on = models.DateField(_("told of the data kept on"), editable=False)
    created_at = models.DateTimeField(_("written down at"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    erased_at = models.DateTimeField(_("erased at"), null=True, editable=False)

    objects = GroupMemberQuerySet.as_manager()

    class Meta:
        ordering = ["group", "joined_on", "pk"]
        verbose_name = _("member of a group")
        verbose_name_plural = _("members of groups")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["group", "member_key"],
                condition=Q(left_on=None) & ~Q(member_key=""),
                name="one_active_member_per_group",
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(joined_on=None) | Q(left_on__gte=F("joined_on")),
                name="member_left_after_joining",
            ),
        ]

    def __str__(self) -> str:
        # Rows find their way into logs and titles; a name must not.
        return str(self.uid)

    @property
    def row(self) -> str:
        """What the ciphertext is bound to."""
        return f"group_member:{self.uid}"

    @property
    def is_erased(self) -> bool:
        """Only that somebody was a member is still known."""
        return self.erased_at is not None
