"""Do the parts add up to the country?"""

from dataclasses import dataclass
from typing import Final

from ineen.analysis.sources.regions import COUNTRY
from ineen.analysis.store.cells import Measure
from ineen.analysis.store.staging import Staged, engine
from ineen.ground.kernel.area_codes import AreaKind
from ineen.ground.kernel.periods import Period

_PARTS: Final = {"GM": AreaKind.MUNICIPALITY, "RE": AreaKind.POLICE_UNIT}
_QUERY = """
    SELECT part.subject, part.category, part.first_day, part.last_day, left(part.area, 2),
           any_value(country.value), coalesce(sum(part.value), 0)::BIGINT, count(*) - count(part.value),
           count(part.value)
    FROM read_parquet($sorted) AS part
    JOIN read_parquet($sorted) AS country
      ON country.area = $country AND country.value IS NOT NULL
     AND (part.subject, part.category, part.first_day, part.last_day)
       = (country.subject, country.category, country.first_day, country.last_day)
    WHERE left(part.area, 2) IN ('GM', 'RE')
    GROUP BY 1, 2, 3, 4, 5
    ORDER BY 1, 2, 3, 4, 5
"""


@dataclass(frozen=True, slots=True)
class SumCheck:
    """One comparison, in counts. `parts` leaves out what has no value; `without_value` says how many those are.

    `rounding` is the most that the two can differ because the publisher rounds each of them.
    """

    measure: Measure
    period: Period
    kind: AreaKind
    country: int
    parts: int
    without_value: int
    rounding: int = 0

    @property
    def difference(self) -> int:
        """Country minus parts; 0 when they add up."""
        return self.country - self.parts

    @property
    def wrong(self) -> bool:
        """Whether they differ by more than rounding can do."""
        return abs(self.difference) > self.rounding


def sum_checks(staged: Staged, *, rounded_to: int = 1) -> tuple[SumCheck, ...]:
    """Compare municipalities, and police units, with the country: per measure and period in which both have a value.

    rounded_to
        the publisher rounds each count to a multiple of this.

    "Niet in te delen" counts as a part, as the publisher means it: with it the parts of table 47013NED add up exactly.
    """
    with engine(staged.file.parent) as run:
        found = run.execute(_QUERY, {"sorted": str(staged.file), "country": COUNTRY.code}).fetchall()
    return tuple(
        SumCheck(
            Measure(subject, category),
            Period(first, last),
            _PARTS[kind],
            country,
            parts,
            without,
            rounding=(valued + 1) * (rounded_to // 2),
        )
        for subject, category, first, last, kind, country, parts, without, valued in found
    )
