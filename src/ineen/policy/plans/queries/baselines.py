"""What the released figures say of an indicator where a goal plays: a start for its baseline."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils import timezone

from ineen.evidence import queries as evidence
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode, AreaGroup
from ineen.ground.kernel.figures import Figure
from ineen.ground.kernel.periods import Period
from ineen.policy.plans.queries.texts import PlanView, ThemeText

YEARS_BACK: Final = 6
SMALL: Final = 50  # below it a few more or less is chance


@dataclass(frozen=True, slots=True)
class Proposal:
    """The newest whole year of an indicator where a goal plays.

    figure
        None where there is none, then `why` says so.
    small
        whether so few were counted that chance decides.
    """

    indicator: evidence.Indicator
    figure: Figure | None
    why: str = ""

    @property
    def small(self) -> bool:
        return self.figure is not None and (self.figure.value or 0) < SMALL

    @property
    def value(self) -> Decimal | None:
        return None if self.figure is None or self.figure.value is None else Decimal(str(self.figure.value))

    @property
    def rate(self) -> Decimal | None:
        """Per 1,000, with one decimal; None where there is no rate."""
        found = self.figure.rate if self.figure else None
        return Decimal(str(round(found.value, 1))) if found else None

    @property
    def follows_enforcement(self) -> bool:
        return self.indicator.direction is evidence.Direction.FOLLOWS_ENFORCEMENT


def proposal(viewer: Viewer, plan: PlanView, theme: ThemeText, indicator: str) -> Proposal | None:
    """What is known of an indicator where the theme plays; None for an indicator that is not there. One query."""
    chosen = next((one for one in evidence.indicators() if one.id == indicator), None)
    if chosen is None:
        return None
    about = _area_of(plan, theme)
    if about is None:
        return Proposal(chosen, None, "Er doen nog geen gemeenten mee in de looptijd van dit plan.")
    year = timezone.localdate().year
    years = [Period.year(one) for one in range(year - YEARS_BACK, year)]
    [told] = evidence.answers(viewer, [evidence.Question(indicator, about)], periods=years)
    valued = [one for one in told if one.value is not None]
    if not valued:
        return Proposal(chosen, None, "Van dit cijfer is voor dit gebied nog geen heel jaar in Ineen.")
    return Proposal(chosen, max(valued, key=lambda one: one.period.first))


def _area_of(plan: PlanView, theme: ThemeText) -> AreaCode | AreaGroup | None:
    if theme.municipality:
        return AreaCode(theme.municipality)
    codes = [one.code for one in plan.municipalities]
    if len(codes) == 1:
        return codes[0]
    return plan.group if codes else None
