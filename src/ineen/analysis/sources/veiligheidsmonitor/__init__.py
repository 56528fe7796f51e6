"""The Veiligheidsmonitor: what residents say of safety in their neighbourhood, with margins."""

from ineen.analysis.sources.connector import Connector, ReleaseGround
from ineen.analysis.sources.veiligheidsmonitor import typed, wide

_LICENCE = "CC BY 4.0, met bronvermelding: Bron: CBS"
_LEAVES_OUT = (
    "De Veiligheidsmonitor heeft alleen cijfers van politie-eenheden en van gemeenten met meer dan 70.000 inwoners. "
    "Voor een kleinere gemeente geldt het cijfer van het basisteam, of een eigen onderzoek."
)
TYPED = Connector(
    name="cbs-85146",
    title="CBS, tabel 85146NED: Veiligheidsmonitor, kerncijfers per gemeente en politie-eenheid, met marges",
    licence=_LICENCE,
    fetch="Download van opendata.cbs.nl, tabel 85146NED, de sets TypedDataSet, DataProperties, RegioS, Perioden en "
    "Marges, als CSV of JSON, met de marges erbij. Laad ze samen.",
    release=ReleaseGround.PUBLISHED,
    whole_country=False,
    adds_up_over_time=False,
    parse=typed.parse,
    leaves_out=_LEAVES_OUT,
    live="https://opendata.cbs.nl/ODataApi/odata/85146NED",
)
WIDE = Connector(
    name="cbs-veiligheidsmonitor-2017",
    title="CBS, Veiligheidsmonitor tot en met 2019 in de brede vorm: per regio en jaar een kolom, met marges ernaast",
    licence=_LICENCE,
    fetch="Download van statline.cbs.nl de Veiligheidsmonitor van vóór 2021 als CSV: de kolommen heten Waarde_… en "
    "Marges_….",
    release=ReleaseGround.PUBLISHED,
    whole_country=False,
    adds_up_over_time=False,
    parse=wide.parse,
    leaves_out=_LEAVES_OUT,
)
CONNECTORS = (TYPED, WIDE)
