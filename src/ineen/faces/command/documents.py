"""`ineen plans pdf`: writes a plan as a document that everybody can read. `plans.py` adds it to its group."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.utils import timezone

from ineen.ground.kernel.actors import RESIDENT
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.ui.formats import size

STANDARD_OUTPUT = "-"


def add_to(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `pdf` to the verbs of `ineen plans`."""
    writing = verbs.add_parser(
        "pdf",
        help="schrijf een openbaar plan of uitvoeringsplan als toegankelijke PDF",
        description="Schrijf een openbaar plan of uitvoeringsplan als toegankelijke PDF (PDF/UA). Wat er staat, is wat "
        "iedereen mag zien. De voortgang komt op de foutuitvoer.",
    )
    writing.add_argument("slug", metavar="SLEUTEL", help="de sleutel van het plan, zoals `ineen plans list` die toont")
    writing.add_argument(
        "-o",
        "--output",
        metavar="BESTAND",
        required=True,
        help="het bestand; wat er stond wordt vervangen. Een streepje (-) schrijft naar de standaarduitvoer",
    )
    writing.set_defaults(run=write_pdf)


def write_pdf(arguments: argparse.Namespace) -> int:
    """Write the file; returns 0, or is refused with what is wrong."""
    from ineen.faces.publication.queries import as_pdf, document

    if arguments.output != STANDARD_OUTPUT:
        _check_can_be_written(Path(arguments.output))
    _say(f"{arguments.slug}: tekst en grafieken worden verzameld …")
    made = document(RESIDENT, arguments.slug, made_on=timezone.localdate())
    _say(f"{made.title}: het bestand wordt gemaakt …")
    content = as_pdf(made)
    if arguments.output == STANDARD_OUTPUT:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        _write(Path(arguments.output), content)
    _say(f"Klaar: {size(len(content))}.")
    return 0


def _check_can_be_written(path: Path) -> None:
    """Before the work, not after it."""
    with _told(path):
        if path.is_dir():
            raise BadInput("Dit is een map. Noem het bestand zelf, bijvoorbeeld plan.pdf.", place=str(path))
        if not path.parent.is_dir():
            raise BadInput("De map van dit bestand is er niet. Maak die eerst, of kies een andere.", place=str(path))


def _write(path: Path, content: bytes) -> None:
    with _told(path):
        path.write_bytes(content)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What the system refuses, in words."""
    try:
        yield
    except (OSError, ValueError) as wrong:
        reason = getattr(wrong, "strerror", None) or wrong
        raise BadInput(
            f"Dit bestand is niet te schrijven ({reason}). Kies een andere plaats.", place=str(path)
        ) from wrong


def _say(line: str) -> None:
    print(line, file=sys.stderr)
