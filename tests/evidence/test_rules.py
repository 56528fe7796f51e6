"""Who may bring figures in."""

from uuid import uuid4

import pytest

from ineen.evidence.rules import check_may_load
from ineen.ground.kernel.actors import Actor, system
from ineen.ground.kernel.refusals import NotAllowed


def test_only_the_system_loads_a_delivery() -> None:
    check_may_load(system("opdrachtregel"))
    with pytest.raises(NotAllowed, match="ineen sources load"):
        check_may_load(Actor(person=uuid4(), label="analist"))
