"""Kerncijfers wijken en buurten: a table per year, with the inhabitants of every municipality, wijk and buurt."""

from ineen.analysis.sources.connector import Connector, ReleaseGround
from ineen.analysis.sources.kerncijfers.table import TABLES, parse

CONNECTOR = Connector(
    name="cbs-kerncijfers",
    title="CBS, Kerncijfers wijken en buurten: inwoners, huishoudens en dichtheid, per jaar een tabel",
    licence="CC BY 4.0, met bronvermelding: Bron: CBS",
    fetch="Download van opendata.cbs.nl de tabel van één jaar (2024 is 85984NED) met de sets TypedDataSet, "
    "DataProperties, WijkenEnBuurten en TableInfos, als CSV of JSON. Laad ze samen.",
    release=ReleaseGround.PUBLISHED,
    whole_country=False,
    adds_up_over_time=False,
    parse=parse,
)
__all__ = ["CONNECTOR", "TABLES"]
