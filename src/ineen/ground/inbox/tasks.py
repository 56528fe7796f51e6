"""Background work of the inbox."""

from ineen.ground.inbox import actions, queries
from ineen.ground.kernel.tasks import Work, task


@task()
def forget(work: Work) -> None:
    """Take away items that were kept long enough."""
    for partnership in queries.partnerships_with_old_items(work.now):
        actions.forget_items(by=work.by, now=work.now, partnership=partnership)
