"""Who may change which areas there are."""

from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import NotAllowed


def check_may_load(by: Actor) -> None:
    """Areas are the same for every partnership: only the command line loads them, as the system."""
    if by.person is not None:
        raise NotAllowed(
            "Gebieden laden kan alleen op de opdrachtregel van de server. Vraag de beheerder om "
            "`ineen areas load` uit te voeren."
        )
