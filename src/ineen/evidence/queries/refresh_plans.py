"""Which sources can be asked by themselves, how often that happens, and what came of the last time."""

from dataclasses import dataclass

from ineen.analysis.sources.connector import Connector
from ineen.analysis.sources.registry import CONNECTORS
from ineen.evidence.models import RefreshPlan
from ineen.evidence.rules import ONLY_LOADERS, may_load
from ineen.ground.kernel.actors import Actor, Viewer, check_is_system
from ineen.ground.kernel.refusals import NotAllowed


@dataclass(frozen=True, slots=True)
class Live:
    """A source that can be asked, and its plan; None where nobody ever made one."""

    connector: Connector
    plan: RefreshPlan | None

    @property
    def every(self) -> str:
        return self.plan.every if self.plan else RefreshPlan.Every.NEVER.value


def live_sources(viewer: Viewer) -> tuple[Live, ...]:
    """Every source that can be asked. Raises NotAllowed for who may not load. One query."""
    if not may_load(viewer):
        raise NotAllowed(ONLY_LOADERS)
    return _every()


def plans_of_all(by: Actor) -> tuple[Live, ...]:
    """For who runs the installation. Raises NotAllowed for a person."""
    check_is_system(by, doing="Alle verversingen tonen", command="ineen sources schedule")
    return _every()


def _every() -> tuple[Live, ...]:
    plans = {one.source: one for one in RefreshPlan.objects.all()}
    return tuple(Live(one, plans.get(one.name)) for one in CONNECTORS.values() if one.live)


def plan_for(viewer: Viewer, source: str) -> RefreshPlan | None:
    """When a source was asked last: the catalogue says so to everybody."""
    del viewer
    return RefreshPlan.objects.filter(source=source).first()
