"""What of the plan check was set aside, and what waits for a partner to confirm it."""

from dataclasses import dataclass
from datetime import datetime

from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.refusals import NotFound
from ineen.policy.plans.models import CoSigner, Dismissal, ThemeLead
from ineen.policy.plans.queries.pieces import Piece, PieceKind
from ineen.policy.plans.queries.reading import NO_SUCH_PLAN, titles, visible


@dataclass(frozen=True, slots=True)
class SetAside:
    """Advice that somebody set aside: where, what it said, why, who and when."""

    about: str
    advice: str
    reason: str
    by_label: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """What was entered in a plan for an organisation, and waits for its word."""

    piece: Piece
    organisation: str
    office: str
    source: str
    theme: str


def advice_set_aside(viewer: Viewer, slug: str) -> tuple[SetAside, ...]:
    """The advice of a plan that does not count now, the newest first. One query."""
    with scopes_disabled():
        rows = Dismissal.objects.filter(plan__in=visible(viewer).filter(slug=slug).order_by()).order_by("pk")
        newest = {row.about: row for row in rows}
    standing = (row for row in reversed(newest.values()) if row.stands)
    return tuple(SetAside(row.about, row.advice, row.reason, row.by_label, row.at) for row in standing)


def to_confirm(viewer: Viewer, slug: str) -> tuple[str, tuple[ToConfirm, ...]]:
    """The title of a plan, and what in it waits for the organisations of the viewer. Raises NotFound. Three queries."""
    title = titles(viewer, [slug]).get(slug)
    if title is None:
        raise NotFound(NO_SUCH_PLAN)
    own = {held.organisation for held in viewer.held_roles}
    with scopes_disabled():
        plans = visible(viewer).filter(slug=slug, partnership__in=viewer.partnerships).order_by()
        waiting = {"organisation__in": own, "confirmed_at": None}
        signers = CoSigner.objects.filter(plan__in=plans, **waiting).exclude(source="")
        leads = ThemeLead.objects.filter(theme__plan__in=plans, **waiting).exclude(source="")
        found = [_line(PieceKind.SIGNER, one, "") for one in signers.select_related("organisation")]
        found += [_line(PieceKind.LEAD, one, one.theme.title) for one in leads.select_related("organisation", "theme")]
    return title, tuple(found)


def _line(kind: PieceKind, one: CoSigner | ThemeLead, theme: str) -> ToConfirm:
    return ToConfirm(Piece(kind, str(one.pk)), one.organisation.name, one.office, one.source, theme)
