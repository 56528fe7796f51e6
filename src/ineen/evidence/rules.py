"""Who may bring figures in."""

from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import NotAllowed


def check_may_load(by: Actor) -> None:
    """A delivery speaks for every partnership: only the command line loads one, as the system."""
    if by.person is not None:
        raise NotAllowed(
            "Een levering laden kan alleen op de opdrachtregel van de server. Vraag de beheerder om "
            "`ineen sources load` uit te voeren."
        )
