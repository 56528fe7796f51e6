"""One truth table: audience × role × own or other partnership × embargo or secrecy, cell by cell, at every door."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Final

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import RESIDENT, Role, Viewer
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import NotFound
from ineen.policy.plans import queries
from ineen.policy.plans.models import PlanStage, SafetyPlan
from tests.helpers.writes import given
from tests.policy.plans.scene import TEXT, bring_in, establish, member

pytestmark = pytest.mark.django_db(databases="__all__")

MAKERS: Final = {Role.ADVISER, Role.COORDINATOR, Role.MAYOR, Role.DEPUTY_MAYOR, Role.ALDERMAN}
COUNCIL: Final = {Role.COUNCIL_MEMBER, Role.GRIFFIER}
PARTNERS: Final = set(Role) - COUNCIL
EVERYONE: Final = set(Role)
PAST, AHEAD = datetime(2025, 1, 1, tzinfo=UTC), datetime(2126, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Closed:
    """What keeps a plan closed for a while, and who of the own partnership sees it then, per audience."""

    name: str
    columns: dict[str, object]
    open: bool
    sees: dict[Audience, set[Role]]


OPEN: Final = {
    Audience.PARTNERSHIP: PARTNERS,
    Audience.ADMINISTRATION: MAKERS,
    Audience.COUNCIL: MAKERS | COUNCIL,
    Audience.PARTNERSHIP_AND_COUNCIL: PARTNERS | COUNCIL,
    Audience.PUBLIC: EVERYONE,
}
# before its moment: who makes it; of what becomes public also the partners, and the councils once it was offered
EMBARGO: Final = {
    Audience.PARTNERSHIP: MAKERS,
    Audience.ADMINISTRATION: MAKERS,
    Audience.COUNCIL: MAKERS,
    Audience.PARTNERSHIP_AND_COUNCIL: MAKERS,
    Audience.PUBLIC: PARTNERS,
}
# confidential: who makes it, and the council that got it
SECRET: Final = {
    Audience.PARTNERSHIP: MAKERS,
    Audience.ADMINISTRATION: MAKERS,
    Audience.COUNCIL: MAKERS | COUNCIL,
    Audience.PARTNERSHIP_AND_COUNCIL: MAKERS | COUNCIL,
    Audience.PUBLIC: MAKERS,
}
BOTH: Final = dict.fromkeys(OPEN, MAKERS)
GROUND: Final = {"secrecy_ground": "de opsporing van strafbare feiten"}
CASES: Final = (
    Closed("open", {}, True, OPEN),
    Closed("embargo passed", {"published_at": PAST}, True, OPEN),
    Closed("embargo", {"published_at": AHEAD}, False, EMBARGO),
    Closed("secret until lifted", {**GROUND, "secrecy_until": None}, False, SECRET),
    Closed("secret until and including a day", {**GROUND, "secrecy_until": AHEAD.date()}, False, SECRET),
    Closed("secrecy over", {**GROUND, "secrecy_until": PAST.date()}, True, OPEN),
    Closed("embargo and secret", {**GROUND, "published_at": AHEAD}, False, BOTH),
)


def doors(viewer: Viewer) -> set[str]:
    """Which doors of the room open."""
    opened = {
        "list": bool(queries.plans_visible_to(viewer)),
        "side": bool(queries.sides_of_area(viewer, AreaCode("GM0342"))),
        "search": bool(queries.search(viewer, "woonoverlast")),
        "search of parts": bool(queries.search_parts(viewer, "woonoverlast")),
        "titles": bool(queries.titles(viewer, [TEXT.slug])),
        "titles within": bool(queries.titles_within(viewer, TEXT.slug).themes),
        "feed": bool(queries.traces(viewer)),
        "count": bool(queries.count_visible_to(viewer)),
    }
    pages: dict[str, Callable[[], object]] = {
        "page": lambda: queries.plan(viewer, TEXT.slug),
        "theme": lambda: queries.plan_with_theme(viewer, TEXT.slug, "woonoverlast"),
        "goal": lambda: queries.plan_with_goal(viewer, TEXT.slug, "samen-oplossen"),
        "decision": lambda: queries.under_decision(viewer, TEXT.slug),
    }
    for name, door in pages.items():
        try:
            door()
            opened[name] = True
        except NotFound:
            opened[name] = False
    return {name for name, is_open in opened.items() if is_open}


def sees(viewer: Viewer) -> bool:
    return bool(queries.titles(viewer, [TEXT.slug]))


def sees_everywhere(viewer: Viewer) -> bool:
    """Whether every door opens, or none."""
    opened = doors(viewer)
    assert not opened or len(opened) == 12, opened
    return bool(opened)


def lay(audience: Audience, case: Closed, stage: PlanStage = PlanStage.DRAFT) -> None:
    moment = {"published_at": PAST} if audience is Audience.PUBLIC else {}
    with scopes_disabled(), given():
        SafetyPlan.objects.update(audience=audience, stage=stage, **moment | case.columns)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.parametrize("audience", OPEN)
def test_every_cell(audience: Audience, case: Closed) -> None:
    own, other = establish("dal"), establish("kust", "GM0363")
    bring_in()
    lay(audience, case)
    everybody = audience is Audience.PUBLIC and case.open
    assert {role for role in Role if sees(member(own, role))} == case.sees[audience]
    assert {role for role in Role if sees(member(other, role))} == (EVERYONE if everybody else set())
    for role in (Role.ADVISER, Role.ANALYST, Role.GRIFFIER):
        assert sees_everywhere(member(own, role)) is (role in case.sees[audience])
        assert sees_everywhere(member(other, role)) is everybody
    assert sees_everywhere(RESIDENT) is everybody


@pytest.mark.parametrize("audience", [Audience.COUNCIL, Audience.PARTNERSHIP_AND_COUNCIL, Audience.PUBLIC])
@pytest.mark.parametrize("stage", [PlanStage.OFFERED, PlanStage.ADOPTED])
@pytest.mark.parametrize("case", [one for one in CASES if not one.open], ids=lambda case: case.name)
def test_a_council_sees_what_it_decides_on_also_before_everybody_does(
    case: Closed, stage: PlanStage, audience: Audience
) -> None:
    own, other = establish("dal"), establish("kust", "GM0363")
    bring_in()
    lay(audience, case, stage)
    assert {role for role in Role if sees(member(own, role))} == case.sees[audience] | COUNCIL
    assert not [role for role in Role if sees(member(other, role))]
    assert not sees(RESIDENT)


def test_the_last_day_of_secrecy_still_counts() -> None:
    establish("dal")
    bring_in()
    today = timezone.localdate()
    lay(Audience.PUBLIC, Closed("today", {**GROUND, "secrecy_until": today}, False, SECRET))
    assert not sees(RESIDENT)
    lay(Audience.PUBLIC, Closed("yesterday", {**GROUND, "secrecy_until": today - timedelta(days=1)}, True, OPEN))
    assert sees(RESIDENT)


def test_the_table_has_a_cell_for_everything() -> None:
    assert {(case.name, audience) for case, audience in product(CASES, OPEN)} == {
        (case.name, audience) for case in CASES for audience in case.sees
    }
    assert set(OPEN) == set(queries.PLAN_AUDIENCES)
    assert date.max > AHEAD.date()
