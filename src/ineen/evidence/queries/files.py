"""The files of a delivery: at hand, or fetched from the web before they are loaded."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlsplit
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

from ineen.analysis.sources.delivery import SourceFile
from ineen.analysis.sources.text import opened as text_of
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.ui.formats import size

MOST_BYTES = 2 * 1024**3
SILENT_SECONDS = 30.0
MOST_SECONDS = 1800.0
_PIECE = 1024**2
# only what goes over HTTP, also after a redirection: never a file of this machine
_HANDLERS = (
    ProxyHandler,
    UnknownHandler,
    HTTPHandler,
    HTTPSHandler,
    HTTPDefaultErrorHandler,
    HTTPRedirectHandler,
    HTTPErrorProcessor,
)


def source_file(path: Path) -> SourceFile:
    """A file that a connector can read; raises BadInput where it is no file, not there, or larger than 2 GB."""
    try:
        if not path.is_file() and path.exists():
            raise BadInput("Dit is geen bestand. Geef de bestanden zelf, geen map.", place=str(path))
        if path.stat().st_size > MOST_BYTES:
            raise BadInput(f"Dit bestand is groter dan {size(MOST_BYTES)}. Is dit het goede bestand?", place=str(path))
        with path.open("rb"):
            return SourceFile.at(path)
    except OSError:
        raise BadInput("Dit bestand is niet te lezen. Klopt het pad, en mag u het openen?", place=str(path)) from None


def check_readable(name: str, path: Path) -> None:
    """Raise BadInput, under the name that somebody gave it, for a file that is empty or holds no text."""
    with text_of(replace(SourceFile.at(path), name=name)):
        return


def is_address(word: str) -> bool:
    """Whether a word names something on the web, not a file."""
    return "://" in word


@contextmanager
def fetched(words: Sequence[str]) -> Iterator[list[Path]]:
    """The files that the words name: a path is that file; an address is fetched, and gone when the block ends.

    Raises BadInput for an address that is not http or https, that does not answer, and for more than 2 GB.
    """
    with TemporaryDirectory(prefix="ineen-") as folder:
        yield [
            _fetch(word, Path(folder) / str(place)) if is_address(word) else Path(word)
            for place, word in enumerate(words)
        ]


def _fetch(address: str, folder: Path) -> Path:
    folder.mkdir()
    into = folder / _name(address)
    try:
        with _opener().open(Request(address, headers={"User-Agent": "Ineen"}), timeout=SILENT_SECONDS) as answer:  # noqa: S310
            _save(answer, into, address)
    except HTTPError as wrong:
        raise BadInput(f"De server antwoordt met {wrong.code}. Klopt het adres?", place=address) from None
    except TimeoutError:
        raise BadInput("De server antwoordt niet op tijd. Probeer het later opnieuw.", place=address) from None
    except URLError as wrong:
        raise BadInput(f"Dit adres is niet te bereiken ({wrong.reason}). Klopt het?", place=address) from None
    except (OSError, HTTPException, ValueError) as wrong:
        raise BadInput(f"Het ophalen mislukte ({wrong}). Probeer het opnieuw.", place=address) from None
    return into


def _name(address: str) -> str:
    """How the file is called in messages: as the address ends."""
    with suppress(ValueError):  # an address may be no address at all
        parts = urlsplit(address)
        if parts.scheme.lower() in ("http", "https") and parts.hostname:
            return Path(unquote(parts.path)).name[-100:] or parts.hostname
    raise BadInput("Een adres begint met https:// of http://. Controleer het adres.", place=address)


def _opener() -> OpenerDirector:
    opener = OpenerDirector()
    for handler in _HANDLERS:
        opener.add_handler(handler())
    return opener


def _save(answer: HTTPResponse, into: Path, address: str) -> None:
    ends, told, got = monotonic() + MOST_SECONDS, answer.length, 0
    with into.open("wb") as file:
        while piece := answer.read(_PIECE):
            got += len(piece)
            if got > MOST_BYTES:
                raise BadInput(f"Het bestand is groter dan {size(MOST_BYTES)}. Is dit het goede adres?", place=address)
            if monotonic() > ends:
                raise TimeoutError
            file.write(piece)
    if told is not None and got < told:
        raise BadInput("De verbinding viel weg voor het einde. Probeer het opnieuw.", place=address)
