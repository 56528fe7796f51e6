"""The cube: every count of a kind of area as a whole number, period by period, with what each cell is beside it.

One file, made from immutable deliveries and named by what it was made from. Lost or damaged, it is made again.
"""

import json
import logging
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import file_digest, sha256
from itertools import chain
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ineen.analysis.frame.frame import Frame
from ineen.analysis.frame.status import Status, Statuses, has_value

MIXED: Final = 255  # of a period and an indicator of which the areas do not all have the same status
_FORM: Final = "ineen cube 1"
_TAIL: Final = 32  # bytes of SHA-256
log = logging.getLogger("ineen.figures")


class Rows(NamedTuple):
    """Cells of a source: per row its position along each axis, its status and its value (0 where it has none)."""

    period: NDArray[np.integer]
    indicator: NDArray[np.integer]
    area: NDArray[np.integer]
    status: NDArray[np.integer]
    value: NDArray[np.integer]


@dataclass(frozen=True, slots=True)
class Names:
    """What the positions along the axes stand for; all areas in one classification year (0 where it has none)."""

    areas: tuple[str, ...]
    indicators: tuple[str, ...]
    periods: tuple[str, ...]
    classification_year: int = 0

    @property
    def shape(self) -> tuple[int, int, int]:
        return len(self.periods), len(self.indicators), len(self.areas)


@dataclass(frozen=True, slots=True, eq=False)
class Cube:
    """Periods × indicators × areas.

    values
        uint16 or uint32, as large as the largest value asks; 0 where there is none.
    status
        codes of `Status`, of the same shape: a 0 that was counted and a cell that nobody told differ here.
    uniform
        periods × indicators: the status of all areas together, `MIXED` where they differ. So a sum over what is told
        everywhere need not look at each status.
    """

    names: Names
    values: NDArray[np.unsignedinteger]
    status: Statuses
    uniform: NDArray[np.uint8]

    def frame(self, periods: Sequence[str] | None = None) -> Frame:
        """The cells as a frame, for who wants to look: eight times as large."""
        at = [self.names.periods.index(one) for one in (self.names.periods if periods is None else periods)]
        status = np.ascontiguousarray(self.status[at].transpose(2, 1, 0))
        told = self.values[at].transpose(2, 1, 0).astype(np.float64)
        names = tuple(self.names.periods[one] for one in at)
        return Frame(self.names.areas, self.names.indicators, names, status, np.where(has_value(status), told, np.nan))


def filled(names: Names, rows: Iterable[Rows], *, untold: Status = Status.UNKNOWN) -> Cube:
    """A cube from rows, each cell at most once.

    rows
        in as many parts as they come in.
    untold
        what a cell is that has no row: unknown, or zero and final for a source that leaves its zeros out and says so.

    Raises ValueError for a row outside the cube, a cell told twice, and values that are no counts.
    """
    values = np.zeros(names.shape, dtype=np.uint16)
    status = np.full(names.shape, MIXED, dtype=np.uint8)
    told = 0
    for part in rows:
        values = _put(values, status, part)
        told += len(part.value)
    silent = status == MIXED
    if status.size - int(silent.sum()) != told:
        raise ValueError("a cell of the cube is told twice")
    status[silent] = untold
    return Cube(names, values, status, _uniform(status))


def _put(values: NDArray[np.unsignedinteger], status: Statuses, part: Rows) -> NDArray[np.unsignedinteger]:
    if not len(part.value):
        return values
    try:
        at = np.ravel_multi_index((part.period, part.indicator, part.area), values.shape)
    except ValueError:
        raise ValueError(f"a row lies outside the cube of {values.shape}") from None
    if part.value.min() < 0 or part.value.max() > np.iinfo(np.uint32).max:
        raise ValueError("counts are whole numbers from 0 up to four thousand million")
    if part.value.max() > np.iinfo(values.dtype).max:
        values = values.astype(np.uint32)
    told = np.asarray(part.status, dtype=np.uint8)
    values.flat[at] = np.where(has_value(told), part.value, 0)
    status.flat[at] = told
    return values


