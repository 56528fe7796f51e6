"""A plan that may be decided about, and who follows it."""

import pytest

from ineen.ground.kernel.actors import Actor, Role
from tests.policy.decisions.scene import bring_in, establish, somebody


@pytest.fixture
def brought_in(db: None) -> None:
    """The plan of five municipalities, as its writers brought it in."""
    establish()
    bring_in()


@pytest.fixture
def coordinator(brought_in: None) -> Actor:
    """Who coordinates that plan."""
    return somebody(Role.COORDINATOR)
