"""Plan files on disk: read with a clear refusal, and never written over."""

from pathlib import Path

from ineen.faces.exchange.package import Package, read_package
from ineen.faces.exchange.reading import MOST_BYTES
from ineen.ground.kernel.refusals import BadInput


def read_file(path: Path) -> Package:
    """A plan file in good order; raises BadInput with all that is wrong."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise BadInput(
            "dit bestand is niet te lezen; controleer de naam en of u het mag openen", place=str(path)
        ) from error
    return read_package(content, str(path))


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet; raises BadInput, and never overwrites what somebody made."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise BadInput("dit bestand is er al; kies een andere naam", place=str(path)) from error
    except OSError as error:
        raise BadInput("hier is niet te schrijven; controleer de map", place=str(path)) from error


def deliver(text: str, output: Path | None) -> None:
    """Print a file, or write it where it was asked."""
    if output is None:
        print(text, end="")
        return
    write_new(output, text)
    print(f"{output}: geschreven.")
