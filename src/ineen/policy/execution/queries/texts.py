"""What an implementation plan says, as values. Organisations are named by their reference, as in plans."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.periods import Period
from ineen.policy.execution.models import ActionKind, ActionLevel, ImplementationKind
from ineen.policy.plans.queries import PlanStage, TakesPart

CHAPTERS = ("purpose", "ambition", "about", "with_figures", "evaluation")
IMPLEMENTATION_COLUMNS = (
    "title", "kind", "rests_on", "period_first", "period_last", "stage", "audience", *CHAPTERS, "source",
    "source_note", "rebuilt",
)  # fmt: skip
POINT_COLUMNS = ("title", "objective", "about")
ACTION_COLUMNS = ("title", "about", "why", "result", "owner_office", "starts_on", "ends_on")
FUNDING_COLUMNS = ("purpose", "year", "asked", "granted", "recurring", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingText:
    """Money in euros: asked, and granted where that is known."""

    purpose: str
    year: int
    asked: Decimal | None = None
    granted: Decimal | None = None
    recurring: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionText:
    """An action. `goal` is the slug of a goal of the safety plan; no municipalities means all of them.

    `municipalities` and `partners` are references in alphabetical order.
    """

    slug: str
    title: str
    about: str = ""
    why: str = ""
    result: str = ""
    goal: str = ""
    kind: ActionKind | None = None
    level: ActionLevel | None = None
    municipalities: tuple[str, ...] = ()
    owner: str = ""
    owner_office: str = ""
    partners: tuple[str, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    funding: tuple[FundingText, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PointText:
    """A point with its actions. `theme` is the slug of a theme of the safety plan."""

    slug: str
    title: str
    theme: str = ""
    objective: str = ""
    about: str = ""
    actions: tuple[ActionText, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImplementationPlanText:
    """Everything an implementation plan says, in its own order; `plan` is the slug of the safety plan under it."""

    slug: str
    partnership: str
    title: str
    kind: ImplementationKind
    period_first: date
    period_last: date
    stage: PlanStage
    audience: Audience
    plan: str = ""
    rests_on: str = ""
    purpose: str = ""
    ambition: str = ""
    about: str = ""
    with_figures: str = ""
    evaluation: str = ""
    source: str = ""
    source_note: str = ""
    rebuilt: bool = False
    points: tuple[PointText, ...] = ()
    funding: tuple[FundingText, ...] = ()

    @property
    def period(self) -> Period:
        return Period(self.period_first, self.period_last)

    @property
    def actions(self) -> tuple[ActionText, ...]:
        return tuple(action for point in self.points for action in point.actions)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImplementationPlanView(ImplementationPlanText):
    """An implementation plan for a viewer: its text, who take part, and the title of the safety plan it rests on.

    `plan` and `plan_title` are empty where the viewer may not see that safety plan.
    """

    partnership_name: str
    municipalities: tuple[TakesPart, ...]
    partners: tuple[str, ...]
    published_at: datetime | None
    plan_title: str = ""
    names: tuple[tuple[str, str], ...] = ()

    @property
    def fictional(self) -> bool:
        return any(one.code.fictional for one in self.municipalities)

    def name_of(self, reference: str) -> str:
        return dict(self.names).get(reference, reference)
