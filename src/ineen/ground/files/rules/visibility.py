"""Who may see a file of the policy world. Files of the vault are seen through the row they belong to."""

from ineen.ground.files.models import StoredFile
from ineen.ground.kernel.actors import HeldRole, Role, Viewer
from ineen.ground.kernel.audience import Audience

PREPARE = frozenset({Role.ADVISER, Role.COORDINATOR})
GOVERN = frozenset({Role.MAYOR, Role.DEPUTY_MAYOR, Role.ALDERMAN})
COUNCIL = frozenset({Role.GRIFFIER, Role.COUNCIL_MEMBER})
WORK = PREPARE | GOVERN | {Role.ANALYST, Role.PARTNER_CONTRIBUTOR}

# audience: the roles that see the file, held in the organisation or the partnership of the file
ROLES: dict[Audience, frozenset[Role]] = {
    Audience.TABLE: frozenset(),
    Audience.ORGANISATION: WORK,
    Audience.PARTNERSHIP: WORK,
    Audience.ADMINISTRATION: PREPARE | GOVERN,
    Audience.COUNCIL: PREPARE | GOVERN | COUNCIL,
    Audience.PARTNERSHIP_AND_COUNCIL: WORK | COUNCIL,
}


def may_see(viewer: Viewer, file: StoredFile) -> bool:
    """Whether the viewer sees the file: her own, a public one, or one meant for a role that she holds."""
    if file.audience == Audience.PUBLIC or (viewer.person is not None and file.stored_by == viewer.person):
        return True
    roles = ROLES[Audience(file.audience)]
    return any(held.role in roles and _holds(held, file) for held in viewer.held_roles)


def _holds(held: HeldRole, file: StoredFile) -> bool:
    if file.audience == Audience.ORGANISATION:
        return held.organisation == file.organisation
    return held.partnership == file.partnership
