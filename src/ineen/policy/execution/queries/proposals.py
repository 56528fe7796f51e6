"""Actions that were proposed under a goal, for who works in its partnership."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from ineen.evidence import queries as evidence
from ineen.evidence.queries import Kept
from ineen.ground.kernel.actors import Viewer
from ineen.policy.execution import rules
from ineen.policy.execution.models import ActionProposal


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A proposed action, with the figure that gave rise to it; `may_withdraw` where the viewer writes there."""

    id: UUID
    title: str
    owner: str
    who: str
    at: datetime
    kept: Kept
    may_withdraw: bool


def proposals_under(viewer: Viewer, plan: str, goal: str) -> tuple[ProposalView, ...]:
    """What was proposed under a goal of a partnership of the viewer, the first first. One query; none for others."""
    own = evidence.reading_partnerships(viewer)
    if not own:
        return ()
    with scopes_disabled():
        rows = ActionProposal.objects.filter(
            goal__slug=goal, goal__plan__slug=plan, goal__plan__partnership__in=own, withdrawn_at=None
        )
        found = list(rows.select_related("owner", "figure", "goal__plan"))
    kept = evidence.as_kept(viewer, [row.figure for row in found])
    return tuple(_view(viewer, row, one) for row, one in zip(found, kept, strict=True))


def why_not_propose(viewer: Viewer, partnership: UUID) -> str:
    """Why the viewer proposes no action in a partnership; empty where she may."""
    if partnership in rules.written_by(viewer):
        return ""
    return _("Alleen een adviseur of coördinator van dit verband stelt een maatregel voor. Vraag het een van hen.")


def _view(viewer: Viewer, row: ActionProposal, kept: Kept) -> ProposalView:
    writes = row.figure.partnership_id in rules.written_by(viewer)
    owner = row.owner.name if row.owner else ""
    return ProposalView(row.pk, row.title, owner, row.label, row.proposed_at, kept, writes)
