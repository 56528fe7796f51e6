"""Making a backup: first the seals, then the databases, then the files that their rows name."""

import errno
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings

from ineen.evidence.queries import figures_folder
from ineen.faces.command.backups import databases
from ineen.faces.command.backups.manifest import Content, Manifest, write_manifest
from ineen.ground.files.queries import storage
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.privacy.compartments import WORLDS
from ineen.ground.ui.formats import size

OF_KEYS = ("keys",)


def folders_of_ineen() -> dict[str, Path]:
    """Name in the backup → folder of this installation."""
    return {"seals": settings.INEEN_SEALS, "figures": figures_folder(), "files": Path(storage().path(""))}


def folders_of_keys() -> dict[str, Path]:
    return {"secrets": settings.INEEN_DATA / "secrets"}


def back_up(folder: Path, *, now: datetime) -> Manifest:
    """Everything but the keys. Raises BadInput when the folder is in use, or when there is no room."""

    def fill(scratch: Path) -> None:
        # a seal is older than its rows, a file older than the row that names it: in this order nothing is missing
        found = folders_of_ineen()
        _copy_folder(found.pop("seals"), scratch / "seals")
        _dump(WORLDS, scratch)
        for name, source in found.items():
            _copy_folder(source, scratch / name)

    sources = list(folders_of_ineen().values())
    return _make(folder, content="ineen", aliases=WORLDS, sources=sources, fill=fill, now=now)


def back_up_keys(folder: Path, *, now: datetime) -> Manifest:
    """The record keys and the secrets of this installation. Made after the rest: each row's key is then in it."""

    def fill(scratch: Path) -> None:
        _dump(OF_KEYS, scratch)
        for name, source in folders_of_keys().items():
            _copy_folder(source, scratch / name)

    sources = list(folders_of_keys().values())
    return _make(folder, content="sleutels", aliases=OF_KEYS, sources=sources, fill=fill, now=now)


def check_room(place: Path, needed: int) -> None:
    """Raises BadInput when the disk of a folder (which need not be there yet) has less room than `needed` bytes."""
    while not place.exists():
        place = place.parent
    free = shutil.disk_usage(place).free
    if free < needed:
        raise BadInput(f"te weinig ruimte: nodig {size(needed)}, vrij {size(free)}.", place=str(place))


@contextmanager
def told_when_full(place: Path) -> Iterator[None]:
    """A disk that runs full halfway is told as such."""
    try:
        yield
    except OSError as wrong:
        if wrong.errno != errno.ENOSPC:
            raise
        raise BadInput("de schijf is vol geraakt; er is niets veranderd.", place=str(place)) from wrong


def _make(
    folder: Path,
    *,
    content: Content,
    aliases: Sequence[str],
    sources: Sequence[Path],
    fill: Callable[[Path], None],
    now: datetime,
) -> Manifest:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadInput("deze map is al in gebruik. Geef een nieuwe of lege map.", place=str(folder))
    databases.check_programs(aliases, ["pg_dump"])
    migrations = {alias: databases.applied_migrations(alias) for alias in aliases}
    check_room(folder, sum(map(databases.size, aliases)) + sum(map(_size, sources)))
    # a backup that was cut short never has the name of a whole one
    scratch = folder.with_name(f"{folder.name}.onaf")
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True, mode=0o700)
    try:
        with told_when_full(folder):
            fill(scratch)
            engines = {alias: databases.engine(alias) for alias in aliases}
            manifest = write_manifest(scratch, content=content, made=now, engines=engines, migrations=migrations)
            scratch.rename(folder)
    except BaseException:
        shutil.rmtree(scratch, ignore_errors=True)
        raise
    return manifest


def _dump(aliases: Sequence[str], scratch: Path) -> None:
    for alias in aliases:
        databases.dump(alias, scratch / databases.dump_name(alias))


def _copy_folder(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
