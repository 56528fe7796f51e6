"""What holds now: a row that was put right by another says what was recorded, not what was decided."""

from typing import Any, TypeVar

from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from ineen.policy.decisions.models import Answer, Decision, Result

Row = TypeVar("Row", bound=Model)


def standing(rows: QuerySet[Decision, Any]) -> QuerySet[Decision, Any]:
    """Without what was put right or struck out since, in the order in which they were first recorded."""
    return _last(rows, Decision).exclude(result=Result.STRUCK)


def standing_answers(rows: QuerySet[Answer, Any]) -> QuerySet[Answer, Any]:
    """The same of answers to amendments."""
    return _last(rows, Answer).exclude(struck=True)


def _last(rows: QuerySet[Row, Any], model: type[Row]) -> QuerySet[Row, Any]:
    same = Q(corrects=OuterRef("pk")) | Q(corrects=OuterRef("corrects"), pk__gt=OuterRef("pk"))
    holds = rows.filter(~Exists(model._default_manager.filter(same)))
    return holds.order_by(Coalesce(F("corrects"), F("pk")))
