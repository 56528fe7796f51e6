"""What the worker writes about a release: what it found, and that it is shown from now on."""

from datetime import datetime
from uuid import UUID

from django_scopes import scopes_disabled

from ineen.evidence import states
from ineen.evidence.actions.releases import telling
from ineen.evidence.actions.releases.approving import end, why_gone
from ineen.evidence.actions.releases.asking import PUBLISH, ask_work
from ineen.evidence.actions.releases.calculating import Worked
from ineen.evidence.models import Release, ReleaseRequest, SourceVersion
from ineen.evidence.queries.protocols import Outcome, protocol_hash, protocol_of
from ineen.evidence.queries.releasing import released_before
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor

Stage = ReleaseRequest.State
NO_LONGER = (
    "Na de goedkeuring veranderde er iets aan wat al openbaar is, of aan Ineen. Wat er nu verborgen moet worden, is "
    "iets anders dan wat u goedkeurde. Vraag de vrijgave opnieuw aan."
)
NOT_WANTED = "berekening niet meer nodig"
LICENCE = "Vrijgegeven door {}; kleine aantallen zijn verborgen"


def under_work(request: UUID, state: Stage) -> ReleaseRequest | None:
    """A request for the work that was asked for it; None where that was done, or is not wanted any more."""
    with scopes_disabled():
        rows = ReleaseRequest.objects.select_related("version", "partnership")
        return rows.filter(pk=request, state=state).first()


@act
def show_outcome(*, by: Actor, now: datetime, request: UUID, outcome: Outcome) -> None:
    """What must be hidden is known: now it waits for two people."""
    row = _locked(request)
    if row.state != Stage.REQUESTED:  # refused while it was worked out
        record(on=row, what=NOT_WANTED)
        return
    row.state, row.outcome, row.content_hash = Stage.WAITING, outcome.as_stored(), outcome.content
    row.save()
    told = {"content": outcome.content, "primary": outcome.primary, "secondary": outcome.secondary}
    record(on=row, what="vrijgave uitgerekend", details=told | {"proven": outcome.proven})
    telling.waits(by=by, now=now, row=row)


@act
def give_up(*, by: Actor, now: datetime, request: UUID, because: str) -> None:
    """It cannot be released as it was asked for: say why."""
    longest = ReleaseRequest._meta.get_field("ended_because").max_length or 0
    row = _locked(request)
    if row.state in states.RELEASE_BUSY:
        end(by=by, now=now, row=row, state=Stage.REFUSED, because=because[:longest])
    else:
        record(on=row, what=NOT_WANTED)


@act
def publish(*, by: Actor, now: datetime, request: UUID, worked: Worked) -> None:
    """Show it to everybody, with the frozen protocol; refused where it is no longer what two people approved.

    One at a time: where another became public since this was worked out, it is worked out again with that.
    """
    with scopes_disabled():
        list(ReleaseRequest.objects.select_for_update().filter(state=Stage.APPROVED_TWICE).order_by("pk"))
    row = _locked(request)
    if row.state != Stage.APPROVED_TWICE:  # its delivery was withdrawn meanwhile
        record(on=row, what=NOT_WANTED)
        return
    if gone := why_gone(row):
        end(by=by, now=now, row=row, state=Stage.REFUSED, because=gone)
        return
    with scopes_disabled():
        earlier = tuple(one.row.content_hash for one in released_before(row))
    if earlier != worked.outcome.earlier:
        ask_work(row, PUBLISH)
        row.save(update_fields=["turn", "task"])
        record(on=row, what="vrijgave wordt opnieuw nagerekend", details={"earlier": list(earlier)})
        return
    if worked.outcome.content != row.content_hash:
        end(by=by, now=now, row=row, state=Stage.REFUSED, because=NO_LONGER)
        return
    version = SourceVersion.objects.create(**_columns(row, worked, now))
    release = Release.objects.create(version=version, ground=Release.Ground.APPROVED.value, released_at=now)
    row.state, row.published, row.outcome = Stage.RELEASED, version, worked.outcome.as_stored()
    row.protocol = protocol_of(row)
    row.protocol_hash = protocol_hash(row.protocol)
    row.save()
    record(on=release, what="cijfers vrijgegeven door twee mensen", details={"protocol": row.protocol_hash})
    record(on=row, what="vrijgegeven", details={"protocol": row.protocol_hash, "content": row.content_hash})
    telling.ended(by=by, now=now, row=row)


def _columns(row: ReleaseRequest, worked: Worked, now: datetime) -> dict[str, object]:
    raw, staged = row.version, worked.staged
    same = {"source": worked.outcome.source, "content_hash": row.content_hash, "retrieved": raw.retrieved}
    return same | {
        "again": SourceVersion.objects.filter(**same).count(),
        "publisher": raw.publisher,
        "table": row.title[:60],
        "title": row.title,
        "licence": LICENCE.format(row.partnership.name)[:200],
        "classification_year": raw.classification_year,
        "measures": [[one.subject, one.category] for one in staged.measures],
        "periods": list(map(str, staged.periods)),
        "rows": staged.cells,
        "status": raw.status,
        "loaded_at": now,
    }


def _locked(request: UUID) -> ReleaseRequest:
    with scopes_disabled():
        rows = ReleaseRequest.objects.select_for_update(of=("self",)).select_related("version", "partnership")
        return rows.get(pk=request)
