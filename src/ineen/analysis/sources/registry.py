"""Every connector, by name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ineen.analysis.sources import politie, registered_totals
from ineen.analysis.sources.delivery import Delivery, SourceFile
from ineen.ground.kernel.refusals import NotFound


class ReleaseGround(StrEnum):
    """Why figures may be shown without passing disclosure control: they are public already."""

    PUBLISHED = "published"
    COPIED = "copied"


@dataclass(frozen=True, slots=True)
class Connector:
    """One source and how its files are read.

    title, licence, fetch
        Dutch: what it is, on what terms it may be shown, and how somebody gets the files.
    release
        why its figures are released at load: the publisher's own file, or copied by hand from what the publisher made
        public; None where people must decide first.
    whole_country
        whether a delivery has every area, so that the parts must add up to the country.
    parse
        from the files of one delivery to rows; raises BadInput.
    """

    name: str
    title: str
    licence: str
    fetch: str
    release: ReleaseGround | None
    whole_country: bool
    parse: Callable[[Sequence[SourceFile]], Delivery]


_ALL = (
    Connector(
        name="politie-47013",
        title="Politie, tabel 47013NED: geregistreerde misdrijven per gemeente",
        licence="Openbaar, met bronvermelding: Bron: Politie",
        fetch="Kies op data.politie.nl tabel 47013NED, alle regio's en een of meer perioden, en download als CSV.",
        release=ReleaseGround.PUBLISHED,
        whole_country=True,
        parse=politie.parse,
    ),
    Connector(
        name="registered-totals",
        title="Gepubliceerde totalen van enkele gebieden, met bron in het bestand",
        licence="Openbaar, met de bronvermelding die in het bestand staat",
        fetch="Neem gepubliceerde cijfers over in een tabel met gebiedscode;gebied;periode;waarde;bron.",
        release=ReleaseGround.COPIED,
        whole_country=False,
        parse=registered_totals.parse,
    ),
)
CONNECTORS = {connector.name: connector for connector in _ALL}


def connector(name: str) -> Connector:
    """The connector with this name; raises NotFound with the names that there are."""
    if name not in CONNECTORS:
        raise NotFound(f"Er is geen bron {name!r}. Kies uit: {', '.join(CONNECTORS)}.")
    return CONNECTORS[name]
