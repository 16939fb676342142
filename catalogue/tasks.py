"""What the worker does for this room; all of it can be done again."""

from datetime import datetime, timedelta

from django_tasks import task

from catalogue.models import ImportJob
from portal.outbox import periodic

#: A task works for so long and then hands over to another, so that nothing waits behind it.
_TURN = timedelta(seconds=10)


@task()
def continue_import(pk: int) -> bool:
    """Import the next rows of a spreadsheet."""
    from catalogue.services import imports  # noqa: PLC0415 - the services enqueue this task

    more = imports.work_for(pk, _TURN)
    if more:
        continue_import.enqueue(pk)
    return more


def take_up_abandoned(at: datetime) -> int:
    """Go on with imports whose process died: whoever comes first works on them."""
    jobs = list(ImportJob.objects.abandoned(at))
    for job in jobs:
        continue_import.enqueue(job.pk)
    return len(jobs)


def prune_imports(at: datetime) -> int:
    """Forget old imports."""
    from catalogue.services import imports  # noqa: PLC0415 - read late: models first

    return imports.prune(at)


def register() -> None:
    """Let the worker take up what was left lying."""
    periodic.register("continue-imports", timedelta(minutes=1), take_up_abandoned)
    periodic.register("prune-imports", timedelta(days=1), prune_imports)
