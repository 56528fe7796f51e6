"""Invented figures for a demonstration: calibrated on the country, drawn from a seed, never about a real area."""

from ineen.analysis.sources.connector import Connector, ReleaseGround
from ineen.analysis.sources.fictional.delivery import parse

CONNECTOR = Connector(
    name="fictional",
    title="Verzonnen voorbeeldcijfers",
    licence="Verzonnen; niet te gebruiken als cijfer over een echte plaats",
    fetch="`ineen demonstration load` laadt de cijfers van de verzonnen regio Waterkant, en elke maand een erbij.",
    release=ReleaseGround.PUBLISHED,
    whole_country=False,
    adds_up_over_time=False,  # the recipe itself ends with the last whole month
    parse=parse,
    fictional=True,
)
