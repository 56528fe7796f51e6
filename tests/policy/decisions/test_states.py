"""The table of states: every stage, step and role, and the sentence where it may not be."""

from uuid import uuid4

import pytest

from ineen.ground.kernel.actors import HeldRole, Role, Viewer
from ineen.ground.kernel.refusals import NotAllowed
from ineen.policy.decisions.models import DECIDED, CourseStage
from ineen.policy.decisions.queries.steps import check_step, why_not
from ineen.policy.decisions.states import TRANSITIONS, Step, edge

COLLEGE = {Role.MAYOR, Role.DEPUTY_MAYOR, Role.ALDERMAN}
OWN: dict[tuple[CourseStage, Step], set[Role]] = {
    (CourseStage.CONCEPT, Step.SUBMIT): {Role.ADVISER},
    (CourseStage.RETURNED, Step.SUBMIT): {Role.ADVISER},
    (CourseStage.REJECTED, Step.SUBMIT): {Role.ADVISER},
    (CourseStage.WITHDRAWN, Step.SUBMIT): {Role.ADVISER},
    (CourseStage.COLLEGE, Step.AGREE): COLLEGE,
    (CourseStage.COLLEGE, Step.RETURN): COLLEGE,
    (CourseStage.COLLEGE, Step.DEFER): COLLEGE,
    (CourseStage.COLLEGE, Step.WITHDRAW): {Role.ADVISER},
    (CourseStage.COLLEGE, Step.ANSWER): COLLEGE,
    (CourseStage.COLLEGE, Step.TAKE_BACK): {Role.ADVISER},
    (CourseStage.RETURNED, Step.TAKE_BACK): {Role.ADVISER},
    (CourseStage.REJECTED, Step.TAKE_BACK): {Role.ADVISER},
    (CourseStage.WITHDRAWN, Step.TAKE_BACK): {Role.ADVISER},
    (CourseStage.COUNCIL, Step.TAKE_BACK): {Role.ADVISER},
    (CourseStage.COUNCIL, Step.ADOPT): {Role.GRIFFIER},
    (CourseStage.COUNCIL, Step.AMEND): {Role.GRIFFIER},
    (CourseStage.COUNCIL, Step.REJECT): {Role.GRIFFIER},
    (CourseStage.COUNCIL, Step.DEFER): {Role.GRIFFIER},
    (CourseStage.COUNCIL, Step.WITHDRAW): COLLEGE,
    (CourseStage.COUNCIL, Step.ANSWER): {Role.GRIFFIER},
    (CourseStage.ADOPTED, Step.ANSWER): {Role.GRIFFIER},
    (CourseStage.AMENDED, Step.ANSWER): {Role.GRIFFIER},
    (CourseStage.ADOPTED, Step.PROLONG): {Role.GRIFFIER},
    (CourseStage.AMENDED, Step.PROLONG): {Role.GRIFFIER},
    (CourseStage.COUNCIL, Step.STRIKE): COLLEGE,
    (CourseStage.RETURNED, Step.STRIKE): COLLEGE,
    (CourseStage.ADOPTED, Step.STRIKE): {Role.GRIFFIER},
    (CourseStage.REJECTED, Step.STRIKE): {Role.GRIFFIER},
}
HERE, TOWN, ELSEWHERE, OTHER_TOWN = uuid4(), uuid4(), uuid4(), uuid4()


def who(role: Role, partnership: object = HERE, municipality: object = TOWN) -> Viewer:
    return Viewer(person=uuid4(), label="x", held_roles=(HeldRole(role, partnership, municipality),))  # type: ignore[arg-type]


def may(viewer: Viewer, stage: CourseStage, step: Step) -> bool:
    return not why_not(viewer, step, stage, partnership=HERE, municipality=TOWN, name="Rivierstad")


@pytest.mark.parametrize("stage", CourseStage)
@pytest.mark.parametrize("step", Step)
def test_every_stage_lets_exactly_these_roles_take_this_step(stage: CourseStage, step: Step) -> None:
    own = OWN.get((stage, step))
    expected = set() if own is None else own | {Role.COORDINATOR}
    assert {role for role in Role if may(who(role), stage, step)} == expected
    neighbours = {role for role in Role if may(who(role, municipality=OTHER_TOWN), stage, step)}
    assert neighbours == ({Role.COORDINATOR} if own else set())
    assert not [role for role in Role if may(who(role, partnership=ELSEWHERE), stage, step)]
    assert not may(Viewer(), stage, step)


def test_what_a_council_adopted_is_undone_by_striking_out_alone_and_never_where_it_amended() -> None:
    after = {(stage, step): found.after for (stage, step), found in TRANSITIONS.items() if stage in DECIDED}
    assert {where for where, then in after.items() if then not in DECIDED} == {(CourseStage.ADOPTED, Step.STRIKE)}


@pytest.mark.parametrize(
    ("stage", "step", "sentence"),
    [
        (CourseStage.CONCEPT, Step.ADOPT, "In Rivierstad is het plan nog niet ingediend. De raad besluit nadat het"),
        (CourseStage.COLLEGE, Step.ADOPT, "Het plan ligt bij het college van Rivierstad. De raad besluit nadat het"),
        (CourseStage.ADOPTED, Step.ADOPT, "De raad van Rivierstad heeft het plan al vastgesteld."),
        (CourseStage.ADOPTED, Step.TAKE_BACK, "al vastgesteld. Terughalen naar concept kan zolang geen raad"),
        (CourseStage.COUNCIL, Step.SUBMIT, "Het plan ligt bij de raad van Rivierstad. Indienen kan als"),
    ],
)
def test_a_step_at_the_wrong_moment_says_where_the_plan_is(stage: CourseStage, step: Step, sentence: str) -> None:
    with pytest.raises(NotAllowed, match=sentence):
        edge(stage, step, "Rivierstad")


def test_who_may_not_is_told_who_may() -> None:
    with pytest.raises(NotAllowed, match="Dit doet de griffier van Rivierstad, of de coördinator namens de raad"):
        check_step(
            who(Role.COUNCIL_MEMBER),
            Step.ADOPT,
            CourseStage.COUNCIL,
            partnership=HERE,
            municipality=TOWN,
            name="Rivierstad",
        )


def test_every_edge_says_why() -> None:
    assert all(found.why.endswith(".") for found in TRANSITIONS.values())
