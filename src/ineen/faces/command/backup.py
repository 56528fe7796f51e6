"""`ineen backup` and `ineen restore`: everything to a folder, and back."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from ineen.faces.command.backups.making import back_up, back_up_keys
from ineen.faces.command.backups.manifest import Manifest
from ineen.faces.command.backups.restoring import put_back
from ineen.faces.command.running import standing_still
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.privacy.compartments import VAULT
from ineen.ground.ui.formats import size

# each in a process of its own, because this one started with the keys from before
# the first brings the databases up to date
AFTERWARDS = (["audit", "repeat-destructions"], ["audit", "verify"])


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    # neither brings the databases up to date: one comes before an upgrade, the other brings its own
    making = commands.add_parser("backup", help="bewaar databases, cijfers, bestanden en zegels in een map")
    making.add_argument("folder", metavar="MAP", type=Path, help="een nieuwe of lege map")
    making.add_argument("--keys", metavar="MAP", type=Path, help="een andere map, korter bewaard, voor de sleutels")
    making.set_defaults(run=backup, prepare=False)
    restoring = commands.add_parser("restore", help="zet een reservekopie terug en reken het logboek na")
    restoring.add_argument("folder", metavar="MAP", type=Path, help="de map van `ineen backup`")
    restoring.add_argument("--keys", metavar="MAP", type=Path, help="de map met de sleutels")
    restoring.add_argument("--overwrite", action="store_true", help="vervang de gegevens die er staan")
    restoring.set_defaults(run=restore, prepare=False)


def backup(arguments: argparse.Namespace) -> int:
    """Make a backup, say what is in it, and what is not; returns 0."""
    now = timezone.now()
    if arguments.keys and _within(arguments.keys, arguments.folder):
        raise BadInput("bewaar de sleutels apart: niet in de map van de reservekopie.", place=str(arguments.keys))
    _tell("Bewaard", arguments.folder, back_up(arguments.folder, now=now))
    if arguments.keys:
        _tell("Sleutels bewaard", arguments.keys, back_up_keys(arguments.keys, now=now))
    else:
        print(
            "De sleutels zijn niet bewaard. Zonder sleutels is de kluis na herstel onleesbaar: bewaar ze apart met "
            "--keys MAP."
        )
    if given := [
        value.setting.name for value in settings.ENVIRONMENT.report() if value.setting.key and value.source != "gemaakt"
    ]:
        print(f"Niet in de kopie, want zelf ingesteld: {', '.join(given)}. Bewaar die zelf.")
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """Put a backup back, then bring it up to date and verify the audit; returns 1 when that finds something wrong."""
    with standing_still():
        manifests = put_back(arguments.folder, keys=arguments.keys, overwrite=arguments.overwrite)
    for manifest in manifests:
        _tell("Teruggezet", settings.INEEN_DATA, manifest)
    if not arguments.keys:
        print("Zonder --keys: de sleutels die hier staan blijven gelden.")
    for words in AFTERWARDS:
        sys.stdout.flush()
        command = [sys.executable, "-m", "ineen", *words]
        if subprocess.run(command, env=_as_keeper(), check=False).returncode:  # noqa: S603 - our own command line
            print(f"Teruggezet, maar `ineen {' '.join(words)}` vond iets: zie hierboven.", file=sys.stderr)
            return 1
    return 0


def _as_keeper() -> dict[str, str]:
    """Verifying reads the vault across its compartments: as the owner, which may take the keeper's role."""
    owner = settings.DATABASE_OWNER_URLS[VAULT]
    return {**os.environ, **({"VAULT_DATABASE_URL": owner} if owner else {})}


def _within(inner: Path, outer: Path) -> bool:
    return inner.resolve().is_relative_to(outer.resolve())


def _tell(done: str, place: Path, manifest: Manifest) -> None:
    made = timezone.localtime(manifest.made)
    print(
        f"{done} in {place}: {len(manifest.parts)} bestanden, {size(manifest.size)}, "
        f"Ineen {manifest.ineen}, gemaakt {made:%d-%m-%Y %H:%M}."
    )
