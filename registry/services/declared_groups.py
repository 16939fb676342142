"""Target groups that applicants say they belong to; sensitive ones with their own consent only."""

from collections.abc import Iterable

from catalogue.models import TargetGroup
from registry.enums import Channel, ConsentAction, Purpose
from registry.models import Consent, DeclaredGroup, Notice, Signup
from registry.services import consents
from registry.services.writing import retrying, writing


def declare(
    signup: Signup,
    codes: Iterable[str],
    *,
    sensitive_ok: bool,
    channel: Channel,
    notice: Notice | None = None,
) -> frozenset[str]:
    """Keep exactly these groups; returns the codes that were kept.

    Without the consent no sensitive one is kept, and those kept before are erased: leaving out the
    tick takes the consent back.
    """
    wanted = frozenset(codes)
    shown = notice or consents.notice_for(Purpose.SENSITIVE_GROUP, signup.language)

    def act() -> frozenset[str]:
        with writing():
            groups = [
                group
                for group in TargetGroup.objects.filter(code__in=wanted)
                if sensitive_ok or not group.is_sensitive
            ]
            if any(group.is_sensitive for group in groups):
                _agree(signup, channel, shown)
            else:
                consents.withdraw_within(
                    signup.person, Purpose.SENSITIVE_GROUP, channel=channel, signup=signup
                )
            DeclaredGroup.objects.filter(signup=signup).exclude(group__in=groups).delete()
            DeclaredGroup.objects.bulk_create(
                [DeclaredGroup(signup=signup, group=group) for group in groups],
                ignore_conflicts=True,
            )
            return frozenset(group.code for group in groups)

    return retrying(act)


def _agree(signup: Signup, channel: Channel, notice: Notice) -> None:
    last = Consent.objects.last_word(signup.person, Purpose.SENSITIVE_GROUP, signup)
    if last is None or last.action != ConsentAction.GIVEN or last.text_hash != notice.text_hash:
        consents.note(
            signup.person,
            Purpose.SENSITIVE_GROUP,
            ConsentAction.GIVEN,
            channel=channel,
            signup=signup,
            notice=notice,
        )
