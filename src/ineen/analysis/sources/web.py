"""What goes over HTTP: an opener that never opens a file of this machine, nor another server after a redirection."""

from http.client import HTTPMessage
from typing import IO
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from ineen.ground.kernel.refusals import BadInput

AGENT = {"User-Agent": "Ineen"}
ELSEWHERE = "De server verwijst naar een andere server, of naar een onveilige verbinding: daar haalt Ineen niets op."
WITH_A_NAME = "In dit adres staat een naam of wachtwoord. Ineen bewaart die niet: geef het adres zonder."
_PORTS = {"http": 80, "https": 443}


class SameServer(HTTPRedirectHandler):
    """Goes along to another page of the same server, never from https to http."""

    def redirect_request(  # noqa: PLR0917  # as urllib calls it
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if not _stays(req.full_url, newurl):
            raise BadInput(ELSEWHERE, place=req.full_url)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


_HANDLERS = (
    ProxyHandler,
    UnknownHandler,
    HTTPHandler,
    HTTPSHandler,
    HTTPDefaultErrorHandler,
    SameServer,
    HTTPErrorProcessor,
)


def opener() -> OpenerDirector:
    """An opener for http and https alone."""
    made = OpenerDirector()
    for handler in _HANDLERS:
        made.add_handler(handler())
    return made


def names_somebody(address: str) -> bool:
    """Whether a name or password stands in an address: it would be kept, and told, with it."""
    try:
        return "@" in urlsplit(address).netloc
    except ValueError:  # it is no address at all
        return False


def _stays(before: str, after: str) -> bool:
    try:
        one, other = _server(before), _server(after)
    except ValueError:
        return False
    return not names_somebody(after) and other in (one, ("https", one[1], 443))


def _server(address: str) -> tuple[str, str, int]:
    parts = urlsplit(address)
    return parts.scheme, parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0)
