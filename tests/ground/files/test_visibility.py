"""Audience against role and place, cell by cell."""

from uuid import uuid4

import pytest

from ineen.ground.files.models import StoredFile
from ineen.ground.files.rules.visibility import may_see
from ineen.ground.kernel.actors import RESIDENT, HeldRole, Role, Viewer
from ineen.ground.kernel.audience import Audience

OURS, THEIRS, TOWN_HALL, POLICE = uuid4(), uuid4(), uuid4(), uuid4()
# for each role: the letters of the audiences whose files it sees
SEES = {
    Role.ADVISER: "OPACB",
    Role.COORDINATOR: "OPACB",
    Role.MAYOR: "OPACB",
    Role.DEPUTY_MAYOR: "OPACB",
    Role.ALDERMAN: "OPACB",
    Role.ANALYST: "OPB",
    Role.PARTNER_CONTRIBUTOR: "OPB",
    Role.GRIFFIER: "CB",
    Role.COUNCIL_MEMBER: "CB",
    Role.PRIVACY_OFFICER: "",
    Role.ADMINISTRATOR: "",
}
LETTERS = {
    "T": Audience.TABLE,
    "O": Audience.ORGANISATION,
    "P": Audience.PARTNERSHIP,
    "A": Audience.ADMINISTRATION,
    "C": Audience.COUNCIL,
    "B": Audience.PARTNERSHIP_AND_COUNCIL,
}


def file_for(audience: Audience) -> StoredFile:
    return StoredFile(audience=audience.value, partnership=OURS, organisation=TOWN_HALL)


def holder(role: Role, *, partnership: object = OURS, organisation: object = TOWN_HALL) -> Viewer:
    return Viewer(person=uuid4(), held_roles=(HeldRole(role, partnership, organisation),))  # type: ignore[arg-type]


@pytest.mark.parametrize("role", Role)
def test_a_role_sees_the_files_that_are_meant_for_it(role: Role) -> None:
    seen = "".join(letter for letter, audience in LETTERS.items() if may_see(holder(role), file_for(audience)))

    assert seen == SEES[role]


@pytest.mark.parametrize("role", Role)
def test_a_role_in_another_partnership_and_organisation_sees_nothing(role: Role) -> None:
    stranger = holder(role, partnership=THEIRS, organisation=POLICE)

    assert not any(may_see(stranger, file_for(audience)) for audience in LETTERS.values())


def test_a_colleague_of_the_organisation_sees_its_files_in_another_partnership() -> None:
    assert may_see(holder(Role.ADVISER, partnership=THEIRS), file_for(Audience.ORGANISATION))
    assert not may_see(holder(Role.ADVISER, partnership=THEIRS), file_for(Audience.PARTNERSHIP))


def test_a_partner_in_the_partnership_does_not_see_the_files_of_another_organisation() -> None:
    assert not may_see(holder(Role.PARTNER_CONTRIBUTOR, organisation=POLICE), file_for(Audience.ORGANISATION))


def test_everybody_sees_a_public_file_and_nobody_signed_in_no_other() -> None:
    assert [audience for audience in Audience if may_see(RESIDENT, file_for(audience))] == [Audience.PUBLIC]


def test_who_kept_a_file_sees_it() -> None:
    somebody = Viewer(person=uuid4())
    file = file_for(Audience.TABLE)
    file.stored_by = somebody.person

    assert may_see(somebody, file)
