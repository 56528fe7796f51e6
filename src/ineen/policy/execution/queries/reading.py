"""Reads whole implementation plans for who may see them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Count, Prefetch, QuerySet
from django_scopes import scopes_disabled

from ineen.ground.audit.readonly import once
from ineen.ground.kernel.actors import Actor, Viewer
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import NotFound
from ineen.ground.organisations import queries as organisations
from ineen.policy.execution import rules
from ineen.policy.execution.models import Action, ActionPoint, Funding, ImplementationKind, ImplementationPlan
from ineen.policy.execution.queries.texts import ImplementationPlanText, ImplementationPlanView
from ineen.policy.execution.queries.wording import implementation_text
from ineen.policy.plans import queries as plans
from ineen.policy.plans.queries import TakesPart

NO_SUCH_PLAN = "Dit uitvoeringsplan is er niet, of is niet openbaar. Kijk op de lijst van plannen."
NO_SUCH_ACTION = "Deze maatregel staat niet (meer) in het uitvoeringsplan. Kijk op de bladzijde van dat plan."


@dataclass(frozen=True, slots=True, kw_only=True)
class ImplementationLine:
    """An implementation plan in a list; `fictional` where its municipalities are invented."""

    slug: str
    title: str
    kind: ImplementationKind
    stage: plans.PlanStage
    period: Period
    partnership_name: str
    actions: int
    rebuilt: bool
    fictional: bool


def implementation_plans_visible_to(viewer: Viewer) -> tuple[ImplementationPlanView, ...]:
    """Every implementation plan that the viewer may see, newest period first."""
    with scopes_disabled():
        return views(viewer, visible(viewer))


def implementation_plan(viewer: Viewer, slug: str) -> ImplementationPlanView:
    """One implementation plan; raises NotFound where there is none, or not for this viewer."""
    with scopes_disabled():
        found = views(viewer, visible(viewer).filter(slug=slug))
    if not found:
        raise NotFound(NO_SUCH_PLAN)
    return found[0]


def implementation_plan_with_action(viewer: Viewer, slug: str, action: str) -> ImplementationPlanView:
    """The plan with this action alone, under its point. Raises NotFound. Eight queries."""
    with scopes_disabled():
        points = ActionPoint.objects.filter(actions__slug=action).select_related("theme")
        actions = _whole_actions(Action.objects.filter(slug=action))
        rows = visible(viewer).filter(slug=slug).select_related("partnership", "plan")
        parts = Prefetch("points", points.prefetch_related(Prefetch("actions", actions)))
        found = _views(viewer, rows.prefetch_related(parts, Prefetch("funding", Funding.objects.none())))
    if not found:
        raise NotFound(NO_SUCH_PLAN)
    if not found[0].points:
        raise NotFound(NO_SUCH_ACTION)
    return found[0]


def implementation_plans_under(viewer: Viewer, plan_slug: str) -> tuple[ImplementationPlanView, ...]:
    """The implementation plans that rest on a safety plan, newest period first."""
    with scopes_disabled():
        return views(viewer, visible(viewer).filter(plan__slug=plan_slug))


def count_visible_to(viewer: Viewer) -> int:
    """How many implementation plans the viewer may see at this moment."""
    with scopes_disabled():
        return visible(viewer).count()


def lines_under(viewer: Viewer, plan_slug: str) -> tuple[ImplementationLine, ...]:
    """The implementation plans that rest on a safety plan, newest period first, without what they say. One query."""
    with scopes_disabled():
        return _lines(visible(viewer).filter(plan__slug=plan_slug))


def lines_visible_to(viewer: Viewer) -> tuple[ImplementationLine, ...]:
    """Every implementation plan that the viewer may see, newest period first, without what it says. One query."""
    with scopes_disabled():
        return _lines(visible(viewer))


def stored(by: Actor, slug: str) -> ImplementationPlanText | None:
    """What an implementation plan says now, for who may bring one in; None where there is none. Raises NotAllowed."""
    rules.check_may_import(by)
    with scopes_disabled():
        row = _whole(ImplementationPlan.objects.filter(slug=slug)).first()
    return ImplementationPlanText(**implementation_text(row)) if row else None


def visible(viewer: Viewer) -> QuerySet[ImplementationPlan]:
    found: QuerySet[ImplementationPlan] = ImplementationPlan.objects.filter(plans.may_be_seen(viewer, secrecy=False))
    return found.order_by("-period_first", "slug")


_implementation_plans = plans.Following(visible)
followed, closed = once(_implementation_plans.followed), _implementation_plans.closed


def views(viewer: Viewer, rows: QuerySet[ImplementationPlan]) -> tuple[ImplementationPlanView, ...]:
    return _views(viewer, _whole(rows))


def _views(viewer: Viewer, rows: QuerySet[ImplementationPlan]) -> tuple[ImplementationPlanView, ...]:
    found = list(rows)
    members = organisations.members_ever({each.partnership_id for each in found})
    seen = plans.titles(viewer, {each.plan.slug for each in found if each.plan})
    return tuple(_view(each, members, seen) for each in found)


def _lines(rows: QuerySet[ImplementationPlan]) -> tuple[ImplementationLine, ...]:
    invented = organisations.with_fictional_municipality("partnership")
    counted = rows.select_related("partnership").annotate(action_count=Count("actions"), invented=invented)
    return tuple(
        ImplementationLine(
            slug=row.slug,
            title=row.title,
            kind=ImplementationKind(row.kind),
            stage=plans.PlanStage(row.stage),
            period=row.period,
            partnership_name=row.partnership.name,
            actions=row.action_count,
            rebuilt=row.rebuilt,
            fictional=row.invented,
        )
        for row in counted
    )


def _whole(rows: QuerySet[ImplementationPlan]) -> QuerySet[ImplementationPlan]:
    points = ActionPoint.objects.select_related("theme").prefetch_related(
        Prefetch("actions", _whole_actions(Action.objects.all()))
    )
    return rows.select_related("partnership", "plan").prefetch_related(Prefetch("points", points), "funding")


def _whole_actions(rows: QuerySet[Action]) -> QuerySet[Action]:
    return rows.select_related("goal", "owner").prefetch_related("municipalities", "partners", "funding")


def _view(
    row: ImplementationPlan, members: Iterable[organisations.Member], seen: dict[str, str]
) -> ImplementationPlanView:
    own = [
        one
        for one in members
        if one.partnership == row.partnership_id and one.takes_part_in(row.period_first, row.period_last)
    ]
    municipalities = (TakesPart(code=one.municipality, name=one.name) for one in own if one.municipality)
    text = implementation_text(row)
    view = ImplementationPlanView(
        **text,
        partnership_name=row.partnership.name,
        municipalities=tuple(dict.fromkeys(municipalities)),
        partners=tuple(dict.fromkeys(one.name for one in own if not one.municipality)),
        published_at=row.published_at,
        plan_title=seen.get(text["plan"], ""),
        names=tuple({one.reference: one.name for one in members if one.partnership == row.partnership_id}.items()),
    )
    return view if view.plan in seen else replace(view, plan="")
