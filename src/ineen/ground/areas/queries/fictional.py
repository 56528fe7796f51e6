"""Invented areas: there are none until somebody declares them, and they never stand among the real ones."""

from django.db.models import Max, Q, QuerySet

from ineen.ground.areas.models import Area
from ineen.ground.kernel.area_codes import FICTIONAL_NUMBERS, AreaCode, AreaKind

FICTIONAL = Q(municipality__range=(f"GM{FICTIONAL_NUMBERS[0]}", f"GM{FICTIONAL_NUMBERS[-1]}"))


def fictional_municipalities() -> list[Area]:
    """The invented municipalities that were declared, by name; none where there is no demonstration."""
    return list(_newest().filter(kind=AreaKind.MUNICIPALITY).order_by("search"))


def fictional_buurten(around: AreaCode) -> list[Area]:
    """The invented buurten of a municipality or wijk, in the order of their codes; of a real one none, and no query."""
    if not around.fictional:
        return []
    within = f"BU{around.code[2:]}"
    return list(_newest().filter(kind=AreaKind.BUURT, code__startswith=within).order_by("code"))


def _newest() -> QuerySet[Area]:
    newest = Area.objects.filter(FICTIONAL).aggregate(newest=Max("division"))["newest"]
    return Area.objects.filter(FICTIONAL, division=newest)
