"""The invented national table: 14,500 buurten in 342 municipalities × 40 offences × 156 months, drawn from a seed.

Populations are log-normal, rates differ by municipality, buurt and offence, months have a season and a trend, and 2020
and 2021 a dip; noise is gamma on Poisson. Nothing in it is about anybody.
"""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ineen.analysis.frame.status import Status
from ineen.analysis.national.cube import Cube, Names, Rows, filled, keep, kept, key_of

SEED: Final = 20260301
PEOPLE: Final = 17_940_000
TOTAL: Final = 10_383_424  # registered in all months together: some 800,000 a year
_FORM: Final = "2"


@dataclass(frozen=True, slots=True)
class Size:
    buurten: int = 14_500
    municipalities: int = 342
    offences: int = 40
    months: int = 156


WHOLE: Final = Size()
SMALL: Final = Size(buurten=2_900, municipalities=68, offences=12)


@dataclass(frozen=True, slots=True)
class Table:
    """Where the table lies: every cell, only those above zero, and the inhabitants and municipality of each buurt."""

    size: Size
    dense: Path
    sparse: Path
    places: Path
    folder: Path

    def people(self) -> NDArray[np.float64]:
        return np.asarray(np.load(self.places)[0], dtype=np.float64)

    def municipality(self) -> NDArray[np.int64]:
        return np.asarray(np.load(self.places)[1], dtype=np.int64)

    @property
    def names(self) -> Names:
        """Names of the axes of the cube."""
        sizes = (self.size.buurten, self.size.offences, self.size.months)
        areas, offences, months = (tuple(map(str, range(one))) for one in sizes)
        return Names(areas, offences, months)

    @property
    def key(self) -> str:
        return key_of([self.sparse.stem, str(SEED), _FORM])

    def cube(self) -> Cube:
        """The kept cube; made from the sparse file where it is not there."""
        found = kept(self.folder, self.key)
        if found is None:
            keep(self.made_cube(), self.folder, self.key)
            found = kept(self.folder, self.key)
        assert found is not None
        return found

    def made_cube(self) -> Cube:
        """From the file without zeros, which says that it leaves them out."""
        import duckdb

        with duckdb.connect() as engine:
            query = f"SELECT month, offence, buurt, n FROM '{self.sparse}'"
            found = engine.execute(query).fetchnumpy()
        status = np.full(len(found["n"]), int(Status.FINAL), dtype=np.uint8)
        rows = Rows(found["month"], found["offence"], found["buurt"], status, found["n"])
        return filled(self.names, [rows], untold=Status.FINAL)


def table(size: Size) -> Table:
    """The table of this size, made where it does not lie in the folder of measurements yet."""
    home = Path(os.environ.get("INEEN_BENCH", Path(tempfile.gettempdir()) / "ineen-bench-national"))
    folder = home / f"{_FORM}-{size.buurten}-{size.offences}-{size.months}"
    found = Table(size, folder / "dense.parquet", folder / "sparse.parquet", folder / "places.npy", folder)
    if not found.places.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _make(found)
    return found


def _make(made: Table) -> None:
    import duckdb

    size, rng = made.size, np.random.default_rng(SEED)
    municipality = np.sort(rng.integers(0, size.municipalities, size.buurten))
    municipality[: size.municipalities] = np.arange(size.municipalities)
    municipality.sort()
    people = np.exp(rng.normal(0, 1.0, size.buurten))
    people = np.maximum(np.round(people / people.sum() * PEOPLE * size.buurten / WHOLE.buurten), 5)
    level = rng.normal(0, 0.35, size.municipalities)[municipality] + rng.normal(0, 0.4, size.buurten)
    weight = rng.dirichlet(np.full(size.offences, 0.6)) * people.sum() / PEOPLE * TOTAL / WHOLE.months
    with duckdb.connect(config={"threads": 1}) as engine:
        engine.execute("CREATE TABLE t (month UTINYINT, offence UTINYINT, buurt USMALLINT, muni USMALLINT, n UINTEGER)")
        buurt, muni = np.arange(size.buurten, dtype=np.uint16), municipality.astype(np.uint16)
        for month in range(size.months):
            counts = _month(rng, month, people * np.exp(level) / (people * np.exp(level)).sum(), weight)
            rows = {  # noqa: F841 - DuckDB reads it by its name
                "month": np.full(counts.size, month, np.uint8),
                "offence": np.repeat(np.arange(size.offences, dtype=np.uint8), size.buurten),
                "buurt": np.tile(buurt, size.offences),
                "muni": np.tile(muni, size.offences),
                "n": counts.ravel().astype(np.uint32),
            }
            engine.execute("INSERT INTO t SELECT month, offence, buurt, muni, n FROM rows")
        engine.execute(f"COPY t TO '{made.dense}' (FORMAT parquet, COMPRESSION zstd)")
        engine.execute(f"COPY (SELECT * FROM t WHERE n > 0) TO '{made.sparse}' (FORMAT parquet, COMPRESSION zstd)")
    with made.places.with_suffix(".part").open("wb") as file:
        np.save(file, np.stack([people.astype(np.int64), municipality]))
    made.places.with_suffix(".part").replace(made.places)


def _month(
    rng: np.random.Generator, month: int, share: NDArray[np.float64], weight: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Offences × buurten."""
    phase = np.arange(len(weight)) / len(weight) * 2 * np.pi
    season = np.exp(0.12 * np.cos(2 * np.pi * month / 12 + phase) - 0.025 * month / 12)
    dip = 0.8 if 96 <= month < 120 else 1.0  # noqa: PLR2004
    expected = (weight * season * dip)[:, np.newaxis] * share
    shape = np.linspace(2, 10, len(weight))[:, np.newaxis]
    return rng.poisson(expected * rng.standard_gamma(np.broadcast_to(shape, expected.shape)) / shape)
