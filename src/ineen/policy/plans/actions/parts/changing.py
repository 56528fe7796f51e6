"""A plan while an act changes its parts: locked, and remembered, so that the change can be undone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django_scopes import scopes_disabled

from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor, Viewer
from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.ground.organisations import queries as organisations
from ineen.policy.plans import rules
from ineen.policy.plans.actions.parts.snapshot import Key, Snapshot, snapshot, steps_between
from ineen.policy.plans.models import PlanChange, SafetyPlan
from ineen.policy.plans.queries.reading import NO_SUCH_PLAN, visible

LONGEST_WHAT: Final = 400


class NothingChanged(BadInput):
    """What was handed in is what stands already."""

    def __init__(self) -> None:
        super().__init__("Er is niets gewijzigd: dit stond er al zo.")


@dataclass(slots=True)
class Changing:
    """A plan that is being changed.

    what
        what happened, as the screen and the audit tell it.
    moved
        the rows whose place among others changed on purpose.
    details
        what the audit keeps besides.
    kept
        the change, once the block has ended.
    """

    plan: SafetyPlan
    viewer: Viewer
    before: Snapshot
    what: str = ""
    moved: set[Key] = field(default_factory=set)
    undoes: PlanChange | None = None
    details: dict[str, Any] = field(default_factory=dict)
    kept: PlanChange | None = None

    @property
    def change(self) -> PlanChange:
        if self.kept is None:
            raise RuntimeError("the change is kept when the block ends")
        return self.kept


Check = Callable[[Viewer, SafetyPlan], None]


@contextmanager
def changing(by: Actor, now: datetime, slug: str, *, check: Check = rules.check_may_write) -> Iterator[Changing]:
    """Lock a plan for one act; at the end what changed is kept and told to the audit.

    Raises NotFound where there is no such plan for the actor, NotAllowed where `check` refuses, NothingChanged.
    """
    with scopes_disabled():
        viewer = organisations.viewer_behind(by, now)
        plan = visible(viewer).select_for_update().filter(slug=slug).first()
        if plan is None:
            raise NotFound(NO_SUCH_PLAN)
        check(viewer, plan)
        opened = Changing(plan, viewer, snapshot(plan))
        yield opened
        opened.kept = _keep(opened, by, now)


def _keep(opened: Changing, by: Actor, now: datetime) -> PlanChange:
    steps = steps_between(opened.before, snapshot(opened.plan), opened.moved)
    if not steps:
        raise NothingChanged
    what = opened.what if len(opened.what) <= LONGEST_WHAT else f"{opened.what[: LONGEST_WHAT - 1]}…"
    change = PlanChange.objects.create(
        plan=opened.plan, at=now, by=by.person, by_label=by.label, what=what, steps=steps, undoes=opened.undoes
    )
    record(on=opened.plan, what=what, details=opened.details | {"stappen": steps})
    return change
