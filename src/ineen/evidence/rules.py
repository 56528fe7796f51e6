"""Who may bring figures in, and take them out of sight again."""

from datetime import datetime
from typing import Final

from ineen.ground.kernel.actors import Actor, HeldRole, Role, Viewer
from ineen.ground.kernel.refusals import NotAllowed
from ineen.ground.organisations.queries import viewer_of

LOADERS: Final = frozenset({Role.ANALYST, Role.COORDINATOR, Role.ADMINISTRATOR})
ONLY_LOADERS: Final = (
    "Alleen een analist, coördinator of beheerder levert cijfers aan of trekt ze in. Vraag het aan de coördinator van "
    "uw samenwerkingsverband."
)


def check_may_load(by: Actor, now: datetime) -> None:
    """The command line, and who holds one of the roles in any partnership: a delivery speaks for all of them."""
    if by.person is not None and not may_load(viewer_of(by.person, now)):
        raise NotAllowed(ONLY_LOADERS)


def may_load(viewer: Viewer) -> bool:
    """Whether one of the roles is held."""
    return viewer.has(*LOADERS)


def loads_for(viewer: Viewer) -> tuple[HeldRole, ...]:
    """The partnerships and organisations for which a person may hand something in, each once; the first is proposed."""
    found = {(held.partnership, held.organisation): held for held in viewer.held_roles if held.role in LOADERS}
    return tuple(found.values())
