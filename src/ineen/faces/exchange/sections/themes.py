"""The themes and goals of a plan in its file."""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Field

from ineen.evidence.queries import indicators
from ineen.faces.exchange.problems import Place
from ineen.faces.exchange.shapes import Line, MaybeAmount, MaybeDay, MaybeEmpty, Shape, Slug, Text, Words, YesNo
from ineen.ground.kernel.periods import Period
from ineen.policy.plans.queries import GoalText, LeadText, PriorityClass, TargetBound, ThemeText

Priority = Annotated[
    PriorityClass,
    Words(
        {
            "prioriteit": PriorityClass.PRIORITY,
            "strategisch": PriorityClass.STRATEGIC,
            "beheer": PriorityClass.MAINTENANCE,
        }
    ),
]
Bound = Annotated[TargetBound, Words({bound.label: bound for bound in TargetBound})]


class BaselineShape(Shape):
    value: MaybeAmount = Field(None, alias="waarde", description="het cijfer bij het begin")
    period: Text = Field(
        "", alias="periode", description="waarover dat cijfer gaat: een jaar (2024) of maand (2024-03)"
    )


class TargetShape(Shape):
    bound: Bound = Field(TargetBound.AT_MOST, alias="grens", description="hooguit of minstens")
    value: MaybeAmount = Field(None, alias="waarde", description="het cijfer dat bereikt moet worden")
    on: MaybeDay = Field(None, alias="op", description="de dag waarop het bereikt moet zijn")


class GoalShape(Shape):
    slug: Slug = Field(alias="sleutel", description="korte naam voor het adres van de pagina")
    title: Annotated[str, Field(min_length=1, max_length=300)] = Field(
        alias="titel", description="wat er bereikt moet worden, in één zin"
    )
    cause: Text = Field("", alias="oorzaak", description="waardoor het probleem er is")
    indicator: Text = Field("", alias="indicator", description="het cijfer waaraan het doel is af te lezen")
    without_indicator: Text = Field(
        "", alias="waarom_geen_indicator", description="waarom er geen cijfer bij dit doel hoort"
    )
    as_rate: YesNo = Field(False, alias="per_1000", description="ja, als de waarden per 1.000 inwoners zijn")
    baseline: BaselineShape = Field(default_factory=BaselineShape, alias="nulmeting", description="hoe het nu staat")
    target: TargetShape = Field(default_factory=TargetShape, alias="streefwaarde", description="waar het heen moet")
    expect: Text = Field("", alias="wat_inwoners_kunnen_verwachten", description="wat inwoners ervan merken")

    def text(self) -> GoalText:
        own = {name: getattr(self, name) for name in GOAL_PLAIN}
        return GoalText(
            **own,
            baseline_value=self.baseline.value,
            baseline_period=self.baseline.period,
            target_value=self.target.value,
            target_bound=self.target.bound if self.target.value is not None else None,
            target_on=self.target.on,
        )


class LeadShape(Shape):
    organisation: Line = Field(alias="organisatie", description="de gemeentecode, of de naam van de partner")
    office: Text = Field("", alias="functie", description="de functie van wie trekt, geen naam van een persoon")


class ThemeShape(Shape):
    slug: Slug = Field(alias="sleutel", description="korte naam voor het adres van de pagina")
    title: Line = Field(alias="titel", description="de naam van het thema")
    priority: Priority = Field(alias="prioriteit", description="het gewicht van het thema")
    field: Text = Field("", alias="veld", description="de sleutel van het veiligheidsveld")
    municipality: Text = Field(
        "", alias="gemeente", description="de code van de gemeente, als het thema alleen daar speelt"
    )
    reason: Text = Field("", alias="reden", description="waarom het thema dit gewicht heeft")
    about: Text = Field("", alias="waar_het_over_gaat", description="wat er speelt")
    approach: Text = Field("", alias="aanpak", description="hoe het wordt aangepakt, op hoofdlijnen")
    expect: Text = Field("", alias="wat_inwoners_kunnen_verwachten", description="wat inwoners ervan merken")
    ambitions: MaybeEmpty[Text] = Field((), alias="ambities", max_length=20, description="waar het naartoe moet")
    leads: MaybeEmpty[LeadShape] = Field((), alias="trekkers", max_length=10, description="wie het thema trekt")
    goals: MaybeEmpty[GoalShape] = Field((), alias="doelen", max_length=40, description="de doelen, in volgorde")

    def text(self) -> ThemeText:
        own = {name: getattr(self, name) for name in THEME_PLAIN}
        return ThemeText(
            **own,
            leads=tuple(LeadText(**dict(lead)) for lead in self.leads),
            goals=tuple(goal.text() for goal in self.goals),
        )


GOAL_PLAIN = ("slug", "title", "cause", "indicator", "without_indicator", "as_rate", "expect")
THEME_PLAIN = (
    "slug", "title", "priority", "field", "municipality", "reason", "about", "approach", "expect", "ambitions",
)  # fmt: skip


def theme_values(theme: ThemeText) -> dict[str, Any]:
    """A theme that stands in Ineen, as `ThemeShape` takes it."""
    return {name: getattr(theme, name) for name in THEME_PLAIN} | {
        "leads": [{"organisation": lead.organisation, "office": lead.office} for lead in theme.leads],
        "goals": [_goal_values(goal) for goal in theme.goals],
    }


def _goal_values(goal: GoalText) -> dict[str, Any]:
    return {name: getattr(goal, name) for name in GOAL_PLAIN} | {
        "baseline": {"value": goal.baseline_value, "period": goal.baseline_period},
        "target": {
            "bound": goal.target_bound or TargetBound.AT_MOST,
            "value": goal.target_value,
            "on": goal.target_on,
        },
    }


def examine_goal(goal: GoalShape) -> Iterator[tuple[Place, str]]:
    """An indicator that exists or a reason for none, and values that say what they are about."""
    known = [one.id for one in indicators()]
    if goal.indicator and goal.indicator not in known:
        yield ("indicator",), f"'{goal.indicator}' bestaat niet; kies uit {', '.join(known)}"
    if goal.indicator and goal.without_indicator:
        yield ("waarom_geen_indicator",), "er is een indicator; laat dit leeg, of haal de indicator weg"
    if (goal.baseline.value is None) != (not goal.baseline.period):
        yield ("nulmeting",), "een nulmeting heeft een waarde en een periode; vul beide in, of laat beide leeg"
    if goal.baseline.period and not _is_period(goal.baseline.period):
        yield ("nulmeting", "periode"), f"'{goal.baseline.period}' is geen periode; schrijf een jaar (2024) of 2024-03"
    if goal.target.on and goal.target.value is None:
        yield ("streefwaarde", "waarde"), "er is wel een dag, maar geen waarde; vul de waarde in"


def _is_period(text: str) -> bool:
    try:
        Period.parse(text)
    except ValueError:
        return False
    return True
