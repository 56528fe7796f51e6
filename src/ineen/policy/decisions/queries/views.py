"""A dossier as values: what each municipality decided, when, and what waits."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.audience import Audience
from ineen.policy.decisions.models import DECIDED, CourseStage, DecisionBody, Result
from ineen.policy.plans.queries import PlanStage, PlanToDecide

FOR_COUNCILS: Final = (Audience.COUNCIL, Audience.PARTNERSHIP_AND_COUNCIL)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    """One decision. `municipality` is empty where it is about the plan as a whole; `behalf` names who it is for."""

    id: int
    municipality: str
    body: DecisionBody
    result: Result
    decided_on: date
    next_on: date | None
    reason: str
    reference: str
    snapshot: UUID | None
    behalf: str
    source: str
    recorded_at: datetime
    corrects: int | None = None
    corrected_as: str = ""
    corrected_because: str = ""

    @property
    def first(self) -> int:
        """The row that was recorded first, where this one puts it right."""
        return self.corrects or self.id


def as_recorded(decisions: Iterable[DecisionView]) -> tuple[tuple[DecisionView, ...], ...]:
    """Each decision with every way in which it was recorded, the one that holds last; in order of first recording."""
    found: dict[int, list[DecisionView]] = {}
    for one in decisions:
        found.setdefault(one.first, []).append(one)
    return tuple(map(tuple, found.values()))


def holding(decisions: Iterable[DecisionView]) -> tuple[DecisionView, ...]:
    """The decisions as they hold now: corrected, and without those that were struck out."""
    return tuple(one for *_, one in as_recorded(decisions) if one.result is not Result.STRUCK)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """What one municipality said to an amendment of another; `was` is how it was recorded before."""

    municipality: str
    taken_over: bool
    reason: str
    decided_on: date
    struck: bool = False
    corrected_as: str = ""
    corrected_because: str = ""
    was: "tuple[AnswerView, ...]" = ()

    @property
    def was_otherwise(self) -> "tuple[AnswerView, ...]":
        """How it was recorded with another day."""
        return tuple(one for one in self.was if one.decided_on != self.decided_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentView:
    """An adopted amendment, what the others said, and who has not answered yet (by code)."""

    id: UUID
    municipality: str
    name: str
    address: str
    label: str
    was: str
    text: str
    reason: str
    decided_on: date
    answers: tuple[AnswerView, ...]
    struck: tuple[AnswerView, ...]
    open_to: tuple[str, ...]

    @property
    def every_answer(self) -> tuple[AnswerView, ...]:
        """What was answered, and what was struck out."""
        return (*self.answers, *self.struck)

    def answer_of(self, code: str) -> AnswerView | None:
        """What this municipality said, as it holds now."""
        return next((one for one in self.answers if one.municipality == code), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseView:
    """How far the plan is in one municipality. `decisions` are all rows, `holding` those that hold now."""

    municipality: AreaCode
    organisation: UUID
    name: str
    stage: CourseStage = CourseStage.CONCEPT
    college_on: date | None = None
    committee_on: date | None = None
    council_on: date | None = None
    prolonged_until: date | None = None
    decisions: tuple[DecisionView, ...] = ()

    @property
    def holding(self) -> tuple[DecisionView, ...]:
        return holding(self.decisions)

    @property
    def decided(self) -> bool:
        return self.stage in DECIDED

    @property
    def adopted_on(self) -> date | None:
        """When her council adopted it."""
        found = [one for one in self.holding if one.result in (Result.ADOPTED, Result.AMENDED)]
        return found[-1].decided_on if found and self.decided else None

    @property
    def next_on(self) -> date | None:
        """The planned day of the body where it lies now."""
        return {CourseStage.COLLEGE: self.college_on, CourseStage.COUNCIL: self.council_on}.get(self.stage)


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierView:
    """All that is decided about one plan. Without a dossier yet, `opened_at` is None and every course a concept."""

    about: PlanToDecide
    opened_at: datetime | None
    triangle_on: date | None
    courses: tuple[CourseView, ...]
    general: tuple[DecisionView, ...] = ()

    @property
    def plan(self) -> str:
        return self.about.slug

    @property
    def title(self) -> str:
        return self.about.title

    @property
    def partnership(self) -> UUID:
        return self.about.partnership

    @property
    def general_holding(self) -> tuple[DecisionView, ...]:
        return holding(self.general)

    @property
    def adopted(self) -> tuple[CourseView, ...]:
        return tuple(one for one in self.courses if one.decided)

    @property
    def outside(self) -> bool:
        """Whether it was adopted, and not here: there is nothing to decide."""
        return self.about.stage in (PlanStage.ADOPTED, PlanStage.UNSTATED) and not self.adopted

    @property
    def drawn_back(self) -> bool:
        """Whether councils that got it read along in the draft that it is again."""
        back = any(one.result is Result.TAKEN_BACK for one in self.general)
        return back and self.about.stage is PlanStage.DRAFT and self.about.audience in FOR_COUNCILS

    @property
    def imposed(self) -> DecisionView | None:
        """Who keeps the plan confidential now, and on what ground; None where nobody does."""
        if not self.about.secrecy_ground:
            return None
        every = [one for course in self.courses for one in course.decisions if one.result is Result.SECRET]
        return max(every, key=lambda one: one.id, default=None)

    def decided_on(self, first: int, recorded: date) -> date:
        """When a decision was taken that may have been put right since: by its first row, and the day of that."""
        every = (one for course in self.courses for one in course.holding)
        return next((one.decided_on for one in every if one.first == first), recorded)

    def name_of(self, code: str) -> str:
        found = self.course(code)
        return found.name if found else code

    def course(self, code: str) -> CourseView | None:
        return next((one for one in self.courses if str(one.municipality) == code), None)
