"""A person says what stands in a file that is of no known source. Nothing of it is in use until she confirms."""

from datetime import datetime
from uuid import UUID

from ineen.evidence import states
from ineen.evidence.actions import telling
from ineen.evidence.actions.handing_in import PREVIEW, ask_work, own_submission
from ineen.evidence.models import Submission
from ineen.evidence.queries.descriptions import Description
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor

State = Submission.State


@act
def describe_columns(*, by: Actor, now: datetime, submission: UUID, description: Description) -> Submission:
    """Keep which column is what. A preview that was made before is no longer one of this file.

    Raises NotFound, and NotAllowed where there is nothing to describe any more.
    """
    row = own_submission(by, now, submission)
    if row.state != State.DESCRIBING:
        states.check_follows(row, State.DESCRIBING)
    row.state, row.description, row.preview, row.told = State.DESCRIBING, description.as_stored(), None, ""
    row.save()
    record(on=row, what="kolommen van bestand beschreven", details={"columns": list(description.columns)})
    return row


@act
def describe_figures(*, by: Actor, now: datetime, submission: UUID, description: Description) -> Submission:
    """Keep of whom the figures are and what they mean, and have the worker make a preview.

    Raises NotFound, and NotAllowed where there is nothing to describe any more.
    """
    row = own_submission(by, now, submission)
    states.check_follows(row, State.PREPARING)
    row.state, row.description, row.told = State.PREPARING, description.as_stored(), ""
    ask_work(row, PREVIEW)
    row.save()
    record(on=row, what="bestand beschreven", details={"title": description.title, "publisher": description.publisher})
    telling.settle(by=by, now=now, row=row)
    return row
