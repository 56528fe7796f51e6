"""Figures that need no reading, for who works in the partnership."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django_scopes import scopes_disabled

from ineen.evidence.models import Waiver
from ineen.evidence.queries.looked_at import About
from ineen.evidence.queries.readings import check_own
from ineen.ground.kernel.actors import Viewer


@dataclass(frozen=True, slots=True)
class WaiverView:
    """That a figure needs no reading, as the partnership knows it."""

    id: UUID
    about: About
    area_name: str
    sentence: str
    reason: str
    who: str
    at: datetime


def waived(viewer: Viewer, partnership: UUID) -> tuple[WaiverView, ...]:
    """What needs no reading, the last said first. One query."""
    check_own(viewer, partnership)
    with scopes_disabled():
        rows = Waiver.objects.filter(figure__partnership=partnership, taken_back_at=None).select_related("figure")
        return tuple(
            WaiverView(
                row.pk,
                About.kept(row.figure),
                row.figure.area_name,
                row.figure.sentence,
                row.reason,
                row.label,
                row.waived_at,
            )
            for row in rows
        )
