"""What is on its way to everybody, for who asks and approves; and what was released, for everybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django_scopes import scopes_disabled

from ineen.evidence import rules, states
from ineen.evidence.models import Receipt, ReleaseRequest, SourceVersion
from ineen.evidence.queries.protocols import Outcome
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.refusals import NotAllowed, NotFound
from ineen.ground.organisations.queries import scope_of
from ineen.ground.outbox.queries import Progress, progress_of

NO_SUCH = "Deze vrijgave is er niet, of is niet voor u. Kijk op de lijst van vrijgaven."
NOT_RELEASABLE = "Deze levering is er niet, is niet van uw samenwerkingsverband, of is al openbaar."
Stage = ReleaseRequest.State


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """One request, with what a page says about it.

    outcome
        None until the worker found it.
    why_not
        why the viewer may not approve it; empty where she may.
    may_judge
        whether she may refuse it, or withdraw it once it is released.
    progress
        of the work, for who asked for it; None otherwise.
    """

    row: ReleaseRequest
    outcome: Outcome | None
    why_not: str
    may_judge: bool
    progress: Progress | None

    @property
    def busy(self) -> bool:
        return self.row.state in states.RELEASE_BUSY

    @property
    def percent(self) -> int:
        told = self.progress
        return 100 * told.done // told.total if told and told.total else 0

    def may_become(self, stage: Stage) -> bool:
        """Whether a person may bring it there now."""
        return stage in states.release_steps_from(Stage(self.row.state))

    @property
    def waits(self) -> bool:
        """Whether it waits for an approval."""
        return self.may_become(Stage.APPROVED_ONCE) or self.may_become(Stage.APPROVED_TWICE)

    @property
    def may_refuse(self) -> bool:
        return self.may_judge and self.may_become(Stage.REFUSED)

    @property
    def may_withdraw(self) -> bool:
        return self.may_judge and self.may_become(Stage.WITHDRAWN)


def sees_releases(viewer: Viewer) -> bool:
    """Whether somebody sees what is on its way."""
    return bool(rules.releases_in(viewer))


def release_requests(viewer: Viewer) -> "QuerySet[ReleaseRequest]":
    """Those of the viewer's partnerships, the newest first. Raises NotAllowed for who has no part in it."""
    if not sees_releases(viewer):
        raise NotAllowed(rules.ONLY_INSIDERS)
    return visible_to(viewer).select_related("version")


def release_request(viewer: Viewer, key: UUID) -> ReleaseView:
    """One of them. Raises NotFound, also for who may not see it."""
    row = visible_to(viewer).select_related("version", "published", "published__release", "partnership").filter(pk=key)
    found = row.first()
    if found is None:
        raise NotFound(NO_SUCH)
    outcome = Outcome.stored(found.outcome) if found.outcome else None
    return ReleaseView(found, outcome, *_may(viewer, found), _progress(viewer, found))


def something_to_release(viewer: Viewer) -> bool:
    """Whether a release was asked for in one of the viewer's partnerships."""
    return visible_to(viewer).exists()


def visible_to(viewer: Viewer) -> "QuerySet[ReleaseRequest]":
    """As `release_requests`, none where there are none for her."""
    own = rules.releases_in(viewer)
    with scope_of(viewer):
        return ReleaseRequest.objects.filter(partnership__in=own)


def releasable_versions(viewer: Viewer) -> "QuerySet[SourceVersion]":
    """Deliveries of the viewer's partnerships that nobody released as published. Raises NotAllowed."""
    if not rules.may_load(viewer):
        raise NotAllowed(rules.ONLY_LOADERS)
    with scope_of(viewer):
        own = Receipt.objects.filter(source__partnership__in=rules.loads_in(viewer), withdrawn_at=None)
        return SourceVersion.objects.filter(release=None, pk__in=own.values("version"))


def releasable(viewer: Viewer, version: int) -> SourceVersion:
    """One of them. Raises NotAllowed, and NotFound for a delivery of others or one that is public."""
    found = releasable_versions(viewer).filter(pk=version).first()
    if found is None:
        raise NotFound(NOT_RELEASABLE)
    return found


def public_releases(viewer: Viewer) -> Sequence[ReleaseRequest]:
    """Everything that was ever released, the newest first, withdrawn or not. One query."""
    del viewer  # what was released is for everybody, and that it was withdrawn too
    with scopes_disabled():
        rows = ReleaseRequest.objects.exclude(published=None).select_related("published__release", "partnership")
        return list(rows.order_by("-published__release__released_at", "-id"))


def public_release(viewer: Viewer, key: UUID) -> ReleaseRequest:
    """One of them. Raises NotFound."""
    del viewer
    with scopes_disabled():
        rows = ReleaseRequest.objects.exclude(published=None).select_related("published__release", "partnership")
        found = rows.filter(pk=key).first()
    if found is None:
        raise NotFound(NO_SUCH)
    return found


def _may(viewer: Viewer, row: ReleaseRequest) -> tuple[str, bool]:
    try:
        rules.check_may_judge(viewer, row)
    except NotAllowed as refused:
        return str(refused), False
    try:
        rules.check_may_approve(viewer, row)
    except NotAllowed as refused:
        return str(refused), True
    return "", True


def _progress(viewer: Viewer, row: ReleaseRequest) -> Progress | None:
    if row.task is None or row.state not in states.RELEASE_BUSY:
        return None
    try:
        return progress_of(viewer, row.task)
    except NotFound:  # a colleague asked for it
        return None
