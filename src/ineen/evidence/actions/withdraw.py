"""Withdrawing a delivery that should not have been shown: it stays, and no figure of it is shown any more."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet

from ineen.evidence.actions import comparing_again
from ineen.evidence.actions.comparing_again import ComparedAgain
from ineen.evidence.actions.report import WithdrawalReport
from ineen.evidence.actions.scratch import scratch
from ineen.evidence.models import Release, SourceVersion
from ineen.evidence.queries.catalogue import WITHDRAWN
from ineen.evidence.rules import check_may_load
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import BadInput, NotFound

SHORTEST = 8


def withdraw_delivery(*, by: Actor, now: datetime, content: str, because: str) -> WithdrawalReport:
    """Withdraw the release of the delivery whose content hash begins with `content`.

    The figures of the delivery before it show again, and deliveries that were compared with it are compared with those
    that stand. Raises NotAllowed, NotFound, and BadInput for a hash shorter than eight characters or of several
    deliveries, a missing or too long reason, and a delivery that was withdrawn before.
    """
    check_may_load(by, now)
    version = _one(Release.objects.filter(version__released_by=None), content).version
    return _withdraw_version(by=by, now=now, version=version, because=because, wait=True)


def withdraw_version(*, by: Actor, now: datetime, version: int, because: str) -> WithdrawalReport:
    """As `withdraw_delivery`, of one row of the catalogue, from a page: raises BadInput while a load goes on."""
    check_may_load(by, now)
    loaded = Release.objects.select_related("version").filter(version__released_by=None)  # not what two people released
    found = loaded.filter(version=version, withdrawn_at=None).first()
    if found is None:
        raise NotFound(WITHDRAWN)
    return _withdraw_version(by=by, now=now, version=found.version, because=because, wait=False)


def _withdraw_version(
    *, by: Actor, now: datetime, version: SourceVersion, because: str, wait: bool
) -> WithdrawalReport:
    reason = reason_given(because)
    with scratch(wait=wait) as folder:  # no load comes in between
        found = comparing_again.without(version, folder)
        release = _withdraw(by=by, now=now, version=version, because=reason, found=found)
    return WithdrawalReport(release, tuple(one.version for one in found))


@act
def _withdraw(
    *, by: Actor, now: datetime, version: SourceVersion, because: str, found: Sequence[ComparedAgain]
) -> Release:
    releases = Release.objects.select_for_update(of=("self",)).select_related("version")
    release = releases.filter(version=version, withdrawn_at=None).first()
    if release is None:  # by somebody else, just now
        raise NotFound(WITHDRAWN)
    release.withdrawn_at, release.withdrawn_because = now, because
    release.save(update_fields=["withdrawn_at", "withdrawn_because"])
    comparing_again.keep(found)
    record(
        on=release,
        what="vrijgave ingetrokken",
        details={
            "hash": release.version.content_hash,
            "because": because,
            "compared_again": [one.version.content_hash for one in found],
        },
    )
    return release


def was_withdrawn(version: SourceVersion) -> str:
    """Why the newest delivery of this content was withdrawn; empty where none was, or one of them stands."""
    same = SourceVersion.objects.filter(source=version.source, content_hash=version.content_hash)
    if same.filter(release__withdrawn_at=None, release__isnull=False).exists():
        return ""
    last = Release.objects.filter(version__in=same).order_by("-withdrawn_at").first()
    return last.withdrawn_because if last else ""


def reason_given(because: str) -> str:
    """The reason of a withdrawal as it is kept. Raises BadInput where there is none, or a whole story."""
    longest = Release._meta.get_field("withdrawn_because").max_length or 0
    if not because.strip():
        raise BadInput('Zeg waarom deze levering wordt ingetrokken, bijvoorbeeld met --because "verkeerd bestand".')
    if len(because.strip()) > longest:
        raise BadInput(f"De reden heeft {len(because.strip())} tekens. Houd het bij {longest}.", place="--because")
    return because.strip()


def _one(releases: QuerySet[Release], content: str) -> Release:
    if len(content) < SHORTEST:
        raise BadInput(f"{content!r} is te kort. Neem ten minste {SHORTEST} tekens; zie `ineen sources status`.")
    found = releases.select_related("version")
    standing = list(found.filter(version__content_hash__startswith=content.lower(), withdrawn_at=None)[:2])
    if not standing:
        raise NotFound(f"Er is geen levering met inhoud {content!r} die nog geldt. Zie `ineen sources status`.")
    if len(standing) > 1:
        raise BadInput(f"Meer leveringen beginnen met {content!r}. Neem meer tekens; zie `ineen sources status`.")
    return standing[0]
