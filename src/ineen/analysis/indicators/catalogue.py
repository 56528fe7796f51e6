"""Every indicator by its id. Which theme an indicator stands under is a start that each plan may change."""

from ineen.analysis.indicators.crime import CRIME
from ineen.analysis.indicators.indicator import INHABITANTS, Direction, Indicator
from ineen.analysis.indicators.nuisance import NUISANCE
from ineen.ground.kernel.refusals import NotFound

__all__ = ["INDICATORS", "INHABITANTS", "Direction", "Indicator", "indicator_named"]
_INHABITANTS = Indicator(
    id="inhabitants",
    title="Inwoners",
    numerator=INHABITANTS,
    unit="inwoners",
    direction=Direction.MIXED,
    note="Wie ergens werkt, winkelt of op bezoek is, telt niet mee als inwoner.",
    denominator=None,
)
INDICATORS = {indicator.id: indicator for indicator in (*CRIME, *NUISANCE, _INHABITANTS)}


def indicator_named(name: str) -> Indicator:
    """The indicator with this id; raises NotFound with the ids that there are."""
    if name not in INDICATORS:
        raise NotFound(f"Er is geen indicator {name!r}. Kies uit: {', '.join(INDICATORS)}.")
    return INDICATORS[name]