def _uniform(status: Statuses) -> NDArray[np.uint8]:
    if not status.shape[-1]:
        return np.full(status.shape[:2], MIXED, dtype=np.uint8)
    least, most = status.min(axis=2), status.max(axis=2)
    return np.where(least == most, most, MIXED).astype(np.uint8)


def key_of(parts: Iterable[str]) -> str:
    """The name of what follows from these parts: deliveries by their hashes, and what was asked of them."""
    return sha256("\n".join(chain([_FORM], parts)).encode()).hexdigest()


def keep(cube: Cube, folder: Path, key: str) -> Path:
    """Write a cube under its key: first beside it, then one rename. A full disk leaves what was there."""
    folder.mkdir(parents=True, exist_ok=True)
    planes = (cube.values, cube.status, cube.uniform)
    head = {
        "form": _FORM,
        "kind": cube.values.dtype.str,
        "areas": cube.names.areas,
        "indicators": cube.names.indicators,
        "periods": cube.names.periods,
        "classification_year": cube.names.classification_year,
    }
    written = NamedTemporaryFile(dir=folder, prefix=".cube-", delete=False)  # noqa: SIM115 - closed by the `with` below
    try:
        with written as file:
            for plane in planes:
                plane.tofile(file)
            names = json.dumps(head).encode()
            file.write(names + len(names).to_bytes(8, "little"))
            file.flush()
            os.fsync(file.fileno())
        with Path(written.name).open("r+b") as file:
            digest = file_digest(file, "sha256").digest()
            file.seek(0, os.SEEK_END)
            file.write(digest)
        return Path(written.name).replace(folder / f"{key}.cube")
    except BaseException:
        Path(written.name).unlink(missing_ok=True)
        raise


def kept(folder: Path, key: str) -> Cube | None:
    """The cube of this key, its planes read from the disk as they are needed; None where it is not there, or damaged.

    A file is hashed once per process, and again when its size or moment of writing changes.
    """
    path = folder / f"{key}.cube"
    try:
        state = path.stat()
    except FileNotFoundError:
        return None
    return _opened(path, state.st_size, state.st_mtime_ns, state.st_ino)


@lru_cache(64)
def _opened(path: Path, size: int, written: int, node: int) -> Cube | None:
    """The cube in a file as it lies there now; None where it is damaged."""
    del written, node
    if not _is_sound(path, size):
        return None
    with path.open("rb") as file:
        file.seek(-(_TAIL + 8), os.SEEK_END)
        length = int.from_bytes(file.read(8), "little")
        file.seek(-(_TAIL + 8 + length), os.SEEK_END)
        head = json.loads(file.read(length))
    if head["form"] != _FORM:
        return None
    names = Names(tuple(head["areas"]), tuple(head["indicators"]), tuple(head["periods"]), head["classification_year"])
    return _mapped(path, names, np.dtype(head["kind"]))


def _mapped(path: Path, names: Names, kind: np.dtype[np.unsignedinteger]) -> Cube:
    cells = int(np.prod(names.shape))
    if not cells:
        nothing = np.zeros(names.shape, np.uint8)
        return Cube(names, nothing.astype(kind), nothing, _uniform(nothing))
    values = np.memmap(path, dtype=kind, mode="r", shape=names.shape)
    status = np.memmap(path, dtype=np.uint8, mode="r", offset=values.nbytes, shape=names.shape)
    ends = values.nbytes + status.nbytes
    uniform = np.fromfile(path, dtype=np.uint8, count=int(np.prod(names.shape[:2])), offset=ends)
    return Cube(names, np.asarray(values), np.asarray(status), uniform.reshape(names.shape[:2]))


def _is_sound(path: Path, size: int) -> bool:
    """Whether the last 32 bytes are still the SHA-256 of those before them."""
    digest, left = sha256(), size - _TAIL
    with path.open("rb") as file:
        while left > 0:
            part = file.read(min(left, 1 << 20))
            if not part:
                break
            digest.update(part)
            left -= len(part)
        sound = left == 0 and file.read() == digest.digest()
    if not sound:
        log.warning("De rekenkubus %s is beschadigd en wordt opnieuw gemaakt.", path.name)
    return sound
