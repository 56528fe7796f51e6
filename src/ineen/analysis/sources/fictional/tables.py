"""What invented figures are calibrated on: the country per class and month, and characters of buurten."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from ineen.analysis.store.cells import Measure

CRIME, NUISANCE = "Geregistreerde misdrijven", "Geregistreerde overlast"
TOTALS: Final = {
    CRIME: Measure(CRIME, "Totaal misdrijven"),
    NUISANCE: Measure(NUISANCE, "Totaal registraties overlast"),
}
OTHER: Final = "(overige)"  # counts in the total, and is no class of its own
LAST_YEAR: Final = 2023  # of the national rates
_OWN_SEASON = 2020  # the year of which the months were unlike any other
_LOOKED_BACK = 4  # years: how a class went since then is how it goes on, and ever less
_FADES = 0.6
_GENTLE = (0.95, 1.05)
# which column of `characters.csv` a class goes by; what is not named goes by "overig"
_GROUPS: Final = {
    "1.1.1": "wonen", "1.1.2": "wonen", "1.2.1": "auto", "1.2.3": "fiets", "1.3.1": "verkeer", "1.4.3": "geweld",
    "1.4.4": "geweld", "1.4.5": "geweld", "1.4.6": "geweld", "2.2.1": "vernieling", "2.5.2": "winkel",
    "3.1.1": "drugs", "3.5.2": "verkeer", "3.7.4": "digitaal", "3.9.1": "digitaal", "Melding overlast jeugd":
    "vernieling", "Overlast door verward persoon": "zorg", "Overlast ivm alcohol/ drugs": "drugs",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class National:
    """One class of the country: its rate per 1,000 inhabitants per year, and its months against the mean of a year."""

    measure: Measure
    rates: tuple[float, ...]
    season: tuple[float, ...]
    season_2020: tuple[float, ...]

    @property
    def group(self) -> str:
        category = self.measure.category
        return _GROUPS.get(category) or _GROUPS.get(category.partition(" ")[0], "overig")

    def rate(self, year: int) -> float:
        """Per 1,000 inhabitants in a year. After the table the class goes on as it went, each year a little less."""
        if year <= LAST_YEAR:
            return self.rates[year - LAST_YEAR - 1]
        grew = (self.rates[-1] / self.rates[-1 - _LOOKED_BACK]) ** (1 / _LOOKED_BACK)
        yearly = min(max(grew, _GENTLE[0]), _GENTLE[1])
        left = sum(_FADES**after for after in range(1, year - LAST_YEAR + 1))
        return float(self.rates[-1] * yearly**left)

    def index(self, year: int, month: int) -> float:
        """The share of a month (from 1) in its year, times twelve."""
        return (self.season_2020 if year == _OWN_SEASON else self.season)[month - 1]


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files("ineen.analysis.sources.fictional").joinpath(name).read_text(encoding="utf-8")
    kept = (line for line in text.splitlines() if not line.startswith("#"))
    return csv.DictReader(kept, delimiter=";", strict=True)


def _national(row: dict[str, str]) -> National:
    numbers = [float(text) for text in list(row.values())[2:]]
    years = len(numbers) - 24
    return National(
        Measure(row["onderwerp"], row["klasse"]),
        rates=tuple(numbers[:years]),
        season=tuple(numbers[years : years + 12]),
        season_2020=tuple(numbers[years + 12 :]),
    )


NATIONAL: Final = tuple(map(_national, _rows("national.csv")))
CLASSES: Final = tuple(one.measure.category for one in NATIONAL if one.measure.category != OTHER)
CHARACTERS: Final = {
    row.pop("aard"): {group: float(times) for group, times in row.items()} for row in _rows("characters.csv")
}
