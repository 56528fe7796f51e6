"""The plans that somebody may write, and what each still lacks."""

from dataclasses import dataclass
from uuid import UUID

from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.periods import Period
from ineen.ground.organisations import queries as organisations
from ineen.policy.plans import rules
from ineen.policy.plans.models import Dismissal, PlanStage, SafetyPlan
from ineen.policy.plans.queries.check import owed_at
from ineen.policy.plans.queries.outline import why_not
from ineen.policy.plans.queries.reading import view, visible, whole
from ineen.policy.plans.queries.wording import plan_text


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """A plan of one's own partnership; `owed` counts what it lacks, `reason` says why it is not written now."""

    slug: str
    title: str
    stage: PlanStage
    period: Period
    partnership_name: str
    owed: int
    reason: str


@dataclass(frozen=True, slots=True)
class Home:
    """A partnership in which somebody writes."""

    id: UUID
    slug: str
    name: str


def _where_written(viewer: Viewer) -> set[UUID]:
    return {held.partnership for held in viewer.held_roles if held.role in rules.WRITERS}


def writing_homes(viewer: Viewer) -> tuple[Home, ...]:
    """The partnerships in which the viewer writes plans, by name. One query."""
    own = _where_written(viewer)
    if not own:
        return ()
    return tuple(Home(one.pk, one.slug, one.name) for one in organisations.partnerships() if one.pk in own)


def writable(viewer: Viewer) -> frozenset[str]:
    """The slugs of the plans that the viewer may write now. One query; none for who writes nowhere."""
    own = _where_written(viewer)
    if not own:
        return frozenset()
    with scopes_disabled():
        rows = visible(viewer).filter(partnership__in=own, rebuilt=False, stage=PlanStage.DRAFT)
        return frozenset(rows.values_list("slug", flat=True))


def is_writer_of(viewer: Viewer, slug: str) -> bool:
    """Whether the viewer is among who write this plan, also when it stands. One query; none for who writes nowhere."""
    own = _where_written(viewer)
    if not own:
        return False
    with scopes_disabled():
        return visible(viewer).filter(partnership__in=own, slug=slug).exists()


def own_plans(viewer: Viewer) -> tuple[OwnPlan, ...]:
    """The plans of the partnerships in which the viewer writes, newest period first. Eleven queries at most."""
    own = _where_written(viewer)
    if not own:
        return ()
    with scopes_disabled():
        rows = list(whole(visible(viewer).filter(partnership__in=own)))
        members = organisations.members_ever(own)
        aside = _set_aside(rows)
        return tuple(_own(viewer, row, members, aside.get(row.pk, frozenset())) for row in rows)


def _own(viewer: Viewer, row: SafetyPlan, members: tuple[organisations.Member, ...], aside: frozenset[str]) -> OwnPlan:
    plan = view(row, members, plan_text(row))
    owed = owed_at(plan, municipalities=plan.municipalities, partners=plan.partners)
    return OwnPlan(
        slug=plan.slug,
        title=plan.title,
        stage=plan.stage,
        period=plan.period,
        partnership_name=plan.partnership_name,
        owed=len(owed.keys() - aside),
        reason=why_not(viewer, row),
    )


def _set_aside(plans: list[SafetyPlan]) -> dict[UUID, frozenset[str]]:
    """Per plan the addresses at which advice was set aside. One query."""
    newest: dict[UUID, dict[str, bool]] = {}
    rows = Dismissal.objects.filter(plan__in=plans).order_by("pk").values_list("plan", "about", "stands")
    for plan, about, stands in rows:
        newest.setdefault(plan, {})[about] = stands
    return {plan: frozenset(at for at, stands in told.items() if stands) for plan, told in newest.items()}
