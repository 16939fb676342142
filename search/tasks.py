"""What the worker does for this room; all of it can be done again."""

from django_tasks import task


@task()
def recut(words: list[str]) -> int:
    """Cut the entries with these words again."""
    from search.services import kept_whole  # noqa: PLC0415 - the services enqueue this task

    return kept_whole.recut_later(words)
