"""What a backup says about itself: versions, and the hash of every file."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from ineen import __version__
from ineen.ground.kernel.refusals import BadInput

NAME = "manifest.json"
Content = Literal["ineen", "sleutels"]


class Part(BaseModel):
    """One file: its place in the folder, SHA-256 in hex, size in bytes."""

    model_config = ConfigDict(frozen=True)
    path: str
    sha256: str
    size: int


class Manifest(BaseModel):
    """`engines` and `migrations` are per database alias; `content` tells a backup from its keys."""

    model_config = ConfigDict(frozen=True)
    content: Content
    ineen: str
    made: AwareDatetime
    engines: dict[str, str]
    migrations: dict[str, list[str]]
    parts: list[Part]

    @property
    def size(self) -> int:
        return sum(part.size for part in self.parts)


def write_manifest(
    folder: Path, *, content: Content, made: datetime, engines: dict[str, str], migrations: dict[str, list[str]]
) -> Manifest:
    """Describe every file in the folder, and write that beside them."""
    parts = [
        Part(path=name, sha256=sha256(folder / name), size=(folder / name).stat().st_size) for name in _names(folder)
    ]
    manifest = Manifest(
        content=content, ineen=__version__, made=made, engines=engines, migrations=migrations, parts=parts
    )
    (folder / NAME).write_text(manifest.model_dump_json(indent=1) + "\n", encoding="utf-8")
    return manifest


def read_manifest(folder: Path, *, content: Content) -> Manifest:
    """The manifest of a folder. Raises BadInput when there is none, or when it is of something else."""
    try:
        manifest = Manifest.model_validate_json((folder / NAME).read_bytes())
    except FileNotFoundError as wrong:
        raise BadInput(f"dit is geen reservekopie van Ineen: {NAME} ontbreekt.", place=str(folder)) from wrong
    except ValidationError as wrong:
        raise BadInput(f"{NAME} is niet te lezen; neem een andere kopie.", place=str(folder)) from wrong
    if manifest.content != content:
        raise BadInput(f"hier staan {manifest.content}, en gevraagd is {content}.", place=str(folder))
    return manifest


def check_parts(folder: Path, manifest: Manifest) -> None:
    """Every file is there and unchanged, and no other; else BadInput that names the first that is not."""
    for part in manifest.parts:
        path = folder / part.path
        if not path.resolve().is_relative_to(folder.resolve()):
            raise BadInput(f"{part.path} wijst buiten de map; gebruik deze kopie niet.", place=str(folder))
        if not path.is_file():
            raise BadInput(f"{part.path} ontbreekt; neem een andere kopie.", place=str(folder))
        if sha256(path) != part.sha256:
            raise BadInput(f"{part.path} is veranderd sinds de kopie is gemaakt; neem een andere.", place=str(folder))
    if strange := set(_names(folder)) - {NAME} - {part.path for part in manifest.parts}:
        raise BadInput(f"{min(strange)} hoort niet bij deze kopie; gebruik deze kopie niet.", place=str(folder))


def check_version(manifest: Manifest, known: Iterable[str]) -> None:
    """Raises BadInput when the backup was made by an Ineen that knows migrations that this one does not."""
    newer = sorted({name for names in manifest.migrations.values() for name in names} - set(known))
    if newer:
        raise BadInput(
            f"de kopie is gemaakt met een nieuwere Ineen ({manifest.ineen}; deze is {__version__} en kent {newer[0]} "
            "niet). Werk Ineen eerst bij."
        )


def _names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
