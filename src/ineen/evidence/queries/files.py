"""The files of a delivery: at hand, or fetched from the web before they are loaded."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from hashlib import sha256
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlsplit
from urllib.request import Request

from django.conf import settings

from ineen.analysis.sources.delivery import SourceFile
from ineen.analysis.sources.odata.asking import Manners
from ineen.analysis.sources.odata.download import Tell, download, silent
from ineen.analysis.sources.odata.service import Service, service_at
from ineen.analysis.sources.received.reading import is_workbook, sheets
from ineen.analysis.sources.text import opened as text_of
from ineen.analysis.sources.web import AGENT, WITH_A_NAME, names_somebody, opener
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.ui.formats import size

MOST_BYTES = 2 * 1024**3
SILENT_SECONDS = 30.0
MOST_SECONDS = 1800.0
_PIECE = 1024**2


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
    """Raise BadInput, under the name that somebody gave it, for a file that is empty, or no text and no workbook."""
    file = replace(SourceFile.at(path), name=name)
    if is_workbook(file):
        sheets(file, most=1)
        return
    with text_of(file):
        return


def is_address(word: str) -> bool:
    """Whether a word names something on the web, not a file."""
    return "://" in word


@contextmanager
def fetched(words: Sequence[str], *, tell: Tell = silent, manners: Manners | None = None) -> Iterator[list[Path]]:
    """The files that the words name: a path is that file; an address is fetched, and gone when the block ends.

    The address of a table of OData gives a file per set. What was fetched of it stays when that breaks off, and the
    next call goes on there.

    tell
        hears the name of such a set, and how many of its rows are there.
    manners
        how patiently its server is asked.

    Raises BadInput for an address that is not http or https, that does not answer, and for more than 2 GB.
    """
    with TemporaryDirectory(prefix="ineen-") as folder:
        found: list[Path] = []
        for place, word in enumerate(words):
            found += _files(word, Path(folder) / str(place), tell, manners)
        yield found


def _files(word: str, folder: Path, tell: Tell, manners: Manners | None) -> list[Path]:
    if not is_address(word):
        return [Path(word)]
    if service := service_at(word):
        return _fetch_table(service, folder, tell, manners)
    return [_fetch(word, folder)]


def _fetch_table(service: Service, folder: Path, tell: Tell, manners: Manners | None) -> list[Path]:
    """Fetched where it can go on after a break; then moved to the folder of this block."""
    kept = Path(settings.INEEN_DATA) / "fetching" / sha256(service.address.encode()).hexdigest()[:16]
    names = [path.name for path in download(service, kept, manners=manners, tell=tell)]
    shutil.move(kept, folder)
    return [folder / name for name in names]


def _fetch(address: str, folder: Path) -> Path:
    folder.mkdir()
    into = folder / _name(address)
    try:
        with opener().open(Request(address, headers=AGENT), timeout=SILENT_SECONDS) as answer:  # noqa: S310
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
    if names_somebody(address):
        raise BadInput(WITH_A_NAME)
    with suppress(ValueError):  # an address may be no address at all
        parts = urlsplit(address)
        if parts.scheme.lower() in ("http", "https") and parts.hostname:
            return Path(unquote(parts.path)).name[-100:] or parts.hostname
    raise BadInput("Een adres begint met https:// of http://. Controleer het adres.", place=address)


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
