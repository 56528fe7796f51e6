"""The course of a plan in one municipality: which step leads from where to where, who may take it, and why in between.

The drawing in `docs/route-of-a-plan.md` is made from `TRANSITIONS`.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ineen.ground.kernel.actors import Role
from ineen.ground.kernel.refusals import NotAllowed
from ineen.policy.decisions.models import CourseStage, DecisionBody

S = CourseStage


class Step(StrEnum):
    """What can be done with the plan in one municipality."""

    SUBMIT = "indienen"
    AGREE = "aanbieden"
    RETURN = "terugsturen"
    ADOPT = "vaststellen"
    AMEND = "gewijzigd-vaststellen"
    REJECT = "verwerpen"
    DEFER = "uitstellen"
    WITHDRAW = "intrekken"
    ANSWER = "amendement-beantwoorden"
    PROLONG = "verlengen"
    TAKE_BACK = "terughalen"
    STRIKE = "doorhalen"


@dataclass(frozen=True, slots=True)
class Edge:
    """One step from one stage.

    own
        the roles that take it for their own municipality. A coordinator takes every step: what her own body does not
        do itself, on behalf of that body and with the source.
    why
        why it is theirs, in Dutch.
    """

    after: CourseStage
    body: DecisionBody
    own: frozenset[Role]
    why: str


_WRITERS = frozenset({Role.ADVISER})
_COLLEGE = frozenset({Role.MAYOR, Role.DEPUTY_MAYOR, Role.ALDERMAN})
_CLERK = frozenset({Role.GRIFFIER})
_BY_WRITERS = "De opstellers dienen het plan in, per gemeente."
_BY_COLLEGE = "Het college besluit, en biedt het plan aan zijn raad aan."
_BY_COUNCIL = "De raad stelt het plan vast (Politiewet 2012, artikel 38b). De griffier legt het besluit vast."


def _writers(after: CourseStage) -> Edge:
    return Edge(after, DecisionBody.WRITERS, _WRITERS, _BY_WRITERS)


def _college(after: CourseStage, why: str = _BY_COLLEGE) -> Edge:
    return Edge(after, DecisionBody.COLLEGE, _COLLEGE, why)


def _council(after: CourseStage, why: str = _BY_COUNCIL) -> Edge:
    return Edge(after, DecisionBody.COUNCIL, _CLERK, why)


_BACK = Edge(
    S.CONCEPT, DecisionBody.WRITERS, _WRITERS, "Zolang geen raad het plan vaststelde, kan het weer concept worden."
)
_ANSWER = "Wie over het plan gaat, zegt of zij het amendement van een andere raad overneemt."
_PROLONG = "De raad die het plan vaststelde, verlengt het."
_STRIKE = "Wie het besluit vastlegde, haalt door wat niet klopt, zolang er niets op voortbouwt."

TRANSITIONS: Final[dict[tuple[CourseStage, Step], Edge]] = {
    (S.CONCEPT, Step.SUBMIT): _writers(S.COLLEGE),
    (S.RETURNED, Step.SUBMIT): _writers(S.COLLEGE),
    (S.REJECTED, Step.SUBMIT): _writers(S.COLLEGE),
    (S.WITHDRAWN, Step.SUBMIT): _writers(S.COLLEGE),
    (S.COLLEGE, Step.AGREE): _college(S.COUNCIL),
    (S.COLLEGE, Step.RETURN): _college(S.RETURNED),
    (S.COLLEGE, Step.DEFER): _college(S.COLLEGE),
    (S.COLLEGE, Step.WITHDRAW): _writers(S.WITHDRAWN),
    (S.COUNCIL, Step.ADOPT): _council(S.ADOPTED),
    (S.COUNCIL, Step.AMEND): _council(S.AMENDED),
    (S.COUNCIL, Step.REJECT): _council(S.REJECTED),
    (S.COUNCIL, Step.DEFER): _council(S.COUNCIL),
    (S.COUNCIL, Step.WITHDRAW): _college(S.WITHDRAWN, "Het college trekt zijn voorstel aan de raad in."),
    (S.COLLEGE, Step.ANSWER): _college(S.COLLEGE, _ANSWER),
    (S.COUNCIL, Step.ANSWER): _council(S.COUNCIL, _ANSWER),
    (S.ADOPTED, Step.ANSWER): _council(S.ADOPTED, _ANSWER),
    (S.AMENDED, Step.ANSWER): _council(S.AMENDED, _ANSWER),
    (S.ADOPTED, Step.PROLONG): _council(S.ADOPTED, _PROLONG),
    (S.AMENDED, Step.PROLONG): _council(S.AMENDED, _PROLONG),
    (S.COUNCIL, Step.STRIKE): _college(S.COLLEGE, _STRIKE),
    (S.RETURNED, Step.STRIKE): _college(S.COLLEGE, _STRIKE),
    (S.ADOPTED, Step.STRIKE): _council(S.COUNCIL, _STRIKE),
    (S.REJECTED, Step.STRIKE): _council(S.COUNCIL, _STRIKE),
    **{(stage, Step.TAKE_BACK): _BACK for stage in (S.COLLEGE, S.RETURNED, S.COUNCIL, S.REJECTED, S.WITHDRAWN)},
}

_STANDS: Final[dict[CourseStage, str]] = {
    S.CONCEPT: "In {name} is het plan nog niet ingediend.",
    S.COLLEGE: "Het plan ligt bij het college van {name}.",
    S.RETURNED: "Het college van {name} stuurde het plan terug.",
    S.COUNCIL: "Het plan ligt bij de raad van {name}.",
    S.ADOPTED: "De raad van {name} heeft het plan al vastgesteld.",
    S.AMENDED: "De raad van {name} heeft het plan al gewijzigd vastgesteld.",
    S.REJECTED: "De raad van {name} verwierp het plan.",
    S.WITHDRAWN: "In {name} is het plan ingetrokken.",
}
_NEEDS: Final[dict[Step, str]] = {
    Step.SUBMIT: "Indienen kan als het niet meer of nog niet bij een bestuur ligt.",
    Step.AGREE: "Het college biedt het aan de raad aan zodra het bij het college is ingediend.",
    Step.RETURN: "Terugsturen kan zolang het bij het college ligt.",
    Step.ADOPT: "De raad besluit nadat het college het plan heeft aangeboden.",
    Step.AMEND: "De raad besluit nadat het college het plan heeft aangeboden.",
    Step.REJECT: "De raad besluit nadat het college het plan heeft aangeboden.",
    Step.DEFER: "Uitstellen kan zolang het bij het college of de raad ligt.",
    Step.WITHDRAW: "Intrekken kan zolang het bij het college of de raad ligt.",
    Step.ANSWER: "Een amendement wordt beantwoord als het plan bij het college of de raad ligt, of is vastgesteld.",
    Step.PROLONG: "Verlengen kan nadat de raad het plan vaststelde.",
    Step.TAKE_BACK: "Terughalen naar concept kan zolang geen raad het plan vaststelde.",
    Step.STRIKE: "Doorhalen kan bij het laatste besluit van het college of de raad, zolang er niets op voortbouwt.",
}


def stands(stage: CourseStage, name: str) -> str:
    """Where the plan is in the municipality of that name, in a sentence."""
    return _STANDS[stage].format(name=name)


def edge(stage: CourseStage, step: Step, name: str) -> Edge:
    """The step from this stage in the municipality of that name. Raises NotAllowed with why not now."""
    found = TRANSITIONS.get((stage, step))
    if found is None:
        raise NotAllowed(f"{stands(stage, name)} {_NEEDS[step]}")
    return found
