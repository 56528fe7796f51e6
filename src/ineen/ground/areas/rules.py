"""Who may change which areas there are."""

from ineen.ground.kernel.actors import Actor, check_is_system


def check_may_load(by: Actor) -> None:
    """Areas are the same for every partnership: only the command line loads them, as the system."""
    check_is_system(by, doing="Gebieden laden", command="ineen areas load")
