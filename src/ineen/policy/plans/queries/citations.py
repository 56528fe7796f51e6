"""Where a figure can stand in a plan, which goals it may serve, and which figures stand at a text."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django_scopes import scopes_disabled

from ineen.evidence import queries as evidence
from ineen.evidence.queries import Kept
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.refusals import NotFound
from ineen.policy.plans import rules
from ineen.policy.plans.models import FigureCitation, Goal, PlanStage, SafetyPlan, Theme
from ineen.policy.plans.queries.addresses import PartKind, TextAddress
from ineen.policy.plans.queries.one_goal import NO_SUCH_GOAL
from ineen.policy.plans.queries.reading import visible
from ineen.policy.plans.queries.text_words import words_for

SEPARATOR = "|"


@dataclass(frozen=True, slots=True)
class CitePlace:
    """A text at which a figure may be put: `value` is how a form names it, `part` what the text belongs to."""

    plan: str
    plan_title: str
    part: str
    address: TextAddress

    @property
    def value(self) -> str:
        return f"{self.plan}{SEPARATOR}{self.address}"

    @property
    def label(self) -> str | Promise:
        return words_for(self.address).label


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal of a plan of the own partnership, and the indicator that shows whether it is reached."""

    plan: str
    plan_title: str
    slug: str
    title: str
    indicator: str

    @property
    def value(self) -> str:
        return f"{self.plan}{SEPARATOR}{self.slug}"


@dataclass(frozen=True, slots=True)
class Citation:
    """A figure at a text; `may_remove` where the viewer writes the plan now."""

    id: UUID
    address: TextAddress
    kept: Kept
    who: str
    may_remove: bool

    @property
    def label(self) -> str | Promise:
        return words_for(self.address).label


def places_to_cite(viewer: Viewer, partnership: UUID) -> tuple[CitePlace, ...]:
    """The texts of drafts that the viewer writes there: analysis, reasons of themes, causes of goals. Three queries."""
    if not viewer.has(*rules.WRITERS, partnership=partnership):
        return ()
    with scopes_disabled():
        drafts = visible(viewer).filter(partnership=partnership, stage=PlanStage.DRAFT, rebuilt=False)
        plans = {row.pk: row for row in drafts}
        themes = list(Theme.objects.filter(plan__in=plans).order_by("plan_id", "order"))
        goals = list(Goal.objects.filter(plan__in=plans).order_by("plan_id", "order"))
    found = []
    for key, plan in plans.items():
        found.append(CitePlace(plan.slug, plan.title, "", TextAddress(PartKind.PLAN, "", "analysis")))
        for kind, rows, name in ((PartKind.THEME, themes, "reason"), (PartKind.GOAL, goals, "cause")):
            own = (row for row in rows if row.plan_id == key)
            found += [CitePlace(plan.slug, plan.title, row.title, TextAddress(kind, row.slug, name)) for row in own]
    return tuple(found)


def goals_of_own(viewer: Viewer, partnership: UUID) -> tuple[GoalLine, ...]:
    """Every goal of the plans of a partnership that the viewer may see, newest plan first. One query."""
    with scopes_disabled():
        plans = visible(viewer).filter(partnership=partnership, rebuilt=False).order_by().values("pk")
        rows = Goal.objects.filter(plan__in=plans).order_by("-plan__period_first", "plan__slug", "order")
        told = rows.values_list("plan__slug", "plan__title", "slug", "title", "indicator")
        return tuple(GoalLine(*row) for row in told)


def goal_row(viewer: Viewer, plan: str, goal: str) -> Goal:
    """The row of a goal in a plan that the viewer may see, for what hangs on it. Raises NotFound. One query."""
    with scopes_disabled():
        plans = visible(viewer).filter(slug=plan).order_by().values("pk")
        row = Goal.objects.select_related("plan").filter(plan__in=plans, slug=goal).first()
    if row is None:
        raise NotFound(NO_SUCH_GOAL)
    return row


def citations(viewer: Viewer, plan: str, kind: PartKind, part: str = "") -> tuple[Citation, ...]:
    """The figures at the texts of one part of a plan that the viewer may see, the first put there first. One query."""
    with scopes_disabled():
        seen = visible(viewer).filter(slug=plan).order_by().values("pk")
        rows = FigureCitation.objects.filter(
            plan__in=seen, address__startswith=f"{kind}/{part}/", removed_at=None
        ).select_related("figure", "plan")
        found = list(rows)
    kept = evidence.as_kept(viewer, [row.figure for row in found])
    return tuple(
        Citation(row.pk, TextAddress.parse(row.address), one, row.label, _may_write(viewer, row.plan))
        for row, one in zip(found, kept, strict=True)
    )


def citations_of(viewer: Viewer, plan: str, address: TextAddress) -> tuple[Citation, ...]:
    """The figures at one text, as `citations`. One query."""
    return tuple(one for one in citations(viewer, plan, address.kind, address.part) if one.address == address)


def _may_write(viewer: Viewer, plan: SafetyPlan) -> bool:
    return plan.stage == PlanStage.DRAFT and viewer.has(*rules.WRITERS, partnership=plan.partnership_id)
