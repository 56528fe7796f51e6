"""One question to a server, politely: a while between the attempts, and in Dutch what went wrong."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException, HTTPResponse
from time import monotonic, sleep
from urllib.error import HTTPError, URLError
from urllib.request import Request

from ineen.analysis.sources.web import AGENT, opener
from ineen.ground.kernel.refusals import BadInput

MOST_BYTES = 256 * 1024**2  # one page; the largest that are published are a tenth of this
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_LONGEST_WAIT = 120.0
_PIECE = 256 * 1024
_BROKEN_OFF = "De verbinding viel weg voor het einde van het antwoord"
_KEPT = "Wat al is opgehaald, is bewaard: geef dezelfde opdracht later nog eens."


@dataclass(frozen=True, slots=True)
class Manners:
    """How patient a question is: seconds of silence and of a whole answer, attempts, the first wait (it doubles)."""

    silence: float = 30.0
    longest: float = 300.0
    attempts: int = 5
    first_wait: float = 2.0
    wait: Callable[[float], None] = sleep


@dataclass(frozen=True, slots=True)
class _Passing(Exception):
    """Something that may be over in a while; `after` is how long the server asks to wait."""

    what: str
    after: float = 0.0


def ask(address: str, manners: Manners) -> dict[str, object]:
    """The JSON object at an address.

    Raises BadInput, with the address: at once for what will not pass (an unknown table, a web page instead of data),
    and after the last attempt for what might have passed (an error of the server, silence, half an answer).
    """
    passing = _Passing("")
    for attempt in range(manners.attempts):
        if attempt:
            manners.wait(min(max(passing.after, manners.first_wait * 2 ** (attempt - 1)), _LONGEST_WAIT))
        try:
            return _once(address, manners)
        except _Passing as now:
            passing = now
    raise BadInput(f"{passing.what}, ook na {manners.attempts} pogingen. {_KEPT}", place=address)


def _once(address: str, manners: Manners) -> dict[str, object]:
    request = Request(address, headers={**AGENT, "Accept": "application/json"})  # noqa: S310  # opens http alone
    try:
        with opener().open(request, timeout=manners.silence) as answer:
            told, content = answer.length or 0, _whole(answer, manners.longest)
    except HTTPError as wrong:
        wrong.close()
        if wrong.code in _PASSING:
            raise _Passing(f"De server antwoordt met {wrong.code}", _asked_wait(wrong.headers)) from None
        raise BadInput(f"De server antwoordt met {wrong.code}. Klopt het adres?", place=address) from None
    except TimeoutError:
        raise _Passing("De server antwoordt niet op tijd") from None
    except URLError as wrong:
        raise _Passing(f"De server is niet te bereiken ({wrong.reason})") from None
    except (OSError, HTTPException):
        raise _Passing(_BROKEN_OFF) from None
    if len(content) < told <= MOST_BYTES:
        raise _Passing(_BROKEN_OFF)
    return _read(content, address)


def _whole(answer: HTTPResponse, longest: float) -> bytes:
    """All of an answer, in pieces: who sends a byte now and then is silent too."""
    ends, pieces, got = monotonic() + longest, list[bytes](), 0
    while got <= MOST_BYTES and (piece := answer.read1(_PIECE)):
        pieces.append(piece)
        got += len(piece)
        if monotonic() > ends:
            raise TimeoutError
    return b"".join(pieces)


def _read(content: bytes, address: str) -> dict[str, object]:
    if len(content) > MOST_BYTES:
        raise BadInput("Het antwoord is veel te groot. Is dit het goede adres?", place=address)
    if content.lstrip()[:1] == b"<":
        raise BadInput(
            "De server antwoordt met een webpagina in plaats van gegevens: vaak is dat onderhoud of een inlogscherm. "
            f"{_KEPT}",
            place=address,
        )
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        raise _Passing("Het antwoord is half of geen JSON") from None
    if not isinstance(found, dict):
        raise BadInput("Het antwoord is geen OData. Is dit het goede adres?", place=address)
    if wrong := found.get("odata.error") or found.get("error"):
        raise BadInput(f"De server meldt een fout: {str(wrong)[:200]}", place=address)
    return found


def _asked_wait(headers: Message) -> float:
    """The seconds of Retry-After; a date there is taken as no request."""
    asked = headers.get("Retry-After", "")
    return float(asked) if asked.isdecimal() else 0.0
