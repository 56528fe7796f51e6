"""Tests of the whole country that were worked out beforehand, each in a file named by all that it follows from.

Another delivery, another list of municipalities or another method gives another name: a file is never out of date, and
who deletes the folder loses time alone. A damaged file counts as none.
"""

import logging
import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, BinaryIO, Final
from zipfile import BadZipFile, ZipFile

from django.conf import settings

from ineen.ground.areas.queries import listed_municipalities

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ineen.analysis.statistics.changes import Changes
    from ineen.analysis.statistics.dispersion import Dispersion

METHODS: Final = ("areas", "frame", "statistics", "national", "store")  # of analysis: what an answer is made with
OWN: Final = ("borders.py", "converted.py", "converted_frames.py", "tested.py")  # and of the queries
log = logging.getLogger("ineen.figures")


def folder() -> Path:
    """Where they lie."""
    found: Path = settings.INEEN_DATA / "worked-out"
    return found


def name_of(parts: Iterable[object]) -> str:
    """The name of what follows from these parts, by the methods and the municipalities of this version of Ineen."""
    told = "\n".join([_methods(), _municipalities(), *map(repr, parts)])
    return sha256(told.encode()).hexdigest()


def is_kept(name: str) -> bool:
    """Whether a file of that name is there and whole; each is looked through once, and again when it changes."""
    try:
        state = _path(name).stat()
    except FileNotFoundError:
        return False
    return _is_whole(_path(name), state.st_size, state.st_mtime_ns, state.st_ino)


def changes_named(name: str) -> "Changes | None":
    """What was kept under a name; None where nothing was, or it is damaged."""
    import numpy as np

    from ineen.analysis.statistics.changes import Changes

    try:
        with _path(name).open("rb") as file, np.load(file, allow_pickle=False) as told:
            return Changes(
                areas=tuple(told["areas"].tolist()),
                indicators=tuple(told["indicators"].tolist()),
                status=told["status"],
                difference=told["difference"],
                probability=told["probability"],
                corrected=told["corrected"],
                dispersion=tuple(map(_dispersion, told["dispersion"])),
            )
    except FileNotFoundError:
        return None
    except (BadZipFile, EOFError, KeyError, OSError, ValueError):
        log.warning("De uitkomsten in %s zijn beschadigd en worden opnieuw berekend.", name)
        return None


def keep_changes(name: str, made: "Changes") -> None:
    """Keep it: first beside its place, then one rename. A full disk leaves what was there."""
    import numpy as np

    with _put(_path(name)) as file:
        np.savez(
            file,
            areas=np.array([str(one) for one in made.areas], dtype=np.str_),
            indicators=np.array([str(one) for one in made.indicators], dtype=np.str_),
            status=made.status,
            difference=made.difference,
            probability=made.probability,
            corrected=made.corrected,
            dispersion=np.array([_row(one) for one in made.dispersion]).reshape(-1, _FIELDS),
        )


def forget_others(names: Collection[str]) -> int:
    """Take away what no present question follows from; returns how many files went."""
    unused = [path for path in folder().glob("*.npz") if path.stem not in names]
    for path in unused:
        path.unlink(missing_ok=True)
    return len(unused)


_FIELDS: Final = 9


def _row(one: "Dispersion | None") -> list[float]:
    if one is None:
        return [0.0] * _FIELDS
    return [one.cells, one.level, one.slope, one.centre, one.ratio, *one.information.ravel().tolist()]


def _dispersion(row: "NDArray[np.float64]") -> "Dispersion | None":
    from ineen.analysis.statistics.dispersion import Dispersion

    cells, level, slope, centre, ratio, *information = row.tolist()
    if not cells:
        return None
    return Dispersion(level, slope, centre, ratio, int(cells), row[-len(information) :].reshape(2, 2))


def _path(name: str) -> Path:
    return folder() / f"{name}.npz"


@lru_cache(1024)
def _is_whole(path: Path, size: int, written: int, node: int) -> bool:
    del size, written, node
    try:
        with ZipFile(path) as told:
            return told.testzip() is None
    except (BadZipFile, EOFError, OSError):
        return False


@contextmanager
def _put(path: Path) -> Iterator[BinaryIO]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as file:
        try:
            yield file  # type: ignore[misc]  # a temporary file is one to write to
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise


@cache
def _methods() -> str:
    """The text of everything that works them out, in short."""
    digest = sha256()
    analysis, queries = files("ineen.analysis"), files("ineen.evidence.queries")
    own = (queries.joinpath(name) for name in OWN)
    for one in [*(one for part in METHODS for one in _modules(analysis.joinpath(part))), *own]:
        digest.update(one.read_bytes())
    return digest.hexdigest()


def _modules(place: Traversable) -> list[Traversable]:
    return sorted((one for one in place.iterdir() if one.name.endswith(".py")), key=lambda one: one.name)


@cache
def _municipalities() -> str:
    return sha256(repr(listed_municipalities()).encode()).hexdigest()
