"""What about a plan, theme or goal is a choice, a date or a number, and no running text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from ineen.evidence import queries as evidence
from ineen.ground.audit.acts import act
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput
from ineen.policy.plans.actions.parts.changing import Changing, changing
from ineen.policy.plans.actions.parts.places import check_own, organisation_of, row_of, words
from ineen.policy.plans.models import PlanChange, PlanKind, PriorityClass, TargetBound
from ineen.policy.plans.models.goals import DECIMALS, DIGITS
from ineen.policy.plans.queries.pieces import Piece, PieceKind

MOST_AMBITIONS: Final = 20
LONGEST_AMBITION: Final = 500
LONGEST_PERIOD: Final = 12  # years
LARGEST: Final = Decimal(10) ** (DIGITS - DECIMALS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How a goal is seen to be reached: an indicator, or the reason for none.

    Values in the unit of the indicator, or per 1,000 of its denominator where `as_rate`.
    """

    indicator: str = ""
    without_indicator: str = ""
    as_rate: bool = False
    baseline_value: Decimal | None = None
    baseline_period: str = ""
    target_value: Decimal | None = None
    target_bound: TargetBound | None = None
    target_on: date | None = None


@act
def change_plan(
    *,
    by: Actor,
    now: datetime,
    plan: str,
    title: str,
    kind: PlanKind,
    period_first: date,
    period_last: date,
    audience: Audience,
    ambitions: Sequence[str],
) -> PlanChange:
    """Change what a plan is called, its kind and period, who may read the draft, and its ambitions.

    Raises NotFound, NotAllowed, NothingChanged, and BadInput: a plan becomes public by a decision alone.
    """
    check_period(period_first, period_last)
    with changing(by, now, plan) as opened:
        row = opened.plan
        _check_audience(Audience(row.audience), audience)
        row.title = words(title, longest=200, what="het plan")
        row.kind, row.audience = kind, audience
        row.period_first, row.period_last = period_first, period_last
        row.ambitions = ambitions_of(ambitions)
        row.save(update_fields=["title", "kind", "audience", "period_first", "period_last", "ambitions"])
        opened.what = f"Gewijzigd: gegevens van plan “{row.title}”"
    return opened.change


@act
def change_theme(
    *,
    by: Actor,
    now: datetime,
    plan: str,
    theme: str,
    priority: PriorityClass,
    field: str,
    municipality: str,
    ambitions: Sequence[str],
) -> PlanChange:
    """Change the weight of a theme, its field, the one municipality where it plays, and its ambitions.

    Raises NotFound, NotAllowed, NothingChanged and BadInput.
    """
    with changing(by, now, plan) as opened:
        row = row_of(opened, Piece(PieceKind.THEME, theme))
        row.priority = priority
        row.field = row_of(opened, Piece(PieceKind.FIELD, field)) if field else None
        row.municipality_id = organisation_of(opened, municipality) if municipality else None
        check_own(opened, row.municipality_id)
        row.ambitions = ambitions_of(ambitions)
        row.save(update_fields=["priority", "field", "municipality", "ambitions"])
        opened.what = f"Gewijzigd: keuzes bij thema “{row.title}”"
    return opened.change


@act
def move_theme(*, by: Actor, now: datetime, plan: str, theme: str, field: str) -> PlanChange:
    """Put a theme under another field, or under none. Raises NotFound, NotAllowed, NothingChanged."""
    with changing(by, now, plan) as opened:
        row = row_of(opened, Piece(PieceKind.THEME, theme))
        row.field = row_of(opened, Piece(PieceKind.FIELD, field)) if field else None
        row.save(update_fields=["field"])
        where = f"staat nu onder veld “{row.field.title}”" if row.field else "staat nu zonder veld"
        opened.what = f"Verplaatst: thema “{row.title}” {where}"
    return opened.change


