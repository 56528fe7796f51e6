"""The plans of a folder with the totals that were published about their municipalities, each brought in once."""

from datetime import datetime
from pathlib import Path

from ineen.evidence.actions import load_source
from ineen.faces.exchange.actions import import_package
from ineen.faces.exchange.changes import Comparison, compare
from ineen.faces.exchange.package import read_package
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import BadInput


def load_examples(*, by: Actor, now: datetime, folder: Path) -> list[str]:
    """Bring in what is not there yet; returns what was done, in Dutch.

    A plan that somebody changed since stays as it is. Raises BadInput for a folder without plans, and for a file that
    is not in order.
    """
    plans = sorted(folder.glob("*.yaml"))
    if not plans:
        raise BadInput("hier staat geen planbestand. Geef de map met voorbeelden.", place=str(folder))
    totals = sorted((folder / "figures").glob("*.csv"))
    done = [line for path in totals for line in _load_totals(by, now, path)]
    for path in plans:
        done += load_plan(by=by, now=now, content=path.read_bytes(), name=path.name)
    return done


def load_plan(*, by: Actor, now: datetime, content: bytes, name: str) -> list[str]:
    """Bring a plan file in where its plan is new."""
    package = read_package(content, name)
    comparison, _changes = compare(by, package)
    if comparison is not Comparison.NEW:
        return []
    import_package(by=by, now=now, package=package)
    return [f"{name}: ingelezen"]


def _load_totals(by: Actor, now: datetime, path: Path) -> list[str]:
    report = load_source(by=by, now=now, source="registered-totals", files=[path])
    return [] if report.unchanged else [f"{path.name}: {report.cells} totalen geladen"]
