"""Whether a step can be taken now, by this viewer: the table of states and the rules of roles in one answer."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.refusals import NotAllowed
from ineen.policy.decisions import rules
from ineen.policy.decisions.models import CourseStage, DecisionBody
from ineen.policy.decisions.queries.views import CourseView, DossierView
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


@dataclass(frozen=True, slots=True)
class StepState:
    """One step as a page offers it.

    reason
        why it cannot be taken; empty where it can.
    whose
        the body for which the viewer would record it; empty where she does so herself.
    """

    step: Step
    reason: str
    whose: str


def state_of(viewer: Viewer, step: Step, dossier: DossierView, course: CourseView) -> StepState:
    """Whether this viewer can take the step for this municipality now, and for whom."""
    about = {"partnership": dossier.partnership, "municipality": course.organisation}
    if dossier.outside:
        return StepState(step, rules.OUTSIDE, "")
    try:
        found = check_step(viewer, step, course.stage, name=course.name, **about)
    except NotAllowed as refusal:
        return StepState(step, str(refusal), "")
    whose = f"{found.body.label} van {course.name}" if is_for_another(viewer, found, **about) else ""
    return StepState(step, "", whose)


def may_plan(viewer: Viewer, dossier: DossierView, course: CourseView) -> str:
    """Why the viewer may not plan the days of this municipality; empty where she may."""
    return _why(lambda: rules.check_may_plan(viewer, dossier.partnership, course.organisation, course.name))


def may_in_general(viewer: Viewer, word: str, dossier: DossierView) -> str:
    """Why the viewer may not do this with the plan as a whole; empty where her role allows it.

    word
        as the address has it.
    """
    checks: dict[str, Callable[[Viewer, UUID], None]] = {
        "advies": rules.check_may_advise,
        "terughalen": rules.check_may_take_back,
        "openbaar": rules.check_may_publish,
        "embargo": rules.check_may_publish,
        "geheimhouding": rules.check_may_keep_confidential,
        "openheid": rules.check_may_keep_confidential,
    }
    return _why(lambda: checks[word](viewer, dossier.partnership))


def not_now(viewer: Viewer, word: str, dossier: DossierView) -> str:
    """Why this cannot be done with the plan as it stands, whoever may; empty where it can."""
    if dossier.outside:
        return rules.OUTSIDE
    if word == "openbaar" and not dossier.adopted:
        return rules.NOBODY_ADOPTED
    if word != "terughalen":
        return ""
    moved = [one for one in dossier.courses if one.stage is not CourseStage.CONCEPT]
    states = (state_of(viewer, Step.TAKE_BACK, dossier, one).reason for one in moved)
    return next(filter(None, states), "") if moved else rules.NOWHERE


def _why(check: Callable[[], None]) -> str:
    try:
        check()
    except NotAllowed as refusal:
        return str(refusal)
    return ""
