"""Makes `national.csv` of the fictional connector from the national figures: `python -m` this module writes it.

    misdrijven_jaar_2012_2023.csv   Politie, table 47013NED: registered crimes of the Netherlands per class and year
    misdrijven_maand_2012_2020.csv  the same per month, to 2020
    overlast_jaar_2012_2023.csv     Politie, table 47021NED: registered nuisance of the Netherlands per class and year
    bevolking_jaar.csv              CBS: mean population per year

Only rates per 1,000 inhabitants and seasonal indices come out; counts of the country do not.
"""

import csv
from collections.abc import Iterable, Mapping
from itertools import chain

from tests.lanes import ROOT, SHARED_DATA

TARGET = ROOT / "src" / "ineen" / "analysis" / "sources" / "fictional" / "national.csv"
NATIONAL = SHARED_DATA / "national"
YEARS, MONTHS = range(2012, 2024), range(1, 13)
ORDINARY = range(2012, 2020)  # the years that make a season; 2020 has its own
HORIZONTAL_FRAUD_FROM = 2016  # the police did not register it before
CRIME = "Geregistreerde misdrijven"
NUISANCE = "Geregistreerde overlast"
CLASSES = (
    "1.1.1 Diefstal/inbraak woning",
    "1.1.2 Diefstal/inbraak box/garage/schuur",
    "1.2.1 Diefstal uit/vanaf motorvoertuigen",
    "1.2.3 Diefstal van brom-, snor-, fietsen",
    "1.3.1 Ongevallen (weg)",
    "1.4.3 Openlijk geweld (persoon)",
    "1.4.4 Bedreiging",
    "1.4.5 Mishandeling",
    "1.4.6 Straatroof",
    "2.2.1 Vernieling cq. zaakbeschadiging",
    "2.5.2 Winkeldiefstal",
    "3.1.1 Drugshandel",
    "3.5.2 Onder invloed (weg)",
    "3.7.4 Cybercrime",
    "3.9.1 Horizontale fraude",
)
NUISANCE_CLASSES = ("Melding overlast jeugd", "Overlast door verward persoon", "Overlast ivm alcohol/ drugs")
TOTALS = {CRIME: "Totaal misdrijven", NUISANCE: "Totaal registraties overlast"}
OTHER = "(overige)"
# No month of nuisance is at hand: these seasons are assumed, with more young people outside in summer.
ASSUMED = {
    "Melding overlast jeugd": (0.82, 0.83, 0.92, 1.04, 1.13, 1.15, 1.12, 1.13, 1.09, 1.04, 0.92, 0.81),
    "Overlast door verward persoon": (0.94, 0.94, 0.98, 1.0, 1.04, 1.06, 1.06, 1.05, 1.01, 0.99, 0.97, 0.96),
}
ASSUMED_OTHERWISE = (0.91, 0.9, 0.95, 1.01, 1.07, 1.1, 1.12, 1.1, 1.03, 0.98, 0.92, 0.91)
HEAD = """\
# Landelijke cijfers per 1.000 inwoners en maandindexen (gemiddelde 1) voor de verzonnen voorbeeldcijfers.
# Bron: Politie, tabellen 47013NED en 47021NED (kopie van april 2024), en CBS, gemiddelde bevolking per jaar.
# De maandindexen van overlast zijn aangenomen. Gemaakt door tests/analysis/sources/fictional/calibration.py.
"""

Counts = Mapping[tuple[str, int], int]


def table() -> str:
    """The whole of `national.csv`."""
    people = {int(year): float(count) for year, count in _rows("bevolking_jaar.csv")}
    months = _months()
    lines = [["onderwerp", "klasse", *map(str, YEARS), *_names(""), *_names("2020-")]]
    for subject, yearly, classes in (
        (CRIME, _years("misdrijven_jaar_2012_2023.csv"), CLASSES),
        (NUISANCE, _years("overlast_jaar_2012_2023.csv"), NUISANCE_CLASSES),
    ):
        for category in (*classes, OTHER):
            counts = [_count(yearly, category, year, TOTALS[subject], classes) for year in YEARS]
            rates = [f"{1000 * count / people[year]:.4f}" for year, count in zip(YEARS, counts, strict=True)]
            lines.append([subject, category, *rates, *_seasons(category, months, assumed=subject == NUISANCE)])
    return HEAD + "".join(";".join(line) + "\n" for line in lines)


def _names(before: str) -> list[str]:
    return [f"{before}{month:02d}" for month in MONTHS]


def _count(yearly: Counts, category: str, year: int, total: str, classes: Iterable[str]) -> int:
    if category != OTHER:
        return yearly[category, year]
    return yearly[total, year] - sum(yearly[one, year] for one in classes)


def _seasons(category: str, months: Counts, *, assumed: bool) -> list[str]:
    """Twelve indices of an ordinary year and the twelve of 2020."""
    if assumed:
        season = ASSUMED.get(category, ASSUMED_OTHERWISE)
        return [f"{index:.3f}" for index in (*season, *season)]
    years = [year for year in ORDINARY if not category.startswith("3.9.1") or year >= HORIZONTAL_FRAUD_FROM]
    return [f"{index:.3f}" for index in chain(_indices(category, years, months), _indices(category, [2020], months))]


def _indices(category: str, years: Iterable[int], months: Counts) -> list[float]:
    """Mean share of each month in its year, times twelve."""
    shares = [
        [months[category, 100 * year + month] / sum(months[category, 100 * year + one] for one in MONTHS) * 12]
        for month in MONTHS
        for year in years
    ]
    count = len(shares) // 12
    return [sum(chain(*shares[at * count : (at + 1) * count])) / count for at in range(12)]


def _months() -> Counts:
    names = {category.partition(" ")[0]: category for category in CLASSES} | {"0.0.0": TOTALS[CRIME]}
    found: dict[tuple[str, int], int] = {}
    for code, day, count in _rows("misdrijven_maand_2012_2020.csv"):
        found[names.get(code, code), int(day[:4]) * 100 + int(day[5:7])] = int(count)
    for moment in [100 * year + month for year in range(2012, 2021) for month in MONTHS]:
        listed = sum(found[category, moment] for category in CLASSES)
        found[OTHER, moment] = found[TOTALS[CRIME], moment] - listed
    return found


def _years(name: str) -> Counts:
    return {(category, int(year)): int(count) for category, year, count in _rows(name) if count}


def _rows(name: str) -> list[list[str]]:
    with (NATIONAL / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


if __name__ == "__main__":
    TARGET.write_text(table(), encoding="utf-8")
