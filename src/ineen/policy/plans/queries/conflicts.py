"""Two versions of one text, side by side, for who works on the plan."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.refusals import NotFound
from ineen.policy.plans import rules
from ineen.policy.plans.models import SafetyPlan, SettledBy, TextConflict
from ineen.policy.plans.queries.addresses import TextAddress
from ineen.policy.plans.queries.drafts import TextBlock, plan_row, text_block
from ineen.policy.plans.queries.versions import Run, differences, merged

NO_SUCH_CONFLICT = "Deze twee versies zijn er niet (meer). Kijk op de bladzijde van het plan wat er nu staat."


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two versions of a text: `theirs` stood in the plan when `mine` was saved.

    block
        the text as it stands now, with the reason why the viewer may not choose; None where its part is gone.
    settled
        what was chosen, in words; empty while nobody chose.
    """

    id: UUID
    plan: str
    address: TextAddress
    theirs: str
    theirs_label: str
    theirs_at: datetime | None
    mine: str
    label: str
    on_behalf_of: str
    source: str
    arisen_at: datetime
    settled: str
    settled_label: str
    settled_at: datetime | None
    block: TextBlock | None

    @property
    def stands(self) -> str:
        """What must be weighed against the other version: what the plan says now, or said then."""
        return self.block.text if self.block and not self.settled else self.theirs

    @property
    def moved_on(self) -> bool:
        """Whether the plan says something else than when the two versions arose."""
        return self.stands != self.theirs

    @property
    def runs(self) -> tuple[Run, ...]:
        return differences(self.stands, self.mine)

    @property
    def both(self) -> str:
        """The lines of both, to begin from for who merges them."""
        return merged(self.stands, self.mine)


def conflict(viewer: Viewer, slug: str, which: UUID) -> Conflict:
    """One pair of versions. Raises NotFound, also for who does not work on the plan. At most seven queries."""
    with scopes_disabled():
        plan = _worked_on(viewer, slug)
        row = TextConflict.objects.filter(plan=plan, pk=which).select_related("on_behalf_of").first()
    if row is None:
        raise NotFound(NO_SUCH_CONFLICT)
    return _conflict(row, slug, _block(viewer, slug, TextAddress.parse(row.address)))


def open_conflicts(
    viewer: Viewer, slug: str, address: TextAddress | None = None
) -> tuple[tuple[UUID, TextAddress], ...]:
    """Which pairs of versions wait for a choice in a plan, or at one text of it: the oldest first. Two queries."""
    with scopes_disabled():
        rows = TextConflict.objects.filter(plan=_worked_on(viewer, slug), settled_at=None)
        found = rows.filter(address=str(address)) if address else rows
        return tuple((pk, TextAddress.parse(at)) for pk, at in found.values_list("pk", "address"))


def _worked_on(viewer: Viewer, slug: str) -> SafetyPlan:
    plan = plan_row(viewer, slug)
    if not rules.works_with(viewer, plan):
        raise NotFound(NO_SUCH_CONFLICT)
    return plan


def _block(viewer: Viewer, slug: str, address: TextAddress) -> TextBlock | None:
    try:
        return text_block(viewer, slug, address)
    except NotFound:
        return None


def _conflict(row: TextConflict, slug: str, block: TextBlock | None) -> Conflict:
    return Conflict(
        id=row.pk,
        plan=slug,
        address=TextAddress.parse(row.address),
        theirs=row.theirs,
        theirs_label=row.theirs_label,
        theirs_at=row.theirs_at,
        mine=row.mine,
        label=row.label,
        on_behalf_of=row.on_behalf_of.name if row.on_behalf_of else "",
        source=row.source,
        arisen_at=row.arisen_at,
        settled=SettledBy(row.settled_by).label if row.settled_by else "",
        settled_label=row.settled_label,
        settled_at=row.settled_at,
        block=block,
    )
