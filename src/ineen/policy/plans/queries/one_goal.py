"""One goal of a plan: its page is read most of all, so it asks for the columns that it shows, and for no more rows."""

from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, QuerySet
from django_scopes import scopes_disabled

from ineen.ground.audit.prepared import Given, Prepared
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import NotFound
from ineen.ground.organisations import queries as organisations
from ineen.policy.plans.models import Goal, PlanKind, PlanStage, PriorityClass, TargetBound
from ineen.policy.plans.queries.reading import (
    NO_SUCH_PLAN,
    at_this_moment,
    may_be_seen,
    names,
    secrecy_now,
    seen_by_all,
    taking_part,
    visible,
)
from ineen.policy.plans.queries.texts import GOAL_COLUMNS, GoalText, PlanView, ThemeText

NO_SUCH_GOAL = "Dit doel staat niet (meer) in het plan. Kijk op de bladzijde van het plan welke doelen er zijn."
_OF_PLAN = ("slug", "title", "kind", "period_first", "period_last", "stage", "audience", "rebuilt", "published_at")
_SECRECY = ("secrecy_ground", "secrecy_until")
_OF_THEME = ("slug", "title", "priority", "reason")
_COLUMNS = (
    "slug", *GOAL_COLUMNS, *(f"theme__{name}" for name in _OF_THEME), "theme__municipality__area_code",
    *(f"plan__{name}" for name in (*_OF_PLAN, *_SECRECY)), "plan__partnership", "plan__partnership__slug",
    "plan__partnership__name",
)  # fmt: skip


def plan_with_goal(viewer: Viewer, slug: str, goal: str) -> PlanView:
    """The plan with this goal alone, under its theme, and without the chapters. Raises NotFound. Two queries."""
    with scopes_disabled():
        if viewer.held_roles:
            rows = list(_rows().filter(may_be_seen(viewer, through="plan__"), plan__slug=slug, slug=goal))
        else:
            rows = _seen_by_all.ask(**at_this_moment(), plan=slug, goal=goal)
        if not rows:
            raise NotFound(NO_SUCH_GOAL if visible(viewer).filter(slug=slug).exists() else NO_SUCH_PLAN)
    row = dict(zip(_COLUMNS, rows[0], strict=True))
    return _view(row, organisations.members_ever_of(row["plan__partnership"]))


def _rows() -> "QuerySet[Goal, tuple[Any, ...]]":
    return Goal.objects.order_by().values_list(*_COLUMNS)


def _rows_for_all() -> "QuerySet[Goal, tuple[Any, ...]]":
    seen = seen_by_all(through="plan__")
    return _rows().filter(seen, plan__slug=Given("plan", CharField()), slug=Given("goal", CharField()))


_seen_by_all = Prepared(_rows_for_all)


def _view(row: dict[str, Any], members: tuple[organisations.Member, ...]) -> PlanView:
    plan, partnership = _of(row, "plan__", _OF_PLAN), row["plan__partnership"]
    period = Period(plan["period_first"], plan["period_last"])
    return PlanView(
        **plan
        | {"kind": PlanKind(plan["kind"]), "stage": PlanStage(plan["stage"]), "audience": Audience(plan["audience"])},
        partnership=row["plan__partnership__slug"],
        partnership_name=row["plan__partnership__name"],
        themes=(_theme(row),),
        secrecy=secrecy_now(row["plan__secrecy_ground"], row["plan__secrecy_until"]),
        names=names(members, partnership),
        **taking_part(members, partnership, period),
    )


def _theme(row: dict[str, Any]) -> ThemeText:
    theme, goal = _of(row, "theme__", _OF_THEME), _of(row, "", ("slug", *GOAL_COLUMNS))
    bound = TargetBound(goal["target_bound"]) if goal["target_bound"] else None
    return ThemeText(
        **theme | {"priority": PriorityClass(theme["priority"])},
        municipality=row["theme__municipality__area_code"] or "",
        goals=(GoalText(**goal | {"target_bound": bound}),),
    )


def _of(row: dict[str, Any], through: str, columns: Iterable[str]) -> dict[str, Any]:
    return {name: row[f"{through}{name}"] for name in columns}
