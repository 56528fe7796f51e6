"""Bringing in a plan file: one act over all its sections."""

from datetime import datetime

from ineen.faces.exchange.changes import changed_plan
from ineen.faces.exchange.package import Package
from ineen.faces.exchange.registry import sections
from ineen.ground.audit.acts import act
from ineen.ground.kernel.actors import Actor
from ineen.ground.outbox.queue import enqueue
from ineen.policy.plans import queries as plans

PREPARE = "ineen.faces.publication.tasks.prepare"  # its charts and file need not wait for the next look


def check_may_replace(by: Actor, package: Package) -> None:
    """Say it before the file is compared, where its plan would be refused. Raises NotAllowed."""
    if plan := changed_plan(by, package):
        plans.check_may_replace(by, plan.slug, plan.title)


@act
def import_package(*, by: Actor, now: datetime, package: Package, replace: bool = False) -> None:
    """Make Ineen hold what the file holds, all of it or nothing. Each room records its own part.

    Raises what the rooms raise: NotAllowed, NotFound, or BadInput where something stands and `replace` is not given.
    """
    for section in sections():
        part = package.parts[section.key]
        if part is not None and section.standing(by, part) != part:
            section.bring_in(part, by=by, now=now, replace=replace)
    enqueue(task=PREPARE, payload={}, key=f"{PREPARE}/{now.isoformat()}")
