"""The page of a goal: how it is seen to be reached."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ineen.evidence import queries as evidence
from ineen.ground.ui.viewer import viewer_of
from ineen.policy.plans import actions, queries
from ineen.policy.plans.queries import GoalText, Outline, PartKind, TargetBound, TextBlock
from ineen.policy.plans.queries.baselines import Proposal, proposal
from ineen.policy.plans.web.acting import act_of, by_htmx, page, try_form
from ineen.policy.plans.web.closed import plan_page
from ineen.policy.plans.web.part_forms import HomeForm, MeasureForm
from ineen.policy.plans.web.parts import advice_at

# the themes of the Kernbeleid under which indicators stand
UNDER: Final = {
    "1.1": gettext_lazy("Sociale kwaliteit"),
    "1.2": gettext_lazy("Fysieke kwaliteit"),
    "1.3": gettext_lazy("Veelvoorkomende criminaliteit en High Impact Crimes"),
    "2.1": gettext_lazy("Veilige winkelgebieden"),
    "3.1": gettext_lazy("Jeugd"),
    "4.1": gettext_lazy("Verkeersveiligheid"),
    "5.2": gettext_lazy("Ondermijning"),
}


@plan_page("GET", "POST")
def goal(request: HttpRequest, slug: str, goal: str) -> HttpResponse:
    """One goal; `?indicator=` shows what another figure would tell before it is chosen."""
    viewer = viewer_of(request)
    found, row = queries.outline_of_goal(viewer, slug, goal)
    text = next(one for one in row.text.goals if one.slug == goal)
    asked = request.POST.get("formulier", "")
    looked_at = request.GET.get("indicator", text.indicator)
    known = proposal(viewer, found.plan, row.text, request.POST.get("indicator", looked_at))
    measured, moved = (request.POST if asked == which else None for which in ("meten", "thema"))
    form = MeasureForm(indicator_choices(), measured, initial=_initial(text, looked_at, known))
    home = HomeForm(queries.themes_to_write(viewer, found.row), moved, initial={"theme": row.text.slug})
    if request.method == "POST":
        act, filled = (_move(request, slug, goal), home) if moved else (_measure(request, slug, goal), form)
        if answer := try_form(request, filled, act):
            return answer
    if by_htmx(request) and request.GET.get("indicator") is not None:
        return page(request, "plans/parts/measure.html", found, text.title, form=form, known=known)
    context = {
        "form": form,
        "goal": text,
        "theme": row.text,
        "texts": [one for one in _blocks(request, found, goal) if one.address.name != "without_indicator"],
        "known": known,
        "remedies": advice_at(found, f"goal/{goal}/"),
        "home": home,
        "between": [{"label": row.text.title, "url": reverse("plans:theme", args=[slug, row.text.slug])}],
    }
    return page(request, "plans/goal.html", found, text.title, form, home, **context)


def _blocks(request: HttpRequest, found: Outline, goal: str) -> tuple[TextBlock, ...]:
    return queries.text_blocks(viewer_of(request), found.plan.slug, PartKind.GOAL, goal, seen=found.row)


def indicator_choices() -> list[Any]:
    """Every indicator under its theme, and the choice for none."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for one in evidence.indicators():
        if one.denominator is not None:
            groups.setdefault(str(UNDER.get(one.theme, _("Alles samen"))), []).append((one.id, one.title))
    return [("", _("geen: er is geen cijfer")), *groups.items()]


def _move(request: HttpRequest, slug: str, goal: str) -> Any:
    def act(values: dict[str, Any]) -> Any:
        return actions.move_goal(**act_of(request, slug), goal=goal, theme=values["theme"])

    return act


def _measure(request: HttpRequest, slug: str, goal: str) -> Any:
    def act(values: dict[str, Any]) -> Any:
        chosen = bool(values["indicator"])
        bound = values["target_bound"]
        measure = actions.Measure(
            indicator=values["indicator"],
            without_indicator="" if chosen else values["without_indicator"],
            as_rate=chosen and values["as_rate"],
            baseline_value=values["baseline_value"] if chosen else None,
            baseline_period=values["baseline_period"].strip() if chosen else "",
            target_value=values["target_value"] if chosen else None,
            target_bound=TargetBound(bound) if bound and chosen else None,
            target_on=values["target_on"],
        )
        return actions.measure_goal(**act_of(request, slug), goal=goal, measure=measure)

    return act


def _initial(goal: GoalText, looked_at: str, known: Proposal | None) -> Mapping[str, Any]:
    initial: dict[str, Any] = {
        "indicator": looked_at,
        "without_indicator": goal.without_indicator,
        "as_rate": goal.as_rate,
        "baseline_value": goal.baseline_value,
        "baseline_period": goal.baseline_period,
        "target_bound": goal.target_bound.value if goal.target_bound else "",
        "target_value": goal.target_value,
        "target_on": goal.target_on,
    }
    untouched = goal.baseline_value is None or looked_at != goal.indicator
    if known and known.figure and untouched:
        initial |= {"baseline_value": _start(known, goal), "baseline_period": str(known.figure.period)}
    return initial


def _start(known: Proposal, goal: GoalText) -> Decimal | None:
    return known.rate if goal.as_rate else known.value
