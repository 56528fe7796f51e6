"""Actions under a safety plan, for what shows them beside the theme or the goal that they serve."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Model, Q, QuerySet
from django_scopes import scopes_disabled

from ineen.ground.audit.prepared import Given, Prepared
from ineen.ground.kernel.actors import Viewer
from ineen.ground.ui.thread import Subject
from ineen.policy.execution.models import Action, ActionKind, ActionLevel, Funding
from ineen.policy.execution.queries.texts import ACTION_COLUMNS, FUNDING_COLUMNS, ActionText, FundingText
from ineen.policy.plans import queries as plans

COLUMNS = (
    *ACTION_COLUMNS, "pk", "slug", "kind", "level", "goal__slug", "owner__name", "owner__area_code", "point__slug",
    "point__theme__slug", "plan__slug", "plan__title", "plan__rebuilt",
)  # fmt: skip
ORDER = ("-plan__period_first", "plan__slug", "order")
NAMED = ("action", "organisation__area_code", "organisation__name")

Organisations = Mapping[int, list[tuple[str, str]]]  # by action: reference and name


@dataclass(frozen=True, slots=True)
class _Around:
    """What hangs on actions, by action."""

    where: Organisations
    partners: Organisations
    money: Mapping[int, list[FundingText]]


ALONE = _Around({}, {}, {})


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionView:
    """An action with the implementation plan in which it stands.

    `names` holds the names of the organisations that it refers to, by reference; `rebuilt` is said of the plan.
    """

    action: ActionText
    point: str
    theme: str
    plan: str
    plan_title: str
    rebuilt: bool
    names: dict[str, str]


def actions_under(
    viewer: Viewer, plan_slug: str, *, theme: str = "", goal: str = "", whole: bool = True
) -> tuple[ActionView, ...]:
    """The actions under a safety plan, of one theme (by its point or its goal) or one goal where asked, in order.

    whole
        False leaves out where, with whom and for how much, and spends one query instead of four.
    """
    with scopes_disabled():
        if goal and not viewer.held_roles:
            rows = _under_goal.ask(**plans.at_this_moment(), plan=plan_slug, goal=goal)
        else:
            rows = list(_rows().filter(visible_under(viewer, Subject(plan_slug, theme, goal))))
        found = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
        around = _around([row["pk"] for row in found]) if whole else ALONE
    return tuple(_view(row, around) for row in found)


def visible_under(viewer: Viewer, subject: Subject) -> Q:
    """The condition on actions under which they serve the subject and the viewer may see them."""
    seen = Q(plans.may_be_seen(viewer, through="plan__", secrecy=False), plan__plan__slug=subject.plan)
    if subject.goal:
        return seen & Q(goal__slug=subject.goal)
    of_theme = Q(point__theme__slug=subject.theme) | Q(goal__theme__slug=subject.theme)
    return seen & of_theme if subject.theme else seen


def _rows() -> "QuerySet[Action, tuple[Any, ...]]":
    return Action.objects.order_by(*ORDER).values_list(*COLUMNS)


def _rows_under_goal() -> "QuerySet[Action, tuple[Any, ...]]":
    seen = plans.seen_by_all(through="plan__", secrecy=False)
    return _rows().filter(seen, plan__plan__slug=Given("plan", CharField()), goal__slug=Given("goal", CharField()))


_under_goal = Prepared(_rows_under_goal)


def _around(actions: Sequence[int]) -> _Around:
    return _Around(
        _organisations(Action.municipalities.through, actions),
        _organisations(Action.partners.through, actions),
        _money(actions),
    )


def _organisations(through: type[Model], actions: Sequence[int]) -> Organisations:
    found: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for action, code, name in through._default_manager.filter(action__in=actions).values_list(*NAMED):
        found[action].append((code or name, name))
    return found


def _money(actions: Sequence[int]) -> Mapping[int, list[FundingText]]:
    found: defaultdict[int, list[FundingText]] = defaultdict(list)
    for row in Funding.objects.filter(action__in=actions).order_by("order").values("action", *FUNDING_COLUMNS):
        found[row.pop("action")].append(FundingText(**row))
    return found


def _view(row: dict[str, Any], around: _Around) -> ActionView:
    where, partners = around.where.get(row["pk"], []), around.partners.get(row["pk"], [])
    owner = row["owner__area_code"] or row["owner__name"] or ""
    text = ActionText(
        slug=row["slug"],
        goal=row["goal__slug"] or "",
        kind=ActionKind(row["kind"]) if row["kind"] else None,
        level=ActionLevel(row["level"]) if row["level"] else None,
        municipalities=tuple(sorted(reference for reference, _name in where)),
        owner=owner,
        partners=tuple(sorted(reference for reference, _name in partners)),
        funding=tuple(around.money.get(row["pk"], [])),
        **{name: row[name] for name in ACTION_COLUMNS},
    )
    return ActionView(
        action=text,
        point=row["point__slug"],
        theme=row["point__theme__slug"] or "",
        plan=row["plan__slug"],
        plan_title=row["plan__title"],
        rebuilt=row["plan__rebuilt"],
        names=dict([(owner, row["owner__name"]), *where, *partners]),
    )
