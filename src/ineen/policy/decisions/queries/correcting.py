"""Whether a recorded decision can be put right, and by whom: what an act checks, and what a page says beforehand."""

from typing import Final
from uuid import UUID

from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.refusals import NotAllowed
from ineen.policy.decisions import rules
from ineen.policy.decisions.models import DecisionBody, Result
from ineen.policy.decisions.queries.steps import StepState, state_of
from ineen.policy.decisions.queries.views import AnswerView, CourseView, DecisionView, DossierView
from ineen.policy.decisions.states import Step

# whose day is written down by hand; of the others Ineen knows the day itself
BY_HAND: Final = frozenset(
    {
        Result.AGREED,
        Result.RETURNED,
        Result.ADOPTED,
        Result.AMENDED,
        Result.REJECTED,
        Result.DEFERRED,
        Result.WITHDRAWN,
        Result.PROLONGED,
        Result.ADVISED,
    }
)
OF_THE_COURSE: Final = BY_HAND - {Result.ADVISED} | {Result.SUBMITTED}
_BY_ITSELF: Final = "De dag hiervan legde Ineen zelf vast, toen het gebeurde. Daaraan valt niets te herstellen."
_BUILT_ON: Final = (
    "Na dit besluit is er al een vastgelegd dat erop voortbouwt. Haal eerst dat latere besluit door, of herstel hier "
    "alleen de datum en de vindplaats."
)
_INSTEAD: Final = {
    Result.AMENDED: "De raad wijzigde met dit besluit de tekst, en die geldt in deze gemeente. Dat maakt Ineen niet "
    "ongedaan. Klopt de tekst niet, leg de goede tekst dan aan de raad voor: begin bij Schrijven een nieuw plan uit "
    "dit plan. De datum en de vindplaats kunt u hier wel herstellen.",
    Result.DEFERRED: "Is het niet uitgesteld, plan dan de goede dag bij de data, of leg vast wat er wel is besloten.",
    Result.WITHDRAWN: "Is het voorstel niet ingetrokken, dien het plan dan opnieuw in.",
    Result.PROLONGED: "Loopt het plan tot een andere dag, leg dan de verlenging met de goede dag vast.",
    Result.ADVISED: "Was het advies anders, leg dan het goede advies vast.",
}
_TAKEN_OVER: Final = (
    "Het amendement is overgenomen, en geldt in deze gemeente. Dat maakt Ineen niet ongedaan. Klopt de tekst niet, leg "
    "de goede tekst dan aan de raad voor. De datum kunt u hier wel herstellen."
)
_STRUCK: Final = frozenset({Result.AGREED, Result.RETURNED, Result.ADOPTED, Result.REJECTED})


def check_rectify(
    viewer: Viewer | None,
    result: Result,
    body: DecisionBody,
    *,
    partnership: UUID,
    municipality: UUID | None,
    name: str,
) -> bool:
    """Who may record such a decision may put its day and its place right. Raises NotAllowed.

    Returns whether she does so for a body that does not do it itself: then the source is named.
    """
    if result not in BY_HAND:
        raise NotAllowed(_BY_ITSELF)
    if viewer is None:
        return False
    if municipality is None:
        rules.check_may_advise(viewer, partnership)
        return False
    own = rules.RECORDERS[body]
    rules.check_may_for(viewer, partnership, municipality, body=body, own=own, name=name)
    return body is not DecisionBody.WRITERS and not rules.is_own(viewer, partnership, municipality, own)


def check_strikable(result: Result, *, last: bool) -> None:
    """A decision that was not taken can be struck out while nothing was built on it. Raises NotAllowed with what else.

    last
        whether it is the last decision of its municipality.
    """
    if result in _INSTEAD:
        raise NotAllowed(_INSTEAD[result])
    if result not in _STRUCK:
        raise NotAllowed(_BY_ITSELF)
    if not last:
        raise NotAllowed(_BUILT_ON)


def check_answer_strikable(*, taken_over: bool) -> None:
    """An amendment that was not taken over is asked again. Raises NotAllowed with what else."""
    if taken_over:
        raise NotAllowed(_TAKEN_OVER)


def why_answer_stays(answer: AnswerView) -> str:
    """Why an answer cannot be struck out; empty where it can."""
    return _TAKEN_OVER if answer.taken_over else ""


def may_rectify(viewer: Viewer, dossier: DossierView, course: CourseView | None, decision: DecisionView) -> StepState:
    """Whether this viewer may put the day and the place of a decision right, and for whom."""
    name, municipality = (course.name, course.organisation) if course else ("", None)
    try:
        for_another = check_rectify(
            viewer,
            decision.result,
            decision.body,
            partnership=dossier.partnership,
            municipality=municipality,
            name=name,
        )
    except NotAllowed as refusal:
        return StepState(Step.STRIKE, str(refusal), "")
    return StepState(Step.STRIKE, "", f"{decision.body.label} van {name}" if for_another else "")


def may_strike(viewer: Viewer, dossier: DossierView, course: CourseView | None, decision: DecisionView) -> StepState:
    """Whether this viewer may strike a decision out, and for whom."""
    line = [one for one in course.holding if one.result in OF_THE_COURSE] if course else []
    try:
        check_strikable(decision.result, last=bool(line) and line[-1].id == decision.id)
    except NotAllowed as refusal:
        return StepState(Step.STRIKE, str(refusal), "")
    assert course is not None  # noqa: S101  # only what a municipality decided can be struck out
    return state_of(viewer, Step.STRIKE, dossier, course)
