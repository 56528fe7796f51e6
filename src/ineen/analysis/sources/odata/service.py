"""Which table an address is of, and how its version of OData says things."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit, urlunsplit

from ineen.analysis.sources.web import names_somebody

_V3 = re.compile(r"(?P<base>.*/odata(?:api|feed)/odata/)(?P<table>\d{5}\w{3})/?", re.ASCII | re.IGNORECASE)
_V4 = re.compile(r"(?P<base>.*/odata/v1/\w+/)(?P<table>\d{5}\w{3})/?", re.ASCII | re.IGNORECASE)
_API = re.compile(r"/odataapi/", re.IGNORECASE)
_UNUSED_3 = {"UntypedDataSet", "CategoryGroups"}
FIGURES = ("TypedDataSet", "Observations")


@dataclass(frozen=True, slots=True)
class Service:
    """One table on a server.

    address
        of the table itself, where its sets are listed; without a slash at the end.
    version
        3 or 4.
    """

    address: str
    table: str
    version: int

    @property
    def about(self) -> str:
        """The set that says what the table is and when it changed."""
        return "TableInfos" if self.version == 3 else "Properties"  # noqa: PLR2004

    def uses(self, name: str) -> bool:
        """Whether a set of this table is fetched: what only groups or repeats is not."""
        return name not in _UNUSED_3 and not (self.version == 4 and name.endswith("Groups"))  # noqa: PLR2004

    def address_of(self, name: str) -> str:
        """Where the first page of a set is. The feed of version 3 gives pages; its API stops at 10,000 rows."""
        if self.version == 4:  # noqa: PLR2004
            return f"{self.address}/{name}"
        base = _API.sub("/ODataFeed/", self.address) if name in FIGURES else self.address
        return f"{base}/{name}?$format=json"

    def listing(self) -> str:
        """Where the sets are listed."""
        return f"{self.address}?$format=json" if self.version == 3 else self.address  # noqa: PLR2004

    def metadata(self, name: str) -> str:
        """What a file with a set says of itself: the table stands in it."""
        return f"{self.address}/$metadata#{name}"


def service_at(address: str) -> Service | None:
    """The table at an address, or None where the address is of something else."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    for version, form in ((3, _V3), (4, _V4)):
        found = form.fullmatch(parts.path)
        web = parts.scheme.lower() in ("http", "https") and parts.hostname and not names_somebody(address)
        if found and web and not parts.query:
            path = f"{found['base']}{found['table']}"
            return Service(urlunsplit((parts.scheme, parts.netloc, path, "", "")), found["table"].upper(), version)
    return None


def same_server(one: str, other: str) -> bool:
    """Whether two addresses are of the same server."""
    return urlsplit(one).netloc == urlsplit(other).netloc


def next_page(answer: Mapping[str, object], service: Service) -> str:
    """The address of the next page, asked over the same protocol; empty after the last."""
    said = str(answer.get("odata.nextLink") or answer.get("@odata.nextLink") or "")
    if not said:
        return ""
    return urlsplit(urljoin(f"{service.address}/", said))._replace(scheme=urlsplit(service.address).scheme).geturl()
