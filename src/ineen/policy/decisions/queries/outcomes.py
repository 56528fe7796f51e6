"""Where plans lie and what councils decided about them, for pages that everybody reads."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Final

from django.db.models import CharField, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django_scopes import scopes_disabled

from ineen.ground.audit.prepared import Given, Prepared
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode
from ineen.policy.decisions.models import DECIDED, Course, CourseStage, Decision, DecisionBody, Result
from ineen.policy.decisions.queries.standing import standing
from ineen.policy.plans import queries as plans

_AT_A_BODY: Final = frozenset({CourseStage.COLLEGE, CourseStage.COUNCIL})
_PLAN: Final = "dossier__plan__slug"
_MUNICIPALITY: Final = "municipality__area_code"
_TOLD: Final = DECIDED | {CourseStage.REJECTED} | _AT_A_BODY
_OF_TEXT: Final = ("municipality__name", "own__address", "own__text", "own__reason", "own__since")
_BY_COUNCIL: Final = (Result.ADOPTED, Result.AMENDED, Result.REJECTED)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a plan stands in one municipality: at a body, or what her council decided and the texts of its own.

    decided_on
        None while it lies at the college or the council.
    """

    plan: str
    municipality: AreaCode
    stage: CourseStage
    decided_on: date | None
    own: tuple[plans.OwnText, ...]

    @property
    def adopted(self) -> bool:
        return self.stage in DECIDED


def outcomes(viewer: Viewer, *, plan: str = "", municipality: AreaCode | None = None) -> tuple[Outcome, ...]:
    """Of one plan, or of one municipality over all plans that the viewer sees; not where it is with its writers.

    One query.
    """
    chosen = {_PLAN: plan} if plan else {_MUNICIPALITY: str(municipality)}
    with scopes_disabled():
        if viewer.held_roles:
            rows = list(_rows(plans.may_be_seen(viewer, through="dossier__plan__"), **chosen))
        else:
            asked = _of_plan if plan else _of_municipality
            rows = asked.ask(**plans.at_this_moment(), chosen=plan or str(municipality))
    return tuple(_outcome(key, [row[4:] for row in same]) for key, same in groupby(rows, lambda row: row[:4]))


def _rows(seen: Q, **chosen: object) -> "QuerySet[Course, tuple[Any, ...]]":
    return (
        Course.objects.filter(seen, stage__in=_TOLD, **chosen)
        .annotate(decided_on=Subquery(_decided()), own=_own_texts())
        .order_by("pk", "own__address")
        .values_list(_PLAN, _MUNICIPALITY, "stage", "decided_on", *_OF_TEXT)
    )


def _seen_by_all(chosen: str) -> Prepared:
    given = {chosen: Given("chosen", CharField())}
    return Prepared(lambda: _rows(plans.seen_by_all(through="dossier__plan__"), **given))


_of_plan, _of_municipality = _seen_by_all(_PLAN), _seen_by_all(_MUNICIPALITY)


def _decided() -> QuerySet[Decision, Any]:
    """The day of the newest decision of a council that says whether it adopted the plan, as it holds now."""
    same = {"dossier": OuterRef("dossier"), "municipality": OuterRef("municipality"), "body": DecisionBody.COUNCIL}
    return standing(Decision.objects.filter(**same, result__in=_BY_COUNCIL)).reverse().values("decided_on")[:1]


def _own_texts() -> FilteredRelation:
    texts = "dossier__plan__municipal_texts"
    return FilteredRelation(texts, condition=Q((f"{texts}__municipality", F("municipality"))))


def _outcome(key: tuple[Any, ...], texts: list[tuple[Any, ...]]) -> Outcome:
    slug, code, stage, on = key
    if stage in _AT_A_BODY:
        return Outcome(slug, AreaCode(code), CourseStage(stage), None, ())
    own = tuple(
        plans.OwnText(AreaCode(code), name, plans.TextAddress.parse(address), text, reason, since)
        for name, address, text, reason, since in texts
        if address
    )
    return Outcome(slug, AreaCode(code), CourseStage(stage), on, own)
