"""What a delivery says otherwise than the versions in use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ineen.analysis.store.cells import CellKey, CellStatus, Measure
from ineen.analysis.store.staging import engine
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.periods import Period

# per cell of the delivery that is in use already: the first of the files that has it
_SHARED = """
    CREATE TEMP TABLE shared AS
    SELECT subject, category, area, first_day, last_day, list_position($files, used.filename) - 1 AS version,
           used.status AS used_status, used.value AS used_value, told.status, told.value,
           used_status <> told.status OR used_value IS DISTINCT FROM told.value AS differs
    FROM read_parquet($told) AS told
    JOIN read_parquet($files, filename = true) AS used USING (subject, category, area, first_day, last_day)
    QUALIFY version = min(version) OVER (PARTITION BY subject, category, area, first_day, last_day)
"""
_PER_VERSION = "SELECT version, count(*) FILTER (differs) FROM shared GROUP BY version"
_LARGEST = """
    SELECT subject, category, area, first_day, last_day, version, used_status, used_value, status, value FROM shared
    WHERE differs
    ORDER BY abs(coalesce(value, 0) - coalesce(used_value, 0)) DESC, subject, category, area, first_day, last_day
    LIMIT $most
"""


@dataclass(frozen=True, slots=True)
class Told:
    """What one delivery says about a cell; `value` is None where `status` says that there is none."""

    status: CellStatus
    value: int | None

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
    subject, category, area, first, last, version, used_status, used_value, status, value = row
    key = CellKey(Measure(subject, category), AreaCode(area), Period(first, last))
    return Difference(key, version, Told(CellStatus(used_status), used_value), Told(CellStatus(status), value))
