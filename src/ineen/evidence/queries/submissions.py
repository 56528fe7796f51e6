"""What was handed in: for who may load, of her own partnerships."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from ineen.evidence import rules, states
from ineen.evidence.models import Submission
from ineen.evidence.queries.previews import Preview
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.refusals import NotAllowed, NotFound
from ineen.ground.organisations.queries import scope_of
from ineen.ground.outbox.queries import Progress, progress_of

NO_SUCH = "Deze aanlevering is er niet, of is niet voor u. Kijk op de lijst van aanleveringen."


@dataclass(frozen=True, slots=True)
class Handed:
    """One submission, with what a page says about it.

    preview
        None until it is made.
    progress
        of the work that the viewer herself asked for; None where nothing runs, or somebody else asked.
    """

    row: Submission
    preview: Preview | None
    progress: Progress | None

    @property
    def busy(self) -> bool:
        return self.row.state in states.BUSY

    @property
    def stuck(self) -> bool:
        """Whether the work ended without an answer: the worker failed again and again."""
        return self.busy and self.progress is not None and self.progress.ended

    @property
    def percent(self) -> int:
        """Of the work that runs, from 0 to 100."""
        told = self.progress
        return 100 * told.done // told.total if told and told.total else 0

    def may_become(self, state: Submission.State) -> bool:
        """Whether a person may bring it there."""
        return state in states.steps_from(Submission.State(self.row.state), states.Hand.PERSON)

    @property
    def may_confirm(self) -> bool:
        return self.may_become(Submission.State.LOADING)

    @property
    def received_source(self) -> UUID | None:
        """The received source that it is a delivery of; None for a public source."""
        said = self.row.description
        return UUID(said["key"]) if said and self.row.source.startswith("ontvangen-") else None

    @property
    def may_cancel(self) -> bool:
        return self.may_become(Submission.State.CANCELLED)


def may_load(viewer: Viewer) -> bool:
    """Whether somebody may hand figures in, and withdraw them."""
    return rules.may_load(viewer)


def submissions(viewer: Viewer) -> QuerySet[Submission]:
    """What was handed in for the viewer's partnerships, the newest first. Raises NotAllowed for who may not load."""
    if not rules.may_load(viewer):
        raise NotAllowed(rules.ONLY_LOADERS)
    return _of(viewer)


def something_handed_in(viewer: Viewer) -> bool:
    """Whether a submission of the viewer's partnerships waits or runs. Raises NotAllowed for who may not load."""
    return submissions(viewer).filter(state__in=states.OPEN).exists()


def submission(viewer: Viewer, id: UUID) -> Handed:  # noqa: A002
    """One of them. Raises NotFound, also for who may not see it."""
    row = _of(viewer).select_related("version", "organisation").filter(pk=id).first()
    if row is None:
        raise NotFound(NO_SUCH)
    preview = Preview.of(row) if row.preview else None
    return Handed(row, preview, _progress(viewer, row))


def _of(viewer: Viewer) -> QuerySet[Submission]:
    own = rules.loads_in(viewer)
    with scope_of(viewer):
        return Submission.objects.filter(partnership__in=own)


def _progress(viewer: Viewer, row: Submission) -> Progress | None:
    if row.task is None or row.state not in states.BUSY:
        return None
    try:
        return progress_of(viewer, row.task)
    except NotFound:  # a colleague asked for it
        return None
