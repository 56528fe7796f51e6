"""Who may bring figures in, and take them out of sight again."""

from datetime import datetime
from typing import Final
from uuid import UUID

from ineen.ground.kernel.actors import Actor, HeldRole, Role, Viewer
from ineen.ground.kernel.refusals import NotAllowed
from ineen.ground.organisations.queries import viewer_acting

LOADERS: Final = frozenset({Role.ANALYST, Role.COORDINATOR, Role.ADMINISTRATOR})
ONLY_LOADERS: Final = (
    "Alleen een analist, coördinator of beheerder levert cijfers aan of trekt ze in. Vraag het aan de coördinator van "
    "uw samenwerkingsverband."
)


def check_may_load(by: Actor, now: datetime) -> None:
    """The command line, and who acts in one of the roles in any partnership: a delivery speaks for all of them."""
    if by.person is not None and not may_load(viewer_acting(by, now)):
        raise NotAllowed(ONLY_LOADERS)


def check_hands_in_for(viewer: Viewer) -> HeldRole:
    """The role in which a person hands something in: its partnership and its organisation."""
    found = next((held for held in viewer.held_roles if held.role in LOADERS), None)
    if found is None:
        raise NotAllowed(ONLY_LOADERS)
    return found


def may_load(viewer: Viewer) -> bool:
    """Whether one of the roles is held."""
    return viewer.has(*LOADERS)


def loads_in(viewer: Viewer) -> frozenset[UUID]:
    """The partnerships whose submissions a person may see and bring further."""
    return frozenset(held.partnership for held in viewer.held_roles if held.role in LOADERS)
