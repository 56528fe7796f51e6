"""Who may bring in an implementation plan. Who may see one follows from the rules of plans."""

from ineen.ground.kernel.actors import Actor, check_is_system


def check_may_import(by: Actor) -> None:
    """A file may hold the plan of any partnership: only the command line brings one in, as the system."""
    check_is_system(by, doing="Een uitvoeringsplan inlezen", command="ineen plans import")
