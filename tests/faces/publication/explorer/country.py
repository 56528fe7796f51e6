"""What the tests of the pages of figures share: addresses, measures, and a whole country of counts."""

import csv

import numpy as np

from ineen.analysis.store.cells import Measure
from ineen.ground.areas.queries import municipalities
from tests.helpers.deliveries import Values, deliver, deliver_inhabitants

BURGLARY = Measure("Geregistreerde misdrijven", "1.1.1 Diefstal/inbraak woning")
DRUGS = Measure("Geregistreerde misdrijven", "3.1.1 Drugshandel")
TOTAL, BURGLED = "/cijfers/misdrijven", "/cijfers/woninginbraak"


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(content.decode("utf-8-sig").splitlines(), delimiter=";"))


def whole_country(measure: Measure = BURGLARY) -> None:
    """Every municipality: inhabitants, and counts that vary somewhat more than chance from year to year."""
    rng = np.random.default_rng(1)
    codes = sorted(one.code for one in municipalities())  # each database sorts names in its own way
    people = {code: int(size) for code, size in zip(codes, np.geomspace(1_100, 900_000, 342), strict=True)}
    people["GM0342"] = 47_000
    counts: Values = {
        code: {
            str(year): int(rng.poisson(size * 0.002 * np.exp(rng.normal(0, 0.1)) * np.exp(rng.normal(0, 0.05))))
            for year in (2023, 2024)
        }
        for code, size in people.items()
    }
    deliver({**counts, "GM0342": {"2023": 94, "2024": 99}}, measure=measure, table="47018NED")
    deliver_inhabitants({code: {"2024": size} for code, size in people.items()})
