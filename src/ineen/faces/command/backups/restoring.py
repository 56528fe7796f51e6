"""Putting a backup back: everything is checked before anything is touched, and then takes its place by renaming."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from ineen.faces.command.backups import databases
from ineen.faces.command.backups.making import (
    check_room,
    folders_of_ineen,
    folders_of_keys,
    told_when_full,
)
from ineen.faces.command.backups.manifest import Manifest, check_parts, check_version, read_manifest
from ineen.faces.command.prepare import as_owner
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.privacy.database_roles import secure_database

SQLITE_LOGS = ("-wal", "-shm", "-journal")


def put_back(folder: Path, *, keys: Path | None, overwrite: bool) -> list[Manifest]:
    """Restore a backup, and its keys where given; returns their manifests. Raises BadInput before touching anything.

    Seals that are there already stay: they show which rows this database lost by being set back.
    """
    sources = [(folder, read_manifest(folder, content="ineen"))]
    if keys:
        sources.append((keys, read_manifest(keys, content="sleutels")))
    for place, manifest in sources:
        _check(place, manifest)
    check_room(settings.INEEN_DATA, sum(manifest.size for _, manifest in sources))
    aliases = [alias for _, manifest in sources for alias in manifest.engines]
    if not overwrite:
        _check_empty(aliases)
    connections.close_all()
    _replace(_staged(sources), sources)
    return [manifest for _, manifest in sources]


def _check(place: Path, manifest: Manifest) -> None:
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    check_version(manifest, {".".join(key) for key in known})
    for alias, engine in manifest.engines.items():
        if databases.engine(alias) != engine:
            raise BadInput(
                f"de kopie is van {engine}, en deze installatie gebruikt {databases.engine(alias)}. Stel de database "
                "in waarvan de kopie is gemaakt.",
                place=f"database {alias}",
            )
    databases.check_programs(list(manifest.engines), ["pg_restore", "psql"])
    check_parts(place, manifest)


def _check_empty(aliases: Sequence[str]) -> None:
    full = [f"database {alias}" for alias in aliases if not databases.is_empty(alias)]
    full += [str(target) for target in folders_of_ineen().values() if target.is_dir() and any(target.iterdir())]
    if full:
        raise BadInput(
            f"hier staan al gegevens ({', '.join(full)}). Herstel in een lege map, of geef --overwrite om ze te "
            "vervangen.",
            place=str(settings.INEEN_DATA),
        )


def _staged(sources: Sequence[tuple[Path, Manifest]]) -> dict[Path, Path]:
    """What goes where: the place in this installation → the place in the backup."""
    found: dict[Path, Path] = {}
    for place, manifest in sources:
        folders = folders_of_ineen() if manifest.content == "ineen" else folders_of_keys()
        found |= {target: place / name for name, target in folders.items() if name != "seals"}
        for alias, engine in manifest.engines.items():
            if engine == "sqlite":
                found[databases.sqlite_path(alias)] = place / databases.dump_name(alias)
    return found


def _replace(staged: dict[Path, Path], sources: Sequence[tuple[Path, Manifest]]) -> None:
    ready = {target: target.with_name(f".herstel-{target.name}") for target in staged}
    try:
        with told_when_full(settings.INEEN_DATA):
            for target, source in staged.items():
                _copy(source, ready[target])
        _load(sources)
        with _aside([*ready, *(Path(f"{path}{end}") for path in ready for end in SQLITE_LOGS)]):
            for target, new in ready.items():
                if new.exists():
                    new.rename(target)
        _add_seals(sources[0][0] / "seals")
    finally:
        for new in ready.values():
            _remove(new)


def _load(sources: Sequence[tuple[Path, Manifest]]) -> None:
    """Each PostgreSQL database in one transaction, and then the rights that a dump does not hold."""
    for place, manifest in sources:
        for alias, engine in manifest.engines.items():
            if engine == "postgresql":
                databases.load_postgresql(alias, place / databases.dump_name(alias))
                with as_owner(alias):
                    secure_database(alias)


@contextmanager
def _aside(paths: Sequence[Path]) -> Iterator[None]:
    """The present files step aside, and come back when the block fails."""
    moved = {path: path.with_name(f".vorige-{path.name}") for path in paths if path.exists()}
    done: list[Path] = []
    try:
        for path, old in moved.items():
            path.rename(old)
            done.append(path)
        yield
    except BaseException:
        for path in done:
            _remove(path)
            moved[path].rename(path)
        raise
    for old in moved.values():
        _remove(old)


def _add_seals(source: Path) -> None:
    for path in source.rglob("*"):
        target = settings.INEEN_SEALS / path.relative_to(source)
        if path.is_file() and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, target)


def _copy(source: Path, target: Path) -> None:
    _remove(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target)
    elif source.is_file():
        shutil.copy2(source, target)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
