"""Who sees a plan: its partnership according to role and audience, everybody once it is public."""

from datetime import timedelta

import pytest
from django_scopes.exceptions import ScopeError

from ineen.ground.kernel.actors import RESIDENT, Role, Viewer
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import NotFound
from ineen.policy.plans import queries
from ineen.policy.plans.actions import import_plan
from ineen.policy.plans.models import SafetyField, SafetyPlan, Theme
from tests.policy.plans.scene import BY, NOW, TEXT, bring_in, establish, member

pytestmark = pytest.mark.django_db(databases="__all__")

MAKERS = {Role.ADVISER, Role.COORDINATOR, Role.MAYOR, Role.DEPUTY_MAYOR, Role.ALDERMAN}
COUNCIL = {Role.COUNCIL_MEMBER, Role.GRIFFIER}
PARTNERS = set(Role) - COUNCIL
SEES = {
    Audience.PARTNERSHIP: PARTNERS,
    Audience.ADMINISTRATION: MAKERS,
    Audience.COUNCIL: MAKERS | COUNCIL,
    Audience.PARTNERSHIP_AND_COUNCIL: PARTNERS | COUNCIL,
    Audience.PUBLIC: set(Role),
}


def sees(viewer: Viewer) -> bool:
    """Whether every door opens, or none: list, page, themes, area, search."""
    in_list = bool(queries.plans_visible_to(viewer))
    assert bool(queries.sides_of_area(viewer, AreaCode("GM0342"))) is in_list
    assert bool(queries.search(viewer, "woonoverlast")) is in_list
    for door in (queries.plan, queries.themes):
        if in_list:
            assert door(viewer, TEXT.slug)
        else:
            with pytest.raises(NotFound, match="Dit plan is er niet, of is niet openbaar"):
                door(viewer, TEXT.slug)
    return in_list


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("audience", SEES)
def test_each_role_sees_what_is_meant_for_it_and_nobody_elsewhere(audience: Audience, role: Role) -> None:
    own, other = establish("dal"), establish("kust", "GM0363")
    bring_in(audience=audience)
    assert sees(member(own, role)) is (role in SEES[audience])
    assert sees(member(other, role)) is (audience is Audience.PUBLIC)


@pytest.mark.parametrize("audience", SEES)
def test_a_resident_sees_only_what_is_public(audience: Audience) -> None:
    establish()
    bring_in(audience=audience)
    assert sees(RESIDENT) is (audience is Audience.PUBLIC)


def test_a_public_plan_is_hidden_until_its_moment_except_for_who_makes_it() -> None:
    own, other = establish("dal"), establish("kust", "GM0363")
    century = timedelta(days=36_525)
    import_plan(by=BY, now=NOW + century, plan=TEXT)
    assert not sees(RESIDENT)
    assert not sees(member(other))
    assert not sees(member(own, Role.COUNCIL_MEMBER))
    assert sees(member(own, Role.COORDINATOR))


@pytest.mark.parametrize("model", [SafetyPlan, SafetyField, Theme])
def test_a_query_that_starts_from_nobody_is_refused(model: type[SafetyPlan]) -> None:
    with pytest.raises(ScopeError):
        list(model.objects.all())
