"""What a plan says, as values: the shape in which plans travel between rooms, files and pages."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.periods import Period
from ineen.policy.plans.models import PlanKind, PlanStage, PriorityClass

# Columns that hold exactly what the text of a plan or theme says under the same name.
PLAN_COLUMNS = (
    "title", "kind", "period_first", "period_last", "stage", "audience", "vision", "why_together", "with_residents",
    "other_subjects", "source", "source_note", "rebuilt",
)  # fmt: skip
THEME_COLUMNS = ("title", "priority", "reason", "about", "goal", "approach", "expect")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldText:
    """A heading of a plan."""

    slug: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeText:
    """A theme as the plan words it; `field` is the slug of its heading. Empty: the source says nothing."""

    slug: str
    title: str
    priority: PriorityClass
    field: str = ""
    reason: str = ""
    about: str = ""
    goal: str = ""
    approach: str = ""
    expect: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanText:
    """Everything a plan says, in its own order; what a plan file holds and a page shows."""

    slug: str
    partnership: str
    title: str
    kind: PlanKind
    period_first: date
    period_last: date
    stage: PlanStage
    audience: Audience
    vision: str = ""
    why_together: str = ""
    with_residents: str = ""
    other_subjects: str = ""
    source: str = ""
    source_note: str = ""
    rebuilt: bool = False
    fields: tuple[FieldText, ...] = ()
    themes: tuple[ThemeText, ...] = ()

    @property
    def period(self) -> Period:
        return Period(self.period_first, self.period_last)

    @property
    def priorities(self) -> tuple[ThemeText, ...]:
        return tuple(theme for theme in self.themes if theme.priority is PriorityClass.PRIORITY)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakesPart:
    """A municipality that takes part in a plan."""

    code: AreaCode
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView(PlanText):
    """A plan for a viewer: its text, and who take part in its partnership during its period."""

    partnership_name: str
    municipalities: tuple[TakesPart, ...]
    partners: tuple[str, ...]
    published_at: datetime | None


def as_details(text: PlanText) -> dict[str, Any]:
    """The whole text in values that JSON holds, for the audit."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(text).items()}
