"""Two people bring in the same new plan at the same moment, each on a connection of her own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connections

from ineen.ground.kernel.actors import RESIDENT
from ineen.ground.kernel.refusals import BadInput
from ineen.policy.execution import queries as execution
from ineen.policy.execution.actions import import_implementation_plan
from ineen.policy.plans import queries as plans
from ineen.policy.plans.actions import import_plan
from tests.policy.execution.test_import import YEAR
from tests.policy.plans.scene import BY, NOW, TEXT, bring_in, establish

pytestmark = pytest.mark.django_db(databases="__all__", transaction=True)
LONGEST = 2.0  # seconds; on SQLite the second waits for the first before it reads, and they never meet


def at_once(import_one: Callable[[], object], room: str) -> list[str]:
    """Both have seen that there is no such plan before either writes; what each was told, the one who got in empty."""
    meet = Barrier(2)
    stored = plans.stored if room == "plans" else execution.stored

    def seen_together(*arguments: Any) -> Any:
        found = stored(*arguments)
        with suppress(BrokenBarrierError):
            meet.wait(LONGEST)
        return found

    def told(_: int) -> str:
        try:
            import_one()
        except BadInput as refused:
            return str(refused)
        finally:
            connections.close_all()
        return ""

    with patch(f"ineen.policy.{room}.queries.stored", seen_together), ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(told, range(2)))


def test_of_two_first_imports_of_a_plan_one_gets_in_and_the_other_is_told_clearly() -> None:
    establish()
    got_in, refused = at_once(lambda: import_plan(by=BY, now=NOW, plan=TEXT), "plans")
    assert got_in == ""
    assert refused.startswith("Het plan dal-2024-2027 staat al in Ineen")
    assert "--replace" in refused
    assert [one.slug for one in plans.plans_visible_to(RESIDENT)] == ["dal-2024-2027"]


def test_of_two_first_imports_of_an_implementation_plan_too() -> None:
    establish()
    bring_in()
    got_in, refused = at_once(lambda: import_implementation_plan(by=BY, now=NOW, plan=YEAR), "execution")
    assert got_in == ""
    assert refused.startswith("Het uitvoeringsplan dal-2026 staat al in Ineen")
    assert "--replace" in refused
    assert execution.implementation_plan(RESIDENT, "dal-2026").title == "Uitvoeringsplan 2026"
