"""Background work of the audit."""

from ineen.ground.audit.seal import seal
from ineen.ground.kernel.tasks import Work, task


@task(atomic=False)
def seal_streams(work: Work) -> None:
    """Seal what was written since the last time, in both databases."""
    seal(now=work.now)
