"""Road accidents as Rijkswaterstaat registers them (BRON): an accident per line, counted by municipality and year."""

from ineen.analysis.sources.bron.accidents import parse
from ineen.analysis.sources.connector import Connector, ReleaseGround

CONNECTOR = Connector(
    name="bron-ongevallen",
    title="Rijkswaterstaat, Bestand geRegistreerde Ongevallen in Nederland (BRON): ongevallen per gemeente en jaar",
    licence="Openbaar, met bronvermelding: Bron: Rijkswaterstaat (BRON)",
    fetch="Download van data.overheid.nl het bestand Verkeersongevallen van één of meer jaren, pak het uit, en laad "
    "ongevallen.txt uit de map Ongevallengegevens. Laad meer jaren samen, elk bestand één keer.",
    release=ReleaseGround.PUBLISHED,
    whole_country=True,
    adds_up_over_time=True,
    parse=parse,
)
