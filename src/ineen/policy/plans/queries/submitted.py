"""Where a plan was submitted, so that its text stands. The room that decides knows, and says so in its `apps.ready`:

plans.register_submitted(queries.submitted_in)  # (by, slug) -> the municipalities by name
"""

from collections.abc import Callable

from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import NotAllowed
from ineen.ground.ui import formats

AskSubmitted = Callable[[Actor, str], tuple[str, ...]]
_ask_submitted: list[AskSubmitted] = []


def register_submitted(ask: AskSubmitted) -> None:
    """Have a room asked where a plan was submitted and not taken back: only who may bring plans in asks."""
    if ask not in _ask_submitted:
        _ask_submitted.append(ask)


def check_may_replace(by: Actor, slug: str, title: str) -> None:
    """A plan that bodies decide about is not overwritten by another text. Raises NotAllowed."""
    if names := [name for ask in _ask_submitted for name in ask(by, slug)]:
        raise NotAllowed(
            f"“{title}” is ingediend in {formats.listed(names)}. De tekst staat vast: een bestand vervangt die niet. "
            "Haal het plan eerst terug naar concept zolang geen raad het vaststelde; daarna wijzigt de tekst alleen "
            "nog door een raadsbesluit. Er is niets veranderd."
        )
