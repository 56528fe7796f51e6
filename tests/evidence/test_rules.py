"""Who may bring figures in."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from ineen.evidence.rules import LOADERS, check_may_load
from ineen.ground.kernel.actors import Actor, Role, system
from ineen.ground.kernel.refusals import NotAllowed
from tests.people import EVERYONE, FORMER, NEIGHBOUR, RESIDENT, make_cast

pytestmark = pytest.mark.django_db(databases="__all__")
NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)


def is_let(by: Actor) -> bool:
    try:
        check_may_load(by, NOW)
    except NotAllowed:
        return False
    return True


def test_the_command_line_and_three_roles_load_a_delivery() -> None:
    cast = make_cast()
    check_may_load(system("opdrachtregel"), NOW)
    may = {part for part in EVERYONE if (person := cast[part]) and is_let(Actor(person=person.pk, label=part))}
    assert may == {role.value for role in (Role.ANALYST, Role.COORDINATOR, Role.ADMINISTRATOR)}
    assert may == {role.value for role in LOADERS}
    assert not may & {RESIDENT, NEIGHBOUR, FORMER}


def test_nobody_who_is_unknown_loads() -> None:
    with pytest.raises(NotAllowed, match="analist, coördinator of beheerder"):
        check_may_load(Actor(person=uuid4(), label="analist"), NOW)
