"""Police table 47013NED: registered crime per municipality."""

from ineen.analysis.sources.connector import Connector, ReleaseGround
from ineen.analysis.sources.politie_47013.export import parse

CONNECTOR = Connector(
    name="politie-47013",
    title="Politie, tabel 47013NED: geregistreerde misdrijven per gemeente",
    licence="Openbaar, met bronvermelding: Bron: Politie",
    fetch="Kies op data.politie.nl tabel 47013NED, alle regio's en een of meer perioden, en download als CSV.",
    release=ReleaseGround.PUBLISHED,
    whole_country=True,
    adds_up_over_time=True,
    parse=parse,
)
