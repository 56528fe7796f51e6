"""The courses of what is handed in and of what is released: what follows what, who brings it there, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ineen.evidence.models import ReleaseRequest, Submission
from ineen.ground.kernel.refusals import NotAllowed

State = Submission.State


class Hand(StrEnum):
    """Who brings it further: a person whom the rules let load or approve, or the worker."""

    PERSON = "wie mag laden"
    WORKER = "de werker"
    APPROVER = "wie mag goedkeuren"


@dataclass(frozen=True, slots=True)
class Step:
    """One edge: who takes it, and what happened."""

    hand: Hand
    why: str


TRANSITIONS: Final[Mapping[tuple[State, State], Step]] = {
    (State.PREPARING, State.WAITING): Step(Hand.WORKER, "voorbeeld gemaakt"),
    (State.PREPARING, State.DESCRIBING): Step(Hand.WORKER, "van geen bekende bron"),
    (State.PREPARING, State.UNCHANGED): Step(Hand.WORKER, "alles stond er al"),
    (State.PREPARING, State.REFUSED): Step(Hand.WORKER, "bestand niet te gebruiken"),
    (State.PREPARING, State.CANCELLED): Step(Hand.PERSON, "geannuleerd"),
    (State.PREPARING, State.EXPIRED): Step(Hand.WORKER, "een dag voorbij"),
    (State.DESCRIBING, State.PREPARING): Step(Hand.PERSON, "uitgelegd"),
    (State.DESCRIBING, State.CANCELLED): Step(Hand.PERSON, "geannuleerd"),
    (State.DESCRIBING, State.EXPIRED): Step(Hand.WORKER, "een dag voorbij"),
    (State.WAITING, State.DESCRIBING): Step(Hand.PERSON, "anders uitgelegd"),
    (State.WAITING, State.LOADING): Step(Hand.PERSON, "bevestigd"),
    (State.WAITING, State.CANCELLED): Step(Hand.PERSON, "geannuleerd"),
    (State.WAITING, State.EXPIRED): Step(Hand.WORKER, "een dag voorbij"),
    (State.LOADING, State.WAITING): Step(Hand.WORKER, "voorbeeld klopt niet meer"),
    (State.LOADING, State.LOADED): Step(Hand.WORKER, "geladen"),
    (State.LOADING, State.UNCHANGED): Step(Hand.WORKER, "alles stond er al"),
    (State.LOADING, State.REFUSED): Step(Hand.WORKER, "bestand niet te gebruiken"),
}
BUSY: Final = frozenset({State.PREPARING, State.LOADING})
OPEN: Final = frozenset(start for start, _ in TRANSITIONS)


def check_follows(submission: Submission, then: State) -> None:
    """Raises NotAllowed where a submission cannot come from where it is to there."""
    now = State(submission.state)
    if (now, then) not in TRANSITIONS:
        raise NotAllowed(f"Deze aanlevering is {now.label}. {_remedy(now)}")


def steps_from(state: State, hand: Hand) -> tuple[State, ...]:
    """Where this hand may bring a submission from here, in the order of the table."""
    return tuple(end for (start, end), step in TRANSITIONS.items() if start == state and step.hand is hand)


def _remedy(now: State) -> str:
    if now in BUSY:
        return "Wacht tot dat klaar is."
    if now is State.DESCRIBING:
        return "Zeg eerst wat er in het bestand staat."
    return "Bekijk het voorbeeld." if now is State.WAITING else "Lever het bestand zo nodig opnieuw aan."


# The course of a release: who asks, who approves, and that nobody does both approvals stands in `rules`.
Stage = ReleaseRequest.State
RELEASE_TRANSITIONS: Final[Mapping[tuple[Stage, Stage], Step]] = {
    (Stage.REQUESTED, Stage.WAITING): Step(Hand.WORKER, "uitgerekend wat verborgen moet worden"),
    (Stage.REQUESTED, Stage.REFUSED): Step(Hand.WORKER, "niet te beschermen, of niet te lezen"),
    (Stage.WAITING, Stage.APPROVED_ONCE): Step(Hand.APPROVER, "goedgekeurd door de eerste"),
    (Stage.WAITING, Stage.REFUSED): Step(Hand.APPROVER, "geweigerd, met reden"),
    (Stage.APPROVED_ONCE, Stage.APPROVED_TWICE): Step(Hand.APPROVER, "goedgekeurd door een ander"),
    (Stage.APPROVED_ONCE, Stage.REFUSED): Step(Hand.APPROVER, "geweigerd, met reden"),
    (Stage.APPROVED_TWICE, Stage.RELEASED): Step(Hand.WORKER, "nog eens nagerekend, en vrijgegeven"),
    (Stage.APPROVED_TWICE, Stage.REFUSED): Step(Hand.WORKER, "klopt niet meer met wat er nu openbaar is"),
    (Stage.RELEASED, Stage.WITHDRAWN): Step(Hand.APPROVER, "ingetrokken, met reden; dat blijft te zien"),
}
RELEASE_BUSY: Final = frozenset({Stage.REQUESTED, Stage.APPROVED_TWICE})


def check_release_follows(request: ReleaseRequest, then: Stage) -> None:
    """Raises NotAllowed where a release cannot come from where it is to there."""
    now = Stage(request.state)
    if (now, then) not in RELEASE_TRANSITIONS:
        raise NotAllowed(f"Deze vrijgave is: {now.label}. Ververs de pagina om te zien wat er nu kan.")


def release_steps_from(stage: Stage) -> tuple[Stage, ...]:
    """Where a person may bring a release from here."""
    return tuple(
        end for (start, end), step in RELEASE_TRANSITIONS.items() if start == stage and step.hand is Hand.APPROVER
    )
