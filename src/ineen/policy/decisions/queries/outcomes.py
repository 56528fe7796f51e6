"""What councils decided about plans that a viewer sees: who adopted what and when, for pages that everybody reads."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Final

from django.db.models import F, FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode
from ineen.policy.decisions.models import DECIDED, Course, CourseStage, Decision, DecisionBody, Result
from ineen.policy.plans import queries as plans

_TOLD: Final = DECIDED | {CourseStage.REJECTED}
_OF_TEXT: Final = ("municipality__name", "own__address", "own__text", "own__reason", "own__since")
_BY_COUNCIL: Final = (Result.ADOPTED, Result.AMENDED, Result.REJECTED)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the council of one municipality decided about a plan, as it stands now, and the texts of its own."""

    plan: str
    municipality: AreaCode
    stage: CourseStage
    decided_on: date
    own: tuple[plans.OwnText, ...]

    @property
    def adopted(self) -> bool:
        return self.stage in DECIDED


def outcomes(viewer: Viewer, *, plan: str = "", municipality: AreaCode | None = None) -> tuple[Outcome, ...]:
    """The outcomes of one plan, or of one municipality over all plans that the viewer sees. One query."""
    chosen = {"dossier__plan__slug": plan} if plan else {"municipality__area_code": str(municipality)}
    with scopes_disabled():
        rows = list(
            Course.objects.filter(plans.may_be_seen(viewer, through="dossier__plan__"), stage__in=_TOLD, **chosen)
            .annotate(decided_on=Subquery(_decided()), own=_own_texts())
            .order_by("pk", "own__address")
            .values_list("dossier__plan__slug", "municipality__area_code", "stage", "decided_on", *_OF_TEXT)
        )
    return tuple(_outcome(key, [row[4:] for row in same]) for key, same in groupby(rows, lambda row: row[:4]))


def _decided() -> QuerySet[Decision, Any]:
    """The day of the newest decision of a council that says whether it adopted the plan."""
    same = {"dossier": OuterRef("dossier"), "municipality": OuterRef("municipality"), "body": DecisionBody.COUNCIL}
    return Decision.objects.filter(**same, result__in=_BY_COUNCIL).order_by("-pk").values("decided_on")[:1]


def _own_texts() -> FilteredRelation:
    texts = "dossier__plan__municipal_texts"
    return FilteredRelation(texts, condition=Q((f"{texts}__municipality", F("municipality"))))


def _outcome(key: tuple[Any, ...], texts: list[tuple[Any, ...]]) -> Outcome:
    slug, code, stage, on = key
    own = tuple(
        plans.OwnText(AreaCode(code), name, plans.TextAddress.parse(address), text, reason, since)
        for name, address, text, reason, since in texts
        if address
    )
    return Outcome(slug, AreaCode(code), CourseStage(stage), on, own)
