"""Background work of plans."""

from ineen.ground.kernel.tasks import Work, task
from ineen.policy.plans import actions, queries


@task()
def forget_drafts(work: Work) -> None:
    """Take away drafts whose term has passed."""
    for plan in queries.plans_with_old_drafts(work.by, work.now):
        actions.forget_drafts(by=work.by, now=work.now, plan=plan)


@task()
def forget_changes(work: Work) -> None:
    """Take away what can no longer be undone."""
    for plan in queries.plans_with_old_changes(work.by, work.now):
        actions.forget_changes(by=work.by, now=work.now, plan=plan)
