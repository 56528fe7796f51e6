"""Our own plain table of published totals of a few areas."""

from ineen.analysis.sources.connector import Connector, ReleaseGround
from ineen.analysis.sources.registered_totals.table import parse

CONNECTOR = Connector(
    name="registered-totals",
    title="Gepubliceerde totalen van enkele gebieden, met bron in het bestand",
    licence="Openbaar, met de bronvermelding die in het bestand staat",
    fetch="Neem gepubliceerde cijfers over in een tabel met gebiedscode;gebied;periode;waarde;bron.",
    release=ReleaseGround.COPIED,
    whole_country=False,
    adds_up_over_time=True,
    parse=parse,
)
