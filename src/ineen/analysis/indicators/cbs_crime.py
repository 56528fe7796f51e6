"""Registered crime as Statistics Netherlands counts it: table 83648NED, yearly, rounded to fives.

For who compares with what Statistics Netherlands and the site of the municipalities publish. Police tables are finer
and newer, and each of these indicators has figures of this table alone.
"""

from ineen.analysis.indicators.indicator import Direction, Indicator
from ineen.analysis.sources.cbs_typed.tables import CBS_CLASSES, CBS_CRIME
from ineen.analysis.store.cells import Measure

_COUNTED = (
    "Het CBS telt anders dan de politie en rondt af op vijftallen. Zet deze cijfers dus nooit naast die van de politie."
)


def _crime(name: str, title: str, key: str, theme: str = "", *, slug: str, one: str, more: str) -> Indicator:
    return Indicator(
        id=name,
        title=title,
        numerator=Measure(CBS_CRIME, CBS_CLASSES[key]),
        unit="misdrijven",
        direction=Direction.MIXED,
        note=_COUNTED,
        slug=slug,
        one=one,
        more=more,
        theme=theme,
        rounded_to=5,
    )


CBS_REGISTERED_CRIME = (
    _crime(
        "cbs_crime_total",
        "Misdrijven volgens het CBS, totaal",
        "T001161",
        slug="cbs-misdrijven",
        one="misdrijf",
        more="misdrijven",
    ),
    _crime(
        "cbs_property_crime",
        "Vermogensmisdrijven volgens het CBS",
        "CRI1000",
        "1.3",
        slug="cbs-vermogensmisdrijven",
        one="vermogensmisdrijf",
        more="vermogensmisdrijven",
    ),
    _crime(
        "cbs_vandalism_public_order",
        "Vernieling en openbare orde volgens het CBS",
        "CRI2000",
        "1.2",
        slug="cbs-vernieling-openbare-orde",
        one="vernieling of misdrijf tegen de openbare orde",
        more="vernielingen en misdrijven tegen de openbare orde",
    ),
    _crime(
        "cbs_violence",
        "Gewelds- en seksuele misdrijven volgens het CBS",
        "CRI3000",
        "1.3",
        slug="cbs-geweld",
        one="gewelds- of seksueel misdrijf",
        more="gewelds- en seksuele misdrijven",
    ),
)
