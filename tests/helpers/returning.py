"""Work that returns by itself, at a moment of the test's choice."""

from datetime import datetime

from ineen.ground.outbox.periodic import PERIODIC
from ineen.ground.outbox.worker import Worker


def returns(task: str, now: datetime) -> None:
    """Run the periodic work of that name, as the worker does at this moment."""
    entries = [entry for entry in PERIODIC if entry.task == task]
    assert entries, f"{task} does not return"
    Worker(clock=lambda: now, periodic=entries).work_off()
