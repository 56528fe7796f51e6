"""What stands on the list of who handed something in: that it waits for her, and what became of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.urls import reverse

from ineen.evidence.models import Submission
from ineen.ground.inbox import actions as inbox
from ineen.ground.inbox.queries import Kind
from ineen.ground.kernel.actors import Actor
from ineen.ground.ui.formats import listed

State = Submission.State
# who drops a file knows it
ENDS: Final[Mapping[State, str]] = {
    State.LOADED: "De cijfers uit {} zijn geladen.",
    State.UNCHANGED: "De cijfers uit {} stonden er al: er is niets veranderd.",
    State.REFUSED: "{} is geweigerd: er is niets veranderd. Lees waarom, en wat u eraan doet.",
    State.EXPIRED: "{} is verlopen: niemand bevestigde het binnen een dag.",
}


def ask(*, by: Actor, now: datetime, row: Submission) -> None:
    """Within an act: the preview is there to be confirmed."""
    sentence = f"Bekijk het voorbeeld van {listed(row.files)}, en bevestig het. Na een dag vervalt het."
    _post(by, now, row, sentence, Kind.TASK)


def ask_what_it_is(*, by: Actor, now: datetime, row: Submission) -> None:
    """Within an act: somebody must say what stands in the file."""
    sentence = (
        f"Zeg wat er in {listed(row.files)} staat: van die kolommen weet Ineen het nog niet. Na een dag vervalt het."
    )
    _post(by, now, row, sentence, Kind.TASK)


def settle(*, by: Actor, now: datetime, row: Submission) -> None:
    """Within an act: there is nothing to confirm any more."""
    inbox.settle(by=by, now=now, key=_key(row))


def tell_end(*, by: Actor, now: datetime, row: Submission) -> None:
    """Within an act: what became of it."""
    if sentence := ENDS.get(State(row.state)):
        _post(by, now, row, sentence.format(listed(row.files)), Kind.NOTICE)
    else:
        settle(by=by, now=now, row=row)


def _post(by: Actor, now: datetime, row: Submission, sentence: str, kind: Kind) -> None:
    inbox.post(
        by=by,
        now=now,
        to=[one for one in (row.handed_in_by, row.confirmed_by) if one],
        key=_key(row),
        sentence=sentence,
        url=reverse("evidence:submission", args=[row.pk]),
        on=row,
        kind=kind,
    )


def _key(row: Submission) -> str:
    return f"submission/{row.pk}"
