"""Tables that Statistics Netherlands offers as typed data with dimension sets, its own and those of the police."""

from ineen.analysis.sources.cbs_typed.download import parser
from ineen.analysis.sources.cbs_typed.tables import TABLES, Table
from ineen.analysis.sources.connector import Connector, ReleaseGround

LICENCES = {
    "Politie": "Openbaar, met bronvermelding: Bron: Politie",
    "CBS": "CC BY 4.0, met bronvermelding: Bron: CBS",
}


def _connector(table: Table) -> Connector:
    return Connector(
        name=table.source,
        title=f"{table.publisher}, tabel {table.id}: {table.about}",
        licence=LICENCES[table.publisher],
        fetch=f"Download van {table.site}, tabel {table.id}, de sets TypedDataSet, {table.category}, "
        f"{table.region} en Perioden, en liefst ook DataProperties en TableInfos, als CSV of JSON. Laad ze samen.",
        release=ReleaseGround.PUBLISHED,
        whole_country=True,
        adds_up_over_time=True,
        parse=parser(table),
        rounded_to=table.rounded_to,
        live=f"https://{table.site}/ODataApi/odata/{table.id}",
    )


CONNECTORS = tuple(map(_connector, TABLES))
