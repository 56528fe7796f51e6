"""Who opens a page of a plan that not everybody may read stands in the log, once for each person, plan and day."""

from ineen.ground.audit.reading import logs_reading
from ineen.ground.kernel.actors import Viewer
from ineen.policy.execution import queries as execution
from ineen.policy.execution.queries import ImplementationPlan
from ineen.policy.plans import queries as plans
from ineen.policy.plans.queries import SafetyPlan


def _plan(viewer: Viewer, slug: str, **_part: str) -> tuple[SafetyPlan, ...]:
    return plans.closed(viewer, slug)


def _implementation(viewer: Viewer, slug: str, **_part: str) -> tuple[ImplementationPlan, ...]:
    return execution.closed(viewer, slug)


logged_plan = logs_reading("besloten plan bekeken", _plan, once_a_day=True)
logged_implementation = logs_reading("besloten uitvoeringsplan bekeken", _implementation, once_a_day=True)
