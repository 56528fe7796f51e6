"""Bytes that no row uses any more."""

from datetime import timedelta

from ineen.ground.files.actions.content import remove_bytes
from ineen.ground.files.queries import unused
from ineen.ground.kernel.tasks import Work, task

AN_ACT_LASTS = timedelta(days=1)  # at most: younger bytes may belong to an act that is not committed yet


@task(atomic=False)
def remove_unused(work: Work) -> None:
    """Take away what a rolled back act or a crash left in the storage."""
    for digest in unused(work.database, before=work.now - AN_ACT_LASTS):
        remove_bytes(work.database, digest)
