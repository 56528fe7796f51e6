"""The course of a plan as a whole: what follows what. Who may, and why, is said by the room that decides."""

from typing import Final

from ineen.ground.kernel.refusals import NotAllowed
from ineen.policy.plans.models import PlanStage

FOLLOWS: Final[dict[PlanStage, frozenset[PlanStage]]] = {
    PlanStage.DRAFT: frozenset({PlanStage.OFFERED}),
    PlanStage.OFFERED: frozenset({PlanStage.DRAFT, PlanStage.ADOPTED}),
    PlanStage.ADOPTED: frozenset(),
    PlanStage.UNSTATED: frozenset(),
}


def check_follows(now: PlanStage, then: PlanStage) -> None:
    """Raises NotAllowed where a plan cannot come from here to there."""
    if then not in FOLLOWS[now]:
        raise NotAllowed(f"Dit plan is {now.label}. Daarna wordt het niet {then.label}.")
