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
_COMPARED = """
    CREATE TEMP TABLE shared AS
    SELECT subject, category, area, first_day, last_day, list_position($files, used.filename) - 1 AS version,
           used.status AS used_status, used.value AS used_value, coalesce(used.decimals, 0) AS used_decimals,
           told.status, told.value, coalesce(told.decimals, 0) AS decimals,
           used_status <> told.status
           OR (used_value, used.low, used.high, used_decimals)
              IS DISTINCT FROM (told.value, told.low, told.high, coalesce(told.decimals, 0)) AS differs
    FROM {told} AS told
    JOIN {used} AS used USING (subject, category, area, first_day, last_day)
    QUALIFY version = min(version) OVER (PARTITION BY subject, category, area, first_day, last_day)
"""
_SHARED = _COMPARED.format(told=CELLS.format(parameter="$told"), used=CELLS.format(parameter="$files"))
_WITHIN = """(
    SELECT * FROM {cells}
    WHERE list_contains($municipalities, 'GM' || substr(area, 3, 4)) AND list_contains($categories, category)
)"""
_SHARED_WITHIN = _COMPARED.format(
    told=_WITHIN.format(cells=CELLS.format(parameter="$told")),
    used=_WITHIN.format(cells=CELLS.format(parameter="$files")),
)
_ONLY = """
    FROM shared
    WHERE differs AND ($category IS NULL OR category = $category)
      AND ($municipalities IS NULL OR list_contains($municipalities, 'GM' || substr(area, 3, 4)))
"""
_IN_ORDER = """
    ORDER BY abs(coalesce(value / 10 ** decimals, 0) - coalesce(used_value / 10 ** used_decimals, 0)) DESC,
             subject, category, area, first_day, last_day
"""
_COLUMNS = """subject, category, area, first_day, last_day, version, used_status, used_value, used_decimals,
           status, value, decimals"""
_SOME = f"SELECT {_COLUMNS} {_ONLY} {_IN_ORDER} LIMIT $most OFFSET $skip"  # text of this store
_HOW_MANY = f"SELECT count(*) {_ONLY}"
_CATEGORIES = "SELECT DISTINCT category FROM shared WHERE differs ORDER BY category"
_PER_MUNICIPALITY = f"""
    SELECT 'GM' || substr(area, 3, 4) AS municipality, count(*) OVER (PARTITION BY municipality), {_COLUMNS}
    FROM shared
    WHERE differs AND left(area, 2) IN ('GM', 'WK', 'BU')
    QUALIFY row_number() OVER (PARTITION BY municipality {_IN_ORDER}) = 1
"""  # noqa: S608
_PER_VERSION = "SELECT version, count(*) FILTER (differs) FROM shared GROUP BY version"
_LARGEST = f"SELECT {_COLUMNS} FROM shared WHERE differs {_IN_ORDER} LIMIT $most"  # noqa: S608


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


@dataclass(frozen=True, slots=True)
class Only:
    """Of which differences to tell: of one class, of what lies in some municipalities; None is all."""

    category: str | None = None
    municipalities: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Some:
    """Some of the differences, the largest first: how many there are as was asked, and of what classes."""

    count: int
    told: tuple[Difference, ...]
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many cells of one municipality, its wijken and its buurten differ, and the largest difference."""

    count: int
    largest: Difference


def some_differences(told: Path, files: Sequence[Path], only: Only, *, most: int, skip: int = 0, scratch: Path) -> Some:
    """As `differences`, a page of those that are asked for."""
    if not files:
        return Some(0, (), ())
    wanted = {
        "category": only.category,
        "municipalities": None if only.municipalities is None else list(only.municipalities),
    }
    with engine(scratch) as run:
        run.execute(_SHARED, {"told": str(told), "files": [str(file) for file in files]})
        ((count,),) = run.execute(_HOW_MANY, wanted).fetchall()
        rows = run.execute(_SOME, wanted | {"most": most, "skip": skip}).fetchall()
        categories = run.execute(_CATEGORIES).fetchall()
    return Some(count, tuple(map(_difference, rows)), tuple(one for (one,) in categories))


def differences_within(
    told: Path,
    files: Sequence[Path],
    municipalities: Sequence[str],
    categories: Sequence[str],
    *,
    most: int,
    scratch: Path,
) -> tuple[Difference, ...]:
    """As `differences`, of some classes in some municipalities and what lies in them: nothing else is compared."""
    if not files:
        return ()
    parameters: dict[str, object] = {"told": str(told), "files": [str(file) for file in files]}
    with engine(scratch) as run:
        run.execute(
            _SHARED_WITHIN, parameters | {"municipalities": list(municipalities), "categories": list(categories)}
        )
        return tuple(map(_difference, run.execute(_LARGEST, {"most": most}).fetchall()))


def by_municipality(told: Path, files: Sequence[Path], *, scratch: Path) -> dict[str, Tally]:
    """By the code of a municipality what differs in it; those in which nothing does are not there."""
    if not files:
        return {}
    with engine(scratch) as run:
        run.execute(_SHARED, {"told": str(told), "files": [str(file) for file in files]})
        rows = run.execute(_PER_MUNICIPALITY).fetchall()
    return {code: Tally(count, _difference(tuple(row))) for code, count, *row in rows}


def _difference(row: tuple[Any, ...]) -> Difference:
    subject, category, area, first, last, version, used_status, used, used_decimals, status, value, decimals = row
    key = CellKey(Measure(subject, category), AreaCode(area), Period(first, last))
    before = Told(CellStatus(used_status), scaled(used, used_decimals))
    return Difference(key, version, before, Told(CellStatus(status), scaled(value, decimals)))
