"""A dossier as values: what each municipality decided, when, and what waits."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from ineen.ground.kernel.area_codes import AreaCode
from ineen.policy.decisions.models import DECIDED, CourseStage, DecisionBody, Result
from ineen.policy.plans.queries import PlanToDecide


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


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """What one municipality said to an amendment of another."""

    municipality: str
    taken_over: bool
    reason: str
    decided_on: date


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
    open_to: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseView:
    """How far the plan is in one municipality."""

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
    def decided(self) -> bool:
        return self.stage in DECIDED

    @property
    def adopted_on(self) -> date | None:
        """When her council adopted it."""
        found = [one for one in self.decisions if one.result in (Result.ADOPTED, Result.AMENDED)]
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
    def adopted(self) -> tuple[CourseView, ...]:
        return tuple(one for one in self.courses if one.decided)

    @property
    def imposed(self) -> DecisionView | None:
        """Who keeps the plan confidential now, and on what ground; None where nobody does."""
        if not self.about.secrecy_ground:
            return None
        every = [one for course in self.courses for one in course.decisions if one.result is Result.SECRET]
        return max(every, key=lambda one: one.id, default=None)

    def name_of(self, code: str) -> str:
        found = self.course(code)
        return found.name if found else code

    def course(self, code: str) -> CourseView | None:
        return next((one for one in self.courses if str(one.municipality) == code), None)
