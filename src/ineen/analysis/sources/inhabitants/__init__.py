"""Inhabitants per area and year, as a plain table that somebody made from what Statistics Netherlands publishes."""

from ineen.analysis.sources.connector import Connector, ReleaseGround
from ineen.analysis.sources.inhabitants.table import parse

CONNECTOR = Connector(
    name="inhabitants",
    title="Inwoners per gebied en jaar",
    licence="Openbaar (CC BY 4.0), met bronvermelding: Bron: CBS",
    fetch="Maak van de inwoners per gemeente, wijk of buurt van CBS StatLine een CSV met de kolommen "
    "gebied;jaar;inwoners. In een kolom bron kan staan waar de cijfers vandaan komen, als dat niet CBS is.",
    release=ReleaseGround.COPIED,
    whole_country=False,
    adds_up_over_time=False,
    parse=parse,
)
