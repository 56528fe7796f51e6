"""Snapshots as they are read: whole and unaltered, or not at all."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from math import ceil, floor
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import QuerySet
from django_scopes import scopes_disabled

from ineen.evidence import queries as evidence
from ineen.ground.audit.chain import as_json, same, sign
from ineen.ground.kernel.actors import Actor, Viewer, check_is_system
from ineen.ground.kernel.figures import FigureStatus
from ineen.ground.kernel.refusals import NotFound
from ineen.ground.ui import formats
from ineen.policy.decisions.models import Snapshot
from ineen.policy.plans import queries as plans

if TYPE_CHECKING:
    from pydantic import TypeAdapter

NO_SUCH_SNAPSHOT = "Deze vastgelegde tekst is er niet, of is niet voor u. Kijk in het dossier van het plan."
DAMAGED = (
    "Deze vastgelegde tekst is na het besluit veranderd of beschadigd. Ineen toont haar daarom niet. Vraag de "
    "beheerder om `ineen doctor` uit te voeren en de kopie terug te zetten."
)


@dataclass(frozen=True, slots=True)
class FrozenFigure:
    """A figure as it was released when a body decided.

    withdrawn
        why its delivery was withdrawn since; empty where it stands.
    """

    goal: str
    about: str
    values: dict[str, Any]
    withdrawn: str = ""

    @property
    def word(self) -> str:
        """How final it was: `definitief`, `voorlopig`, `niet gepubliceerd`."""
        return formats.STATUS_WORDS[FigureStatus(self.values["status"])] or "definitief"

    @property
    def number(self) -> str:
        """The value as people write it; a dash where there was none."""
        value = self.values["value"]
        return "–" if value is None else formats.number(value)

    @property
    def margin(self) -> str:
        """`184–243`; empty where the figure has none."""
        low, high = self.values["low"], self.values["high"]
        return "" if low is None or high is None else f"{formats.number(floor(low))}–{formats.number(ceil(high))}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotView:
    """What a body saw. Of a damaged one there is no text and no figure."""

    id: UUID
    plan: str
    municipality: str
    name: str
    made_at: datetime
    sha256: str
    damaged: bool
    text: plans.PlanText | None = None
    figures: tuple[FrozenFigure, ...] = ()

    @property
    def short(self) -> str:
        return self.sha256[:12]


def snapshot(viewer: Viewer, slug: str, key: UUID) -> SnapshotView:
    """One snapshot of a plan that the viewer may see. Raises NotFound. Two queries."""
    with scopes_disabled():
        row = _seen(viewer, slug, [key]).first()
    if row is None:
        raise NotFound(NO_SUCH_SNAPSHOT)
    return read(viewer, row, slug)


def frozen_texts(viewer: Viewer, slug: str, keys: Collection[UUID]) -> dict[UUID, plans.PlanText | None]:
    """The texts of these snapshots without their figures, None for a damaged one. One query; none for no keys."""
    with scopes_disabled():
        held = {row.pk: _held(row) for row in _seen(viewer, slug, keys)} if keys else {}
    return {key: found[0] if found else None for key, found in held.items()}


def _seen(viewer: Viewer, slug: str, keys: Collection[UUID]) -> QuerySet[Snapshot]:
    rows = Snapshot.objects.filter(plans.may_be_seen(viewer, through="dossier__plan__"), pk__in=keys)
    return rows.filter(dossier__plan__slug=slug).select_related("municipality")


def read(viewer: Viewer, row: Snapshot, slug: str) -> SnapshotView:
    """A row as people may see it: refused where it is not what was written."""
    about: dict[str, Any] = {
        "id": row.pk,
        "plan": slug,
        "municipality": row.municipality.area_code or "",
        "name": row.municipality.name,
        "made_at": row.made_at,
        "sha256": row.sha256,
    }
    held = _held(row)
    if held is None:
        return SnapshotView(**about, damaged=True)
    text, figures = held
    return SnapshotView(**about, damaged=False, text=text, figures=_with_withdrawn(viewer, figures))


def is_sound(row: Snapshot) -> bool:
    """Whether a row is what was written: its content has its hash, and the seal is ours."""
    return same(hash_of(row.content), row.sha256) and same(seal_of(row.pk, row.sha256, row.made_at), row.seal)


def hash_of(content: str) -> str:
    return sha256(content.encode()).hexdigest()


def seal_of(key: UUID, content_hash: str, made_at: datetime) -> str:
    """What only who has the audit key can make: it binds the hash to this row and its moment."""
    return sign(as_json([str(key), content_hash, made_at.astimezone(UTC).isoformat(timespec="microseconds")]))


def damaged_snapshots(by: Actor) -> tuple[str, ...]:
    """Every snapshot that is not what was written, by plan and hash, for whoever runs the installation. NotAllowed."""
    check_is_system(by, doing="Vastgelegde teksten nalopen", command="ineen doctor")
    with scopes_disabled():
        rows = Snapshot.objects.select_related("dossier__plan").iterator(chunk_size=20)
        return tuple(f"{row.dossier.plan.slug} {row.sha256[:12]}" for row in rows if not is_sound(row))


def _held(row: Snapshot) -> tuple[plans.PlanText, list[dict[str, Any]]] | None:
    if not is_sound(row):
        return None
    from pydantic import ValidationError

    content = json.loads(row.content)
    try:
        return _texts().validate_python(content["plan"]), content["figures"]
    except ValidationError:
        return None


@cache
def _texts() -> "TypeAdapter[plans.PlanText]":
    """Made once per process, and only where a snapshot is read: it walks every type of a plan."""
    from pydantic import TypeAdapter

    return TypeAdapter(plans.PlanText)


def _with_withdrawn(viewer: Viewer, figures: Iterable[dict[str, Any]]) -> tuple[FrozenFigure, ...]:
    found = list(figures)
    stamps = {(one["version"], one["retrieved"]) for figure in found for one in figure["sources"]}
    gone = _withdrawn(viewer, stamps)
    return tuple(
        FrozenFigure(
            figure["goal"],
            figure["about"],
            figure,
            next((gone[key] for one in figure["sources"] if (key := (one["version"], one["retrieved"])) in gone), ""),
        )
        for figure in found
    )


def _withdrawn(viewer: Viewer, stamps: set[tuple[str, str]]) -> dict[tuple[str, str], str]:
    if not stamps:
        return {}
    rows = evidence.source_versions(viewer).filter(
        content_hash__in=[version for version, _ in stamps], release__withdrawn_at__isnull=False
    )
    found: list[tuple[str, date, str]] = list(
        rows.order_by().values_list("content_hash", "retrieved", "release__withdrawn_because")
    )
    return {(version, retrieved.isoformat()): why for version, retrieved, why in found}
