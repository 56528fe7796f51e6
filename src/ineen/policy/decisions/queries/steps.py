"""Whether a step can be taken now, by this viewer: the table of states and the rules of roles in one answer."""

from uuid import UUID

from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.refusals import NotAllowed
from ineen.policy.decisions import rules
from ineen.policy.decisions.models import CourseStage, DecisionBody
from ineen.policy.decisions.states import Edge, Step, edge


def check_step(
    viewer: Viewer | None, step: Step, stage: CourseStage, *, partnership: UUID, municipality: UUID, name: str
) -> Edge:
    """The edge to take. Raises NotAllowed with the sentence for the screen.

    viewer
        None is the system, which has no role.
    name
        of the municipality.
    """
    found = edge(stage, step, name)
    if viewer is not None:
        rules.check_may_for(viewer, partnership, municipality, body=found.body, own=found.own, name=name)
    return found


def why_not(viewer: Viewer, step: Step, stage: CourseStage, *, partnership: UUID, municipality: UUID, name: str) -> str:
    """Why the step cannot be taken; empty where it can: what a disabled button says."""
    try:
        check_step(viewer, step, stage, partnership=partnership, municipality=municipality, name=name)
    except NotAllowed as refusal:
        return str(refusal)
    return ""


def is_for_another(viewer: Viewer | None, found: Edge, *, partnership: UUID, municipality: UUID) -> bool:
    """Whether who takes this step does so for a body that does not do it itself: then the source is named."""
    if viewer is None or found.body is DecisionBody.WRITERS:
        return False
    return not rules.is_own(viewer, partnership, municipality, found.own)
