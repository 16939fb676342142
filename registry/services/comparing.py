"""Every night the outside registry is compared and mended; what came of it is kept and shown."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from portal.outbox.handlers import Refused, Retry
from registry import registry_link
from registry.models import RegistryComparison
from registry.services.reconciling import Differences, reconcile
from registry.services.writing import writing

FROM, UNTIL = time(2), time(5)
APART = timedelta(hours=20)
KEEP = timedelta(days=90)


def compare_nightly(at: datetime) -> RegistryComparison | None:
    """Compare and mend once a night; None when it is not the time, or there is no registry."""
    if not registry_link.is_set() or not FROM <= timezone.localtime(at).time() < UNTIL:
        return None
    if RegistryComparison.objects.filter(at__gt=at - APART).exists():
        return None
    return compare(at)


def compare(at: datetime) -> RegistryComparison:
    """Compare and mend now, and write down what came of it."""
    error, found = "", Differences()
    try:
        found = reconcile(fix=True)
    except (Retry, Refused) as why:
        error = why.reason
    with writing():
        RegistryComparison.objects.filter(at__lt=at - KEEP).delete()
        return RegistryComparison.objects.create(
            at=at,
            compared=found.compared,
            missing=len(found.missing),
            different=len(found.different),
            ahead=len(found.ahead),
            extra=len(found.extra),
            mended=found.mended,
            error=error[:200],
        )
