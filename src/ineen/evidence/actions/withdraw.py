"""Withdrawing a delivery that should not have been shown: it stays, and no figure of it is shown any more."""

from datetime import datetime

from ineen.evidence.models import Release
from ineen.evidence.rules import check_may_load
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import BadInput, NotFound

SHORTEST = 8


@act
def withdraw_delivery(*, by: Actor, now: datetime, content: str, because: str) -> Release:
    """Withdraw the release of the delivery whose content hash begins with `content`.

    The figures of the delivery before it show again. Raises NotAllowed, NotFound, and BadInput for a hash shorter than
    eight characters or of several deliveries, a missing reason, and a delivery that was withdrawn before.
    """
    check_may_load(by)
    if not because.strip():
        raise BadInput('Zeg waarom deze levering wordt ingetrokken, bijvoorbeeld met --because "verkeerd bestand".')
    release = _one(content)
    release.withdrawn_at, release.withdrawn_because = now, because.strip()
    release.save(update_fields=["withdrawn_at", "withdrawn_because"])
    record(
        on=release,
        what="vrijgave ingetrokken",
        details={"hash": release.version.content_hash, "because": release.withdrawn_because},
    )
    return release


def _one(content: str) -> Release:
    if len(content) < SHORTEST:
        raise BadInput(f"{content!r} is te kort. Neem ten minste {SHORTEST} tekens; zie `ineen sources status`.")
    found = Release.objects.select_for_update(of=("self",)).select_related("version")
    standing = list(found.filter(version__content_hash__startswith=content.lower(), withdrawn_at=None)[:2])
    if not standing:
        raise NotFound(f"Er is geen levering met inhoud {content!r} die nog geldt. Zie `ineen sources status`.")
    if len(standing) > 1:
        raise BadInput(f"Meer leveringen beginnen met {content!r}. Neem meer tekens; zie `ineen sources status`.")
    return standing[0]
