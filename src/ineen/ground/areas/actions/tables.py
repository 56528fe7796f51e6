"""Tables that somebody hands to the command line: rows with their line, and all that is wrong with them at once."""

import csv
import hashlib
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ineen.ground.kernel.refusals import BadInput

MOST_BYTES = 20 * 1024**2
MOST_SAID = 10


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file: the line that it ends on, and its cells by the name of the column, without spaces around."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A file that was read whole; `digest` is that of its content."""

    name: str
    digest: str
    rows: tuple[Row, ...]

    def refuse(self, wrong: Sequence[tuple[int, str]]) -> None:
        """Raise BadInput with what is wrong, line by line, where anything is."""
        if not wrong:
            return
        lines = [f"{self.name}, regel {line}: {words}" for line, words in sorted(wrong)[:MOST_SAID]]
        more = [f"En nog {len(wrong) - MOST_SAID} fouten."] if len(wrong) > MOST_SAID else []
        raise BadInput("\n".join([*lines, *more, "Er is niets geladen. Verbeter het bestand en laad het opnieuw."]))


def read_table(path: Path, columns: Sequence[str]) -> Table:
    """A CSV file with these columns, separated by semicolons or commas. Raises BadInput with the place."""
    text = _text(path)
    head = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if ";" in head else ",", strict=True)
    try:
        names = [name.strip().casefold() for name in reader.fieldnames or ()]
        if missing := [column for column in columns if column not in names]:
            raise BadInput(
                f"de kolom {', '.join(missing)} ontbreekt. De kolommen zijn: {'; '.join(columns)}.",
                place=f"{path.name}, regel 1",
            )
        reader.fieldnames = names
        rows = tuple(_row(reader.line_num, row) for row in reader)
    except csv.Error as wrong:
        place = f"{path.name}, regel {reader.reader.line_num}"
        raise BadInput("hier is het bestand afgebroken of beschadigd. Er is niets geladen.", place=place) from wrong
    if not rows:
        raise BadInput("er staat geen enkele rij in. Er is niets geladen.", place=path.name)
    return Table(path.name, hashlib.sha256(text.encode()).hexdigest(), rows)


def day_of(text: str) -> date | None:
    """`2023-01-01` or `01-01-2023`; None where nothing is written. Raises ValueError."""
    if not text:
        return None
    if text[2:3] == "-":
        day, month, year = text.split("-")
        return date(int(year), int(month), int(day))
    return date.fromisoformat(text)


def _row(line: int, row: dict[str, str]) -> Row:
    known: Iterable[tuple[str, str]] = ((name, cell) for name, cell in row.items() if isinstance(name, str))
    return Row(line, {name: (cell or "").strip() for name, cell in known})


def _text(path: Path) -> str:
    try:
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            raise BadInput("dit bestand is er niet, of het is groter dan 20 MB. Controleer de naam.", place=str(path))
        return path.read_bytes().decode("utf-8-sig")
    except OSError as wrong:
        raise BadInput("dit bestand kan niet worden gelezen. Mag u het openen?", place=str(path)) from wrong
    except UnicodeDecodeError as wrong:
        line = wrong.object[: wrong.start].count(b"\n") + 1
        raise BadInput(
            "het bestand is geen UTF-8. Sla het op als CSV met UTF-8.", place=f"{path.name}, regel {line}"
        ) from wrong
