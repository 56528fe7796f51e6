"""Who writes an implementation plan, and who brings one in. Who may see one follows from the rules of plans."""

from uuid import UUID

from ineen.ground.kernel.actors import Actor, Role, Viewer, check_is_system
from ineen.ground.kernel.refusals import NotAllowed

_WRITERS = frozenset({Role.ADVISER, Role.COORDINATOR})


def written_by(viewer: Viewer) -> frozenset[UUID]:
    """The partnerships whose implementation plans she writes."""
    return frozenset(held.partnership for held in viewer.held_roles if held.role in _WRITERS)


def check_may_write(viewer: Viewer, partnership: UUID) -> None:
    """Raises NotAllowed for who does not write the implementation plans of this partnership."""
    if partnership not in written_by(viewer):
        raise NotAllowed("Een adviseur of coördinator van dit samenwerkingsverband kijkt dit plan na.")


def check_may_import(by: Actor) -> None:
    """A file may hold the plan of any partnership: only the command line brings one in, as the system."""
    check_is_system(by, doing="Een uitvoeringsplan inlezen", command="ineen plans import")
