"""The check of an implementation plan: advice on what it still owes its readers. Pure: over texts, not over rows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ineen.policy.execution.queries.texts import ActionText, ImplementationPlanText, PointText
from ineen.policy.plans.queries import Chapter, Finding, PlanStage, PlanText, Remedy, Rule, remedies_of


@dataclass(frozen=True, slots=True)
class Checked:
    """An implementation plan with the safety plan it rests on, where that is known."""

    plan: ImplementationPlanText
    rests_on: PlanText | None


def check_implementation_plan(plan: ImplementationPlanText, *, rests_on: PlanText | None) -> tuple[Remedy, ...]:
    """Every remedy, the most important of each chapter first."""
    return tuple(remedies_of(Checked(plan, rests_on), RULES))


def _chapter(name: str, place: str, advice: str) -> Callable[[Checked], Iterator[Finding]]:
    def rule(checked: Checked) -> Iterator[Finding]:
        if not getattr(checked.plan, name):
            yield Finding(place, advice)

    return rule


def _per_point(holds: Callable[[PointText], object], advice: str) -> Callable[[Checked], Iterator[Finding]]:
    def rule(checked: Checked) -> Iterator[Finding]:
        for point in checked.plan.points:
            if not holds(point):
                yield Finding(f"Actiepunt {point.title}", advice, point.title)

    return rule


def _per_action(holds: Callable[[ActionText], object], advice: str) -> Callable[[Checked], Iterator[Finding]]:
    def rule(checked: Checked) -> Iterator[Finding]:
        for action in checked.plan.actions:
            if not holds(action):
                title = f"“{action.title.rstrip('.')}”"
                yield Finding(f"Maatregel {title}", advice, title)

    return rule


def _rests_on_something(checked: Checked) -> Iterator[Finding]:
    if not checked.plan.plan and not checked.plan.rests_on:
        yield Finding("Waar het op rust", "noem het veiligheidsplan dat dit uitvoert, of een ander besluit eronder.")


def _priorities_without_actions(checked: Checked) -> Iterator[Finding]:
    if checked.rests_on is None:
        return
    for theme in checked.rests_on.priorities:
        goals = {goal.slug for goal in theme.goals}
        points = [point for point in checked.plan.points if point.theme == theme.slug and point.actions]
        if not points and not any(action.goal in goals for action in checked.plan.actions):
            advice = "voor deze prioriteit staat er nog geen maatregel in. Zet er een in, of zeg wanneer die komt."
            yield Finding(f"Thema {theme.title}", advice, theme.title)


def _goals_without_actions(checked: Checked) -> Iterator[Finding]:
    if checked.rests_on is None:
        return
    served = {action.goal for action in checked.plan.actions}
    for goal in checked.rests_on.goals:
        if goal.slug not in served:
            title = f"“{goal.title.rstrip('.')}”"
            yield Finding(f"Doel {title}", "noem het bij de maatregel die eraan bijdraagt.", title)


def _actions_without_goal(checked: Checked) -> Iterator[Finding]:
    if checked.rests_on is not None and checked.rests_on.goals:
        yield from _per_action(lambda action: action.goal, "zeg aan welk doel van het plan dit bijdraagt.")(checked)


def _no_actions(checked: Checked) -> Iterator[Finding]:
    if not checked.plan.actions:
        yield Finding("Maatregelen", "er staat er nog geen in. Begin met wat al loopt.")


def _no_money(checked: Checked) -> Iterator[Finding]:
    plan = checked.plan
    if not plan.funding and not any(action.funding for action in plan.actions):
        yield Finding("Geld", "zeg wat dit kost en waar het geld vandaan komt, ook als er niets extra's nodig is.")


def _asked_not_granted(checked: Checked) -> Iterator[Finding]:
    money = [*checked.plan.funding, *(one for action in checked.plan.actions for one in action.funding)]
    for one in money:
        if one.asked is not None and one.granted is None:
            yield Finding(
                f"Geld voor “{one.purpose}”", "vul in wat is toegekend zodra dat besloten is.", f"“{one.purpose}”"
            )


def _stage(checked: Checked) -> Iterator[Finding]:
    if checked.plan.stage is PlanStage.UNSTATED:
        yield Finding("Stand", "zeg of dit een concept is, aan de raad is aangeboden, of is vastgesteld.")


# the order within a chapter is the order of importance
RULES: tuple[Rule[Checked], ...] = (
    (Chapter.ANALYSIS, _chapter("with_figures", "Sturen op cijfers", "zeg welke cijfers u volgt, en hoe vaak.")),
    (Chapter.PRIORITIES, _rests_on_something),
    (
        Chapter.GOALS,
        _per_point(lambda point: point.objective or point.theme, "zeg wat u hiermee wilt bereiken."),
    ),
    (Chapter.GOALS, _goals_without_actions),
    (Chapter.GOALS, _per_action(lambda action: action.result, "zeg wat dit moet opleveren.")),
    (Chapter.APPROACH, _no_actions),
    (Chapter.APPROACH, _priorities_without_actions),
    (Chapter.APPROACH, _per_action(lambda action: action.owner, "noem wie dit trekt: organisatie en functie.")),
    (
        Chapter.APPROACH,
        _per_action(
            lambda action: action.starts_on and action.ends_on, "zeg wanneer dit begint en wanneer het klaar is."
        ),
    ),
    (Chapter.APPROACH, _actions_without_goal),
    (Chapter.APPROACH, _per_point(lambda point: point.actions, "zet er een maatregel bij.")),
    (Chapter.APPROACH, _per_action(lambda action: action.why, "zeg waarom u verwacht dat dit werkt.")),
    (Chapter.MONEY, _no_money),
    (Chapter.MONEY, _asked_not_granted),
    (
        Chapter.ORGANISATION,
        _chapter("evaluation", "Evaluatie", "zeg wanneer u aan wie laat zien wat dit opleverde."),
    ),
    (Chapter.ORGANISATION, _stage),
)
