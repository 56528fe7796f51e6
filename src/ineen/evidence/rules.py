"""Who may bring figures in."""

from ineen.ground.kernel.actors import Actor, check_is_system


def check_may_load(by: Actor) -> None:
    """A delivery speaks for every partnership: only the command line loads one, as the system."""
    check_is_system(by, doing="Een levering laden", command="ineen sources load")
