"""The data folder of a demonstration: since when it is one, whether all stands in it, and how it is emptied.

A folder is a demonstration when the region came into an empty installation; `STAMP` in it says so.
"""

import fcntl
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from django.conf import settings
from django.db import connections

from ineen.ground.kernel.refusals import BadInput
from ineen.ground.ui.formats import counted

STAMP, LOCK = "demonstration.json", "demonstration.lock"
# what Ineen makes in a data folder; keys and settings stay
MADE = ("charts", "documents", "figures", "files", "limits.sqlite3", "loading", "seals", "static", "worked-out", STAMP)
LOGS = ("", "-wal", "-shm", "-journal")
OLD_AFTER_DAYS = 14


def begin(today: date) -> None:
    """This folder is a demonstration from today on."""
    _write({"since": today.isoformat(), "made_of": ""})


def finish() -> None:
    """All that does not depend on the day stands in it."""
    _write(_read() | {"made_of": _ingredients()})


def is_finished() -> bool:
    """Whether all that this version has stands in it, but for what depends on the day."""
    return _read().get("made_of") == _ingredients()


def since() -> date | None:
    """The day on which it began; None for a folder that is no demonstration."""
    told = _read().get("since")
    return date.fromisoformat(told) if told else None


def age_told(today: date) -> str:
    """A sentence for who starts it again after weeks; empty where it is young."""
    began = since()
    days = (today - began).days if began else 0
    if days < OLD_AFTER_DAYS:
        return ""
    weeks = counted(days // 7, "week", "weken")
    return (
        f"De voorbeelden zijn van {weeks} geleden; wat u wijzigde, staat er nog. `script/demo --fresh` begint vandaag."
    )


@contextmanager
def alone() -> Iterator[Path]:
    """While the block runs, no second demonstration starts in this folder; yields the file that says where it is.

    Raises BadInput where one runs, or where nothing can be written.
    """
    folder = settings.INEEN_DATA
    try:
        lock = (folder / LOCK).open("a+", encoding="utf-8")
    except OSError as wrong:
        raise BadInput(
            f"in deze map kan Ineen niet schrijven ({wrong.strerror}). Kies een andere: "
            "INEEN_DATA=/pad/naar/map script/demo",
            place=str(folder),
        ) from wrong
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as held:
            raise BadInput(_in_use(folder / LOCK)) from held
        lock.truncate(0)
        yield folder / LOCK


def check_may_clear() -> date:
    """The day on which the demonstration began; raises BadInput where what would go is not one's own to throw away."""
    folder = settings.INEEN_DATA
    began = since()
    if settings.ENVIRONMENT.production or began is None:
        raise BadInput(
            "dit is geen map van de demo, dus er gaat niets weg. Kies een andere map: INEEN_DATA=/pad/naar/map "
            "script/demo. Is het toch een demo van een oudere versie? Gooi de map dan zelf weg.",
            place=str(folder),
        )
    if any(Path(name).parent != folder for name in _databases()):
        raise BadInput("de databases staan niet in deze map. Maak ze daar leeg waar ze staan.", place=str(folder))
    return began


def clear() -> None:
    """Throw away what the demonstration made; who calls has asked `check_may_clear`, and nothing runs on it."""
    folder = settings.INEEN_DATA
    connections.close_all()
    files_of_databases = [f"{Path(name).name}{log}" for name in _databases() for log in LOGS]
    for name in (*files_of_databases, *MADE):  # the stamp last: what was broken off can be done again
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    settings.STATIC_ROOT.mkdir(exist_ok=True)


def _in_use(lock: Path) -> str:
    address = lock.read_text(encoding="utf-8").strip()
    where = f", op {address}" if address else ""
    return (
        f"er draait al een demo met deze gegevens{where}. Open die, of stop hem met Ctrl-C. "
        "Een tweede krijgt een eigen map en poort: INEEN_DATA=/tmp/tweede-demo PORT=8001 script/demo"
    )


def _databases() -> list[str]:
    return [str(connections[alias].settings_dict["NAME"]) for alias in connections]


def _read() -> dict[str, str]:
    try:
        found: dict[str, str] = json.loads((settings.INEEN_DATA / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found


def _write(told: dict[str, str]) -> None:
    unfinished = settings.INEEN_DATA / f".{STAMP}"
    unfinished.write_text(json.dumps(told), encoding="utf-8")
    unfinished.replace(settings.INEEN_DATA / STAMP)


@cache
def _ingredients() -> str:
    """Changes with every file that the demonstration is made of."""
    folder = files("ineen.faces.demonstration")
    parts = sorted((one.name, one.read_bytes()) for one in folder.iterdir() if one.is_file())
    return sha256(b"\0".join(name.encode() + content for name, content in parts)).hexdigest()[:16]
