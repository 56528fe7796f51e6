"""A page about one plan at the writing table: who opens it where not everybody may read the plan stands in the log."""

from collections.abc import Callable
from typing import Any

from ineen.ground.audit.reading import logs_reading
from ineen.ground.kernel.actors import Viewer
from ineen.ground.ui.pages import Rest, View, signed_in_page
from ineen.policy.plans import queries
from ineen.policy.plans.queries import SafetyPlan


def _plans(viewer: Viewer, slug: str, earlier: str = "", **_part: Any) -> tuple[SafetyPlan, ...]:
    return (*queries.closed(viewer, slug), *(queries.closed(viewer, earlier) if earlier else ()))


_logged = logs_reading("besloten plan bekeken", _plans, once_a_day=True)


def plan_page(*methods: str) -> Callable[[View[Rest]], View[Rest]]:
    """As `signed_in_page`, told once for each person, plan and day; `slug` and `earlier` are plans of the address."""

    def decorate(view: View[Rest]) -> View[Rest]:
        return _logged(signed_in_page(*methods)(view))

    return decorate
