"""Every connector, by name."""

from ineen.analysis.sources import (
    bron,
    cbs_typed,
    fictional,
    inhabitants,
    kerncijfers,
    national_series,
    politie_47013,
    registered_totals,
    veiligheidsmonitor,
)
from ineen.analysis.sources.connector import Connector
from ineen.ground.kernel.refusals import NotFound

_ALL = (
    politie_47013.CONNECTOR,
    *cbs_typed.CONNECTORS,
    *veiligheidsmonitor.CONNECTORS,
    kerncijfers.CONNECTOR,
    registered_totals.CONNECTOR,
    national_series.CONNECTOR,
    bron.CONNECTOR,
    inhabitants.CONNECTOR,
    fictional.CONNECTOR,
)
CONNECTORS = {connector.name: connector for connector in _ALL}


def connector(name: str) -> Connector:
    """The connector with this name; raises NotFound with the names that there are."""
    if name not in CONNECTORS:
        raise NotFound(f"Er is geen bron {name!r}. Kies uit: {', '.join(CONNECTORS)}.")
    return CONNECTORS[name]
