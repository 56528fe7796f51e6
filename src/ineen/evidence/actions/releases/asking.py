"""Asking for a release."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django_scopes import scopes_disabled

from ineen.analysis.disclosure.floor import Floor
from ineen.analysis.disclosure.ladder import Rung
from ineen.analysis.indicators.catalogue import indicator_named
from ineen.evidence.models import Receipt, ReleaseRequest
from ineen.evidence.queries.releases import releasable
from ineen.evidence.queries.releasing import ladder_of
from ineen.evidence.rules import check_may_request
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import BadInput, NotAllowed
from ineen.ground.organisations.queries import viewer_acting
from ineen.ground.outbox.queue import enqueue

CALCULATE: Final = "ineen.evidence.tasks.calculate_release"
PUBLISH: Final = "ineen.evidence.tasks.publish_release"
LEAST, MOST = 3, 100
NO_PERSON: Final = "Een vrijgave vraagt een persoon aan."
WHICH_CLASS: Final = (
    "Deze levering heeft meer klassen, en het cijfer dat elders staat is er een van. Kies hier ‘Nee’, of lever die "
    "klasse apart aan."
)
GIVE_A_REASON: Final = (
    "Deze tabel verbergt meer dan de tabel die wij raden. Schrijf waarom u toch de fijnere kiest, of kies de andere."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for, as the fields of `ReleaseRequest` have it."""

    title: str
    rung: Rung
    least: int = 5
    zero_is_shown: bool = True
    zero_where_untold: bool = False
    same_as: str = ""
    because: str = ""


@act
def request_release(*, by: Actor, now: datetime, version: int, asked: Asked) -> ReleaseRequest:
    """Ask that figures of a delivery may be shown to everybody; the worker works out what must be hidden.

    Raises NotAllowed, NotFound for a delivery that is not of the own partnership or was released as published, and
    BadInput for a floor that protects nothing, a rung that is not there, and a finer one than advised without a reason.
    """
    if by.person is None:
        raise NotAllowed(NO_PERSON)
    viewer = viewer_acting(by, now)
    check_may_request(viewer)
    found = releasable(viewer, version)
    _check(asked)
    if asked.same_as and len(found.measures) > 1:
        raise BadInput(WHICH_CLASS)
    ladder = ladder_of(found, Floor(asked.least, asked.zero_is_shown), zero_where_untold=asked.zero_where_untold)
    if asked.rung not in [one.rung for one in ladder.rungs]:
        raise BadInput("Deze levering heeft geen cijfers voor die gebieden en perioden. Kies een andere tabel.")
    if ladder.needs_a_reason(asked.rung) and not asked.because.strip():
        raise BadInput(GIVE_A_REASON)
    with scopes_disabled():
        receipt = Receipt.objects.select_related("source").get(version=found)
    row = ReleaseRequest(
        partnership_id=receipt.source.partnership_id,
        version=found,
        title=asked.title.strip(),
        area=asked.rung.area.value,
        grain=asked.rung.grain.value,
        least=asked.least,
        zero_is_shown=asked.zero_is_shown,
        zero_where_untold=asked.zero_where_untold,
        same_as=asked.same_as,
        because=asked.because.strip(),
        requested_by=by.person,
        requested_as=by.label,
        requested_at=now,
    )
    ask_work(row, CALCULATE)
    row.save(force_insert=True)
    record(on=row, what="vrijgave aangevraagd", details={"rung": list(asked.rung), "least": asked.least})
    return row


def ask_work(row: ReleaseRequest, task: str) -> None:
    """Within an act: have the worker do something for it. Each time is another task: one key is one task for ever."""
    row.turn += 1
    row.task = enqueue(task=task, payload={"request": str(row.pk)}, key=f"evidence.release/{row.pk}/{row.turn}", on=row)


def _check(asked: Asked) -> None:
    if not asked.title.strip():
        raise BadInput("Geef de tabel een titel: zo komt zij op de openbare pagina te staan.")
    if not LEAST <= asked.least <= MOST:
        raise BadInput(f"De ondergrens is een getal van {LEAST} tot en met {MOST}.")
    if asked.same_as:
        indicator_named(asked.same_as)
