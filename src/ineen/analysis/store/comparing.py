"""What a delivery says otherwise than the versions in use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ineen.analysis.store.cells import CellKey, CellStatus, Measure, scaled
from ineen.analysis.store.engine import CELLS
from ineen.analysis.store.staging import engine
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.periods import Period

# per cell of the delivery that is in use already: the first of the files that has it
_SHARED = f"""
    CREATE TEMP TABLE shared AS
    SELECT subject, category, area, first_day, last_day, list_position($files, used.filename) - 1 AS version,
           used.status AS used_status, used.value AS used_value, coalesce(used.decimals, 0) AS used_decimals,
           told.status, told.value, coalesce(told.decimals, 0) AS decimals,
           used_status <> told.status
           OR (used_value, used.low, used.high, used_decimals)
              IS DISTINCT FROM (told.value, told.low, told.high, coalesce(told.decimals, 0)) AS differs
    FROM {CELLS.format(parameter="$told")} AS told
    JOIN {CELLS.format(parameter="$files")} AS used USING (subject, category, area, first_day, last_day)
    QUALIFY version = min(version) OVER (PARTITION BY subject, category, area, first_day, last_day)
"""  # noqa: S608  # text of this store
_PER_VERSION = "SELECT version, count(*) FILTER (differs) FROM shared GROUP BY version"
_LARGEST = """
    SELECT subject, category, area, first_day, last_day, version, used_status, used_value, used_decimals,
           status, value, decimals
    FROM shared
    WHERE differs
    ORDER BY abs(coalesce(value / 10 ** decimals, 0) - coalesce(used_value / 10 ** used_decimals, 0)) DESC,
             subject, category, area, first_day, last_day
    LIMIT $most
"""


@dataclass(frozen=True, slots=True)
class Told:
    """What one delivery says about a cell; `value` is None where `status` says that there is none."""

    status: CellStatus
    value: float | None

    @property
    def provisional(self) -> bool:
        return self.status is CellStatus.PROVISIONAL


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell that the delivery says otherwise than the version in use: its position in the files that were given."""

    key: CellKey
    version: int
    used: Told
    told: Told


@dataclass(frozen=True, slots=True)
class Differences:
    """What became of the cells that are in use already.

    per_version
        by the position of each version from which such a cell comes, how many of them differ; that may be none.
    largest
        the differences, the largest first.
    """

    per_version: Mapping[int, int]
    largest: tuple[Difference, ...]

    @property
    def count(self) -> int:
        return sum(self.per_version.values())


def differences(told: Path, files: Sequence[Path], *, most: int, scratch: Path) -> Differences:
    """Compare a delivery with versions, the one that wins first; cells that no version has are no difference.

    told, files
        Parquet files, the first of a staged delivery or of a version.
    most
        how many differences are told one by one, the largest first.
    scratch
        a folder for what does not fit in memory.
    """
    if not files:
        return Differences({}, ())
    parameters = {"told": str(told), "files": [str(file) for file in files]}
    with engine(scratch) as run:
        run.execute(_SHARED, parameters)
        per_version = dict(run.execute(_PER_VERSION).fetchall())
        largest = run.execute(_LARGEST, {"most": most}).fetchall()
    return Differences(per_version, tuple(_difference(row) for row in largest))


def _difference(row: tuple[Any, ...]) -> Difference:
    subject, category, area, first, last, version, used_status, used, used_decimals, status, value, decimals = row
    key = CellKey(Measure(subject, category), AreaCode(area), Period(first, last))
    before = Told(CellStatus(used_status), scaled(used, used_decimals))
    return Difference(key, version, before, Told(CellStatus(status), scaled(value, decimals)))
