"""The plans in `examples/`, and bringing them in."""

from datetime import UTC, datetime
from pathlib import Path

from ineen.faces.exchange.actions import import_package
from ineen.faces.exchange.package import read_package
from ineen.ground.kernel.actors import system
from ineen.policy.execution import queries as execution
from ineen.policy.plans import queries as plans
from tests.lanes import ROOT

EXAMPLES = tuple(sorted((ROOT / "examples").glob("*.yaml")))
SLUGS = tuple(path.stem for path in EXAMPLES)
BY = system("test")
NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)


def bring_in(path: Path) -> None:
    import_package(by=BY, now=NOW, package=read_package(path.read_bytes(), path.name))


def bring_in_all() -> None:
    for path in EXAMPLES:
        bring_in(path)


def plan(slug: str) -> plans.PlanText:
    found = plans.stored(BY, slug)
    assert found is not None
    return found


def implementation_plan(slug: str) -> execution.ImplementationPlanText:
    found = execution.stored(BY, slug)
    assert found is not None
    return found
