"""Rows of a partnership are closed until a scope opens them."""

from collections.abc import Callable
from typing import Any

import pytest
from django_scopes import scope
from django_scopes.exceptions import ScopeError

from ineen.ground.kernel.actors import RESIDENT, Role
from ineen.ground.organisations import queries
from ineen.ground.organisations.models import Membership, PartnershipMember
from tests.ground.organisations.conftest import NOW, Scene

pytestmark = pytest.mark.django_db(databases="__all__")
QUESTIONS: list[Callable[[Any], object]] = [
    lambda rows: list(rows.all()),
    lambda rows: rows.filter(pk=1),
    lambda rows: rows.count(),
    lambda rows: rows.get(),
]


@pytest.mark.parametrize("model", [Membership, PartnershipMember])
@pytest.mark.parametrize("ask", QUESTIONS)
def test_a_query_without_scope_raises(scene: Scene, model: Any, ask: Callable[[Any], object]) -> None:
    with pytest.raises(ScopeError):
        ask(model.objects)


def test_a_scope_shows_its_partnership_and_no_other(scene: Scene) -> None:
    with scope(partnership=scene.west):
        assert {row.partnership for row in PartnershipMember.objects.all()} == {scene.west}


def test_the_scope_of_a_viewer_is_where_she_sits(scene: Scene) -> None:
    scene.appoint(scene.anna, Role.ADVISER)
    with queries.scope_of(queries.viewer_of(scene.anna.pk, NOW)):
        assert {row.partnership for row in PartnershipMember.objects.all()} == {scene.east}
    with pytest.raises(ScopeError):
        PartnershipMember.objects.count()


def test_a_resident_sees_no_row_of_any_partnership(scene: Scene) -> None:
    with queries.scope_of(RESIDENT):
        assert not PartnershipMember.objects.all()
