"""Every indicator by its id. Which theme an indicator stands under is a start that each plan may change."""

from ineen.analysis.indicators.cbs_crime import CBS_REGISTERED_CRIME
from ineen.analysis.indicators.crime import CRIME
from ineen.analysis.indicators.indicator import INHABITANTS, Direction, Indicator
from ineen.analysis.indicators.nuisance import NUISANCE
from ineen.analysis.indicators.survey import SURVEY
from ineen.analysis.indicators.traffic import TRAFFIC
from ineen.ground.kernel.refusals import NotFound

__all__ = ["INDICATORS", "INHABITANTS", "Direction", "Indicator", "indicator_at", "indicator_named"]
_INHABITANTS = Indicator(
    id="inhabitants",
    title="Inwoners",
    numerator=INHABITANTS,
    unit="inwoners",
    direction=Direction.MIXED,
    note="Wie ergens werkt, winkelt of op bezoek is, telt niet mee als inwoner.",
    slug="inwoners",
    one="inwoner",
    more="inwoners",
    denominator=None,
)
INDICATORS = {
    indicator.id: indicator for indicator in (*CRIME, *NUISANCE, *CBS_REGISTERED_CRIME, *TRAFFIC, *SURVEY, _INHABITANTS)
}


def indicator_named(name: str) -> Indicator:
    """The indicator with this id; raises NotFound with the ids that there are."""
    if name not in INDICATORS:
        raise NotFound(f"Er is geen indicator {name!r}. Kies uit: {', '.join(INDICATORS)}.")
    return INDICATORS[name]


def indicator_at(slug: str) -> Indicator:
    """The indicator that an address names; raises NotFound, and says where all of them stand."""
    found = _BY_SLUG.get(slug)
    if found is None:
        raise NotFound(f"Er is geen cijfer met de naam {slug!r}. Kies een cijfer uit de lijst op /cijfers.")
    return found


_BY_SLUG = {one.slug: one for one in INDICATORS.values()}
