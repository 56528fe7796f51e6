"""Police tables that Statistics Netherlands offers as typed data with dimension sets."""

from ineen.analysis.sources.cbs_typed.download import parser
from ineen.analysis.sources.cbs_typed.tables import TABLES, Table
from ineen.analysis.sources.connector import Connector, ReleaseGround


def _connector(table: Table) -> Connector:
    return Connector(
        name=f"politie-{table.id[:5]}",
        title=f"Politie, tabel {table.id}: {table.about}",
        licence="Openbaar, met bronvermelding: Bron: Politie",
        fetch=f"Download van dataderden.cbs.nl, tabel {table.id}, de sets TypedDataSet, {table.category}, "
        f"{table.region} en Perioden, en liefst ook DataProperties en TableInfos, als CSV of JSON. Laad ze samen.",
        release=ReleaseGround.PUBLISHED,
        whole_country=True,
        adds_up_over_time=True,
        parse=parser(table),
    )


CONNECTORS = tuple(map(_connector, TABLES))
