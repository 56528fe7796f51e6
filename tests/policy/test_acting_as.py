"""Who has functions in two partnerships writes and decides in the one that she acts as, and in no other."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from ineen.ground.kernel.actors import Actor, Role
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.refusals import NotFound
from ineen.ground.organisations import queries as organisations
from ineen.ground.organisations.models import Membership
from ineen.policy.decisions.actions import submit_plan
from ineen.policy.plans import actions, queries
from tests.helpers.public_site import NOW
from tests.helpers.whole_thread import whole_site
from tests.helpers.worlds import begins_with
from tests.helpers.writes import given
from tests.helpers.writing import REASON, SLUG, THEIRS, acting, set_writing_scene
from tests.people import LONG_AGO, Cast, make_cast

pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(whole_site)]
THEME = queries.Piece.parse("theme/woonoverlast")


@pytest.fixture
def adviser() -> dict[str, Actor]:
    """The adviser of the cast, who is adviser of another partnership too, as each of the two."""
    cast = make_cast()
    set_writing_scene(cast)
    return {
        place: replace(acting(cast, "adviser"), membership=membership)
        for place, membership in _memberships(cast).items()
    }


def _memberships(cast: Cast) -> dict[str, UUID]:
    person = cast["adviser"]
    assert person is not None
    with given():
        elsewhere = Membership(
            person=person,
            organisation=cast.other.lead,
            partnership=cast.other,
            role=Role.ADVISER.value,
            since=date(2021, 1, 1),
        )
        elsewhere.save()
    assert elsewhere.since > LONG_AGO
    own = next(one.pk for one in organisations.viewer_of(person.pk, NOW).memberships if one.pk != elsewhere.pk)
    return {"here": own, "elsewhere": elsewhere.pk}


def write(by: Actor) -> actions.Written:
    return actions.write_text(by=by, now=NOW, plan=SLUG, address=REASON, text="Nieuw.", based_on=queries.digest(THEIRS))


def test_a_text_is_written_as_the_function_that_has_it(adviser: dict[str, Actor]) -> None:
    with pytest.raises(NotFound):
        write(adviser["elsewhere"])
    assert write(adviser["here"]).conflict is None


def test_a_plan_is_changed_as_the_function_that_has_it(adviser: dict[str, Actor]) -> None:
    with pytest.raises(NotFound):
        actions.rename_piece(by=adviser["elsewhere"], now=NOW, plan=SLUG, piece=THEME, title="Anders")
    actions.rename_piece(by=adviser["here"], now=NOW, plan=SLUG, piece=THEME, title="Anders")


def test_a_plan_is_submitted_as_the_function_that_has_it(adviser: dict[str, Actor]) -> None:
    soest = AreaCode("GM0342")
    with pytest.raises(NotFound):
        submit_plan(by=adviser["elsewhere"], now=NOW, plan=SLUG, municipality=soest)
    submit_plan(by=adviser["here"], now=NOW, plan=SLUG, municipality=soest)
