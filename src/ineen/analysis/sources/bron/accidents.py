"""`ongevallen.txt` of the open files of BRON, with commas and a head; of its columns four count here:

    VKL_NUMMER,...,JAAR_VKL,...,AP3_CODE,...,GME_ID,...
    20230000017,...,2023,...,LET,...,342,...

VKL_NUMMER numbers the accident, AP3_CODE is its outcome (DOD, LET, UMS: somebody died, somebody was hurt, damage only),
GME_ID the municipality as a number, empty where the place is not known. Month, day and hour are closed in the open
file, so there are years only. Nothing of a single accident is kept: only how many there were.

A municipality that the file names in a year has every count of that year, zeros included: the file lists every
registered accident. One that it does not name in that year has none, for it may not have existed.
"""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from ineen.analysis.sources.delivery import Delivery, SourceFile, SourceRow
from ineen.analysis.sources.text import check_whole, check_width, delimiter, lines
from ineen.analysis.store.cells import CellStatus, Measure
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput

SUBJECT: Final = "Verkeersongevallen"
ALL = Measure(SUBJECT, "Alle geregistreerde ongevallen")
FATAL = Measure(SUBJECT, "Ongevallen met dodelijke afloop")
INJURY = Measure(SUBJECT, "Ongevallen met letsel")
DAMAGE = Measure(SUBJECT, "Ongevallen met uitsluitend materiële schade")
_OUTCOMES: Final = {"DOD": FATAL, "LET": INJURY, "UMS": DAMAGE}
_MEASURES: Final = (ALL, *_OUTCOMES.values())
_COLUMNS: Final = ("VKL_NUMMER", "JAAR_VKL", "AP3_CODE", "GME_ID")
_COUNTRY, _NO_PLACE = "Nederland", "Gemeenten; niet in te delen"
_FOUR_DIGITS = 9999
_FIRST_YEAR = 1900


@dataclass(slots=True)
class _Counted:
    """How many accidents of each outcome a region had in a year, with the first line that names it."""

    file: str
    row: int
    of: dict[Measure, int] = field(default_factory=lambda: dict.fromkeys(_MEASURES, 0))


@dataclass(slots=True)
class _Tally:
    """What was counted by region and year, and the number of every accident that was."""

    cells: dict[tuple[str, int], _Counted] = field(default_factory=dict)
    numbers: "array[int]" = field(default_factory=lambda: array("q"))

    def read(self, file: SourceFile) -> None:
        check_whole(file)
        body = lines(file, delimiter(file))
        _, head = next(body)
        if missing := [name for name in _COLUMNS if name not in head]:
            raise BadInput(
                f"Dit is geen ongevallen.txt van BRON: de kolom {', '.join(missing)} ontbreekt. "
                "Neem het bestand uit de map Ongevallengegevens.",
                place=file.name,
            )
        begun = len(self.numbers)
        places = [head.index(name) for name in _COLUMNS]
        for row, fields in body:
            check_width(len(fields), len(head), f"{file.name}, rij {row}")
            self._add(file.name, row, [fields[place] for place in places])
        if len(self.numbers) == begun:
            raise BadInput("Onder de kop staat niets. Download het bestand opnieuw.", place=file.name)

    def _add(self, file: str, row: int, fields: list[str]) -> None:
        number, year, outcome, municipality = fields
        place = f"{file}, rij {row}"
        self.numbers.append(_whole(number, "een nummer van een ongeval", place))
        measure = _OUTCOMES.get(outcome)
        if measure is None:
            raise BadInput(f"{outcome!r} is geen afloop van een ongeval. Verwacht wordt DOD, LET of UMS.", place=place)
        for region in (_COUNTRY, _region(municipality, place)):
            one = self.cells.setdefault((region, _year(year, place)), _Counted(file, row))
            one.of[measure] += 1
            one.of[ALL] += 1

    def check_once(self) -> None:
        import numpy as np

        ordered = np.sort(np.frombuffer(self.numbers, dtype=np.int64))
        twice = ordered[1:][ordered[1:] == ordered[:-1]]
        if twice.size:
            others = f", en {twice.size - 1} andere ook" if twice.size > 1 else ""
            raise BadInput(f"Ongeval {twice[0]} staat er twee keer in{others}. Laad elk jaar één keer.")

    def rows(self) -> Iterator[SourceRow]:
        for (region, year), one in sorted(self.cells.items()):
            for measure, value in one.of.items():
                yield SourceRow(one.file, one.row, region, measure, Period.year(year), CellStatus.FINAL, value)


def parse(files: Sequence[SourceFile]) -> Delivery:
    """Count the accidents of one or more files by municipality, year and outcome, the country included.

    Raises BadInput, with file and row, for other columns, a year, outcome or municipality that cannot be read, a row
    that was cut off, and an accident that stands there twice: then the same year was handed in twice.
    """
    if not files:
        raise BadInput("Geef ten minste één bestand ongevallen.txt.")
    tally = _Tally()
    for file in files:
        tally.read(file)
    tally.check_once()
    years = sorted({year for _region, year in tally.cells})
    told = f"{years[0]}" if len(years) == 1 else f"{years[0]} tot en met {years[-1]}"
    return Delivery(
        "Rijkswaterstaat", "BRON ongevallen", f"Verkeersongevallen, {told}", None, None, tuple(tally.rows())
    )


def _region(text: str, place: str) -> str:
    if not text:
        return _NO_PLACE
    number = _whole(text, "een nummer van een gemeente", place)
    if number > _FOUR_DIGITS:
        raise BadInput(f"{text!r} is geen nummer van een gemeente.", place=place)
    return f"GM{number:04d}"


def _year(text: str, place: str) -> int:
    year = _whole(text, "een jaar", place)
    if not _FIRST_YEAR <= year <= _FOUR_DIGITS:
        raise BadInput(f"{text!r} is geen jaar.", place=place)
    return year


def _whole(text: str, what: str, place: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= len("999999999999999")):
        raise BadInput(f"{text!r} is geen getal; hier hoort {what} te staan.", place=place)
    return int(text)
