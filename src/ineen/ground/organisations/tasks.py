"""Background work of organisations."""

from ineen.ground.kernel.tasks import Work, task
from ineen.ground.organisations import actions, queries


@task()
def forget(work: Work) -> None:
    """Take away roles that were kept long enough."""
    for partnership in queries.partnerships_with_old_memberships(work.now):
        actions.forget_memberships(by=work.by, now=work.now, partnership=partnership)
