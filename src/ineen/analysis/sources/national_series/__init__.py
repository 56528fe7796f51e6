"""Figures of the whole country as researchers copied them from police tables: long series, in one file each."""

from ineen.analysis.sources.connector import Connector, ReleaseGround
from ineen.analysis.sources.national_series.copies import parse

CONNECTOR = Connector(
    name="national-series",
    title="Politie: landelijke reeksen van misdrijven en overlast, in de kopie van onderzoekers",
    licence="Openbaar, met bronvermelding: Bron: Politie",
    fetch="Neem uit github.com/bernasco/staat_van_de_misdaad de bestanden met landelijke reeksen over: een klasse, een "
    "jaar of maand en een aantal per regel.",
    release=ReleaseGround.COPIED,
    whole_country=False,
    adds_up_over_time=True,
    parse=parse,
)