@act
def measure_goal(*, by: Actor, now: datetime, plan: str, goal: str, measure: Measure) -> PlanChange:
    """Say how a goal is seen to be reached: with which figure, from where, to where, and when.

    Raises NotFound, NotAllowed, NothingChanged, and BadInput for what does not go together.
    """
    _check_measure(measure)
    with changing(by, now, plan) as opened:
        row = row_of(opened, Piece(PieceKind.GOAL, goal))
        row.indicator, row.without_indicator = measure.indicator, measure.without_indicator.strip()
        row.as_rate = measure.as_rate
        row.baseline_value, row.baseline_period = measure.baseline_value, measure.baseline_period
        row.target_value, row.target_bound = measure.target_value, measure.target_bound or ""
        row.target_on = measure.target_on
        row.save(update_fields=[*Measure.__dataclass_fields__])
        opened.what = f"Gewijzigd: meting van doel “{row.title}”"
    return opened.change


def check_period(first: date, last: date) -> None:
    if last < first:
        raise BadInput("De laatste dag ligt vóór de eerste. Draai de dagen om.", place="Looptijd")
    if last.year - first.year > LONGEST_PERIOD:
        raise BadInput(f"Een plan loopt hoogstens {LONGEST_PERIOD} jaar. Controleer de jaartallen.", place="Looptijd")


def ambitions_of(lines: Sequence[str]) -> list[str]:
    """Each ambition on one line, without empty ones. Raises BadInput for too many, or too long."""
    found = [line for one in lines if (line := " ".join(one.replace("\0", " ").split()))]
    if len(found) > MOST_AMBITIONS or any(len(line) > LONGEST_AMBITION for line in found):
        raise BadInput(
            f"Noem hoogstens {MOST_AMBITIONS} ambities, elk van hoogstens {LONGEST_AMBITION} tekens.", place="Ambities"
        )
    return found


def _check_audience(was: Audience, wanted: Audience) -> None:
    if (wanted is Audience.PUBLIC) != (was is Audience.PUBLIC):
        raise BadInput("Openbaar maken, of weer besloten, is een besluit: dat gaat niet vanuit de schrijftafel.")


def _check_measure(measure: Measure) -> None:
    if not measure.indicator:
        if any(value not in (None, "", False) for value in _numbers(measure)):
            raise BadInput("Zonder indicator is er niets te meten: kies een indicator, of haal de getallen weg.")
        return
    indicator = next((one for one in evidence.indicators() if one.id == measure.indicator), None)
    if indicator is None:
        raise BadInput("Deze indicator kent Ineen niet. Kies er een uit de lijst.", place="Indicator")
    if measure.without_indicator:
        raise BadInput("Er is een indicator gekozen. Haal de reden waarom er geen is weg.", place="Indicator")
    if measure.as_rate and indicator.denominator is None:
        raise BadInput("Dit cijfer is er niet per 1.000 inwoners.", place="Per 1.000")
    _check_values(measure)


def _check_values(measure: Measure) -> None:
    if (measure.baseline_value is None) != (not measure.baseline_period):
        raise BadInput("Een nulmeting heeft een getal én een jaar. Vul beide in, of geen van beide.", place="Nulmeting")
    if (measure.target_value is None) != (measure.target_bound is None):
        raise BadInput(
            "Een streefwaarde heeft een getal, en zegt of dat hooguit of minstens is. Vul beide in.",
            place="Streefwaarde",
        )
    if measure.baseline_period:
        _check_period_text(measure.baseline_period)
    for value in (measure.baseline_value, measure.target_value):
        if value is not None and (not value.is_finite() or abs(value) >= LARGEST or value != round(value, DECIMALS)):
            raise BadInput(f"Schrijf getallen met hoogstens {DECIMALS} cijfers achter de komma.", place="Getallen")


def _check_period_text(text: str) -> None:
    try:
        Period.parse(text)
    except ValueError as error:
        raise BadInput("Schrijf een jaar, zoals 2025.", place="Nulmeting") from error


def _numbers(measure: Measure) -> tuple[Any, ...]:
    return (
        measure.baseline_value, measure.baseline_period, measure.target_value, measure.target_bound, measure.as_rate,
    )  # fmt: skip


def theme_of(opened: Changing, slug: str) -> Any:
    """The row of a theme. Raises NotFound and NotAllowed."""
    return row_of(opened, Piece(PieceKind.THEME, slug))
