"""The course of what is handed in: what follows what, who brings it there, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ineen.evidence.models import Submission
from ineen.ground.kernel.refusals import NotAllowed

State = Submission.State


class Hand(StrEnum):
    """Who brings a submission further: a person whom the rules let load, or the worker."""

    PERSON = "wie mag laden"
    WORKER = "de werker"


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
