"""Whether the file of a version is still as it was written. A file is hashed once, and again when it changes."""

import logging
import os
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ineen.analysis.store.writing import is_sound

MOST_FILES = 4096
log = logging.getLogger("ineen.figures")


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file as it lies on the disk: another size or moment of writing makes it another file."""

    path: str
    size: int
    written: int


def file_of(folder: Path) -> StoredFile | str:
    """The sound file of a version, or in Dutch what is wrong with it and the remedy; a damaged file by its hash.

    folder
        the version's folder, as `writing.write` made it.
    """
    files = _files(folder)
    if sound := next((file for file in files if _is_sound(file)), None):
        return sound
    if not files:
        return f"Het cijferbestand van levering {folder.name} is er niet. Laad deze levering opnieuw."
    return f"Het cijferbestand {Path(files[0].path).stem} is beschadigd. Laad levering {folder.name} opnieuw."


def _files(folder: Path) -> list[StoredFile]:
    found = []
    with suppress(FileNotFoundError), os.scandir(folder) as entries:  # a quarter of the time that a glob takes
        for entry in entries:
            if entry.name.endswith(".parquet"):
                state = entry.stat()
                found.append(StoredFile(entry.path, state.st_size, state.st_mtime_ns))
    return sorted(found, key=lambda file: file.path)


@lru_cache(maxsize=MOST_FILES)
def _is_sound(file: StoredFile) -> bool:
    path = Path(file.path)
    sound = is_sound(path)
    if not sound:
        log.error("Het cijferbestand %s van levering %s is beschadigd.", path.stem, path.parent.name)
    return sound
