"""What a plan says, as values: the shape in which plans travel between rooms, files and pages.

An organisation is named by its `reference`: the code of a municipality, the name of a partner. Empty text: the plan, or
the source it was rebuilt from, says nothing about it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from ineen.ground.kernel.area_codes import AreaCode, AreaGroup
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.periods import Period
from ineen.policy.plans.models import PlanKind, PlanStage, PriorityClass, TargetBound, TieKind

# The chapters of a plan that are one running text, in the order of the chain: look-back, analysis, choices, account.
CHAPTERS = (
    "vision", "why_together", "benefits", "look_back", "analysis", "participation", "with_residents",
    "other_subjects", "organisation", "evaluation", "decision_making", "asked_of_council",
)  # fmt: skip
# Columns that hold exactly what the text of a plan, theme or goal says under the same name.
PLAN_COLUMNS = (
    "title", "kind", "period_first", "period_last", "stage", "audience", *CHAPTERS, "source", "source_note", "rebuilt",
)  # fmt: skip
THEME_COLUMNS = ("title", "priority", "reason", "about", "approach", "expect")
GOAL_COLUMNS = (
    "title", "cause", "indicator", "without_indicator", "as_rate", "baseline_value", "baseline_period", "target_value",
    "target_bound", "target_on", "expect",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldText:
    """A heading of a plan."""

    slug: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadText:
    """Who leads a theme: an organisation by reference, and the office there."""

    organisation: str
    office: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalText:
    """A goal. Values in the unit of `indicator`, per 1,000 of its denominator where `as_rate`.

    `baseline_period` is a period as `Period.parse` reads it; `target_bound` is None exactly where `target_value` is.
    """

    slug: str
    title: str
    cause: str = ""
    indicator: str = ""
    without_indicator: str = ""
    as_rate: bool = False
    baseline_value: Decimal | None = None
    baseline_period: str = ""
    target_value: Decimal | None = None
    target_bound: TargetBound | None = None
    target_on: date | None = None
    expect: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeText:
    """A theme as the plan words it.

    `field` is the slug of its heading; `municipality` the code of the only municipality where it plays, empty for all.
    """

    slug: str
    title: str
    priority: PriorityClass
    field: str = ""
    municipality: str = ""
    reason: str = ""
    about: str = ""
    approach: str = ""
    expect: str = ""
    ambitions: tuple[str, ...] = ()
    leads: tuple[LeadText, ...] = ()
    goals: tuple[GoalText, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalChapterText:
    """What one municipality, by code, adds to the plan."""

    municipality: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TieText:
    """Another body's plan that this one is tied to; `theme` is a slug, empty for the whole plan."""

    name: str
    kind: TieKind
    theme: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoSignerText:
    """A partner that signs the plan."""

    organisation: str
    office: str = ""
    signed_on: date | None = None


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
    benefits: str = ""
    look_back: str = ""
    analysis: str = ""
    participation: str = ""
    with_residents: str = ""
    other_subjects: str = ""
    organisation: str = ""
    evaluation: str = ""
    decision_making: str = ""
    asked_of_council: str = ""
    source: str = ""
    source_note: str = ""
    rebuilt: bool = False
    ambitions: tuple[str, ...] = ()
    fields: tuple[FieldText, ...] = ()
    themes: tuple[ThemeText, ...] = ()
    local_chapters: tuple[LocalChapterText, ...] = ()
    ties: tuple[TieText, ...] = ()
    co_signers: tuple[CoSignerText, ...] = ()

    @property
    def period(self) -> Period:
        return Period(self.period_first, self.period_last)

    @property
    def priorities(self) -> tuple[ThemeText, ...]:
        return tuple(theme for theme in self.themes if theme.priority is PriorityClass.PRIORITY)

    @property
    def goals(self) -> tuple[GoalText, ...]:
        return tuple(goal for theme in self.themes for goal in theme.goals)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakesPart:
    """A municipality that takes part in a plan."""

    code: AreaCode
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSummary:
    """A plan in a list: what it is called, whose it is, and what comes first in it."""

    slug: str
    title: str
    kind: PlanKind
    stage: PlanStage
    period: Period
    partnership: str
    partnership_name: str
    municipalities: tuple[TakesPart, ...]
    partners: tuple[str, ...]
    priorities: tuple[str, ...]
    rebuilt: bool
    published_at: datetime | None

    @property
    def fictional(self) -> bool:
        return any(one.code.fictional for one in self.municipalities)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView(PlanText):
    """A plan for a viewer: its text, and who take part in its partnership during its period.

    `names` holds the name of every organisation that the text refers to, by reference; `secrecy` is the interest for
    which the plan is confidential now, empty where it is not.
    """

    partnership_name: str
    municipalities: tuple[TakesPart, ...]
    partners: tuple[str, ...]
    published_at: datetime | None
    names: tuple[tuple[str, str], ...] = ()
    secrecy: str = ""

    @property
    def fictional(self) -> bool:
        return any(one.code.fictional for one in self.municipalities)

    @property
    def group(self) -> AreaGroup:
        """The municipalities as one, for figures about the whole partnership."""
        return AreaGroup(self.partnership_name, tuple(one.code for one in self.municipalities))

    def name_of(self, reference: str) -> str:
        return dict(self.names).get(reference, reference)


def as_details(text: Any) -> Any:
    """A whole text in values that JSON holds, for the audit."""
    if is_dataclass(text):
        return dict(_details(text))
    if isinstance(text, tuple):
        return [as_details(one) for one in text]
    if isinstance(text, date):
        return text.isoformat()
    return str(text) if isinstance(text, Decimal) else text


def _details(text: Any) -> Iterator[tuple[str, Any]]:
    for field in fields(text):
        yield field.name, as_details(getattr(text, field.name))
