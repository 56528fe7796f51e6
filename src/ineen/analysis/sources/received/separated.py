"""CSV as offices make it: the sign between the fields is found, not assumed."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ineen.analysis.sources.delivery import SourceFile
from ineen.analysis.sources.received.grid import Collected, Sheet
from ineen.analysis.sources.text import opened
from ineen.ground.kernel.refusals import BadInput

_SIGNS = ";\t,|"
_LOOKED_AT = 50
_SAID = re.compile(r'"?sep=(?P<sign>.)"?\s*', re.IGNORECASE)  # how Excel is told which sign it is
_QUOTE = "Een aanhalingsteken wordt niet gesloten, of staat op een verkeerde plaats. Bewaar het opnieuw als CSV."


def csv_sheet(file: SourceFile, *, most: int | None = None) -> Sheet:
    """The one sheet of a CSV file. Raises BadInput for what is no text, no table, too large, or wrongly quoted."""
    sign, skipped = _sign(file)
    found = Collected("", file.name, most)
    with opened(file) as text:
        lines: Iterator[str] = iter(text)
        for _ in range(skipped):
            next(lines)
        reader = csv.reader(lines, delimiter=sign, strict=True)
        try:
            for fields in reader:
                if not found.add(reader.line_num + skipped, [field.strip() for field in fields]):
                    break
        except csv.Error:
            raise BadInput(_QUOTE, place=f"{file.name}, rij {reader.line_num + skipped}") from None
    return found.sheet()


def _sign(file: SourceFile) -> tuple[str, int]:
    """The sign between the fields, and how many lines stand before the table only to name it."""
    with opened(file) as text:
        lines = [line for line, _ in zip(text, range(_LOOKED_AT), strict=False)]
    if said := _SAID.fullmatch(lines[0]):
        return said["sign"], 1
    best = max(_SIGNS, key=lambda sign: _lines_alike(lines, sign))
    if not _lines_alike(lines, best):
        raise BadInput(
            "Dit is geen tabel: Ineen vindt geen kolommen. Bewaar het blad als CSV met puntkomma's, of als Excel.",
            place=file.name,
        )
    return best, 0


def _lines_alike(lines: Iterable[str], sign: str) -> int:
    """How many of the first lines have the same number of fields, two or more; wider tables before narrow ones."""
    try:
        widths = Counter(len(fields) for fields in csv.reader(lines, delimiter=sign) if len(fields) > 1)
    except csv.Error:
        return 0
    return max((times * min(width, 3) for width, times in widths.items()), default=0)
