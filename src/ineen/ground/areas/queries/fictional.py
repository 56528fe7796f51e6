"""Invented areas: there are none until somebody declares them, and they never stand among the real ones."""

from collections.abc import Iterable

from django.db.models import Max, Q, QuerySet

from ineen.ground.areas.models import Area
from ineen.ground.kernel.area_codes import FICTIONAL_NUMBERS, AreaCode, AreaKind

FICTIONAL = Q(municipality__range=(f"GM{FICTIONAL_NUMBERS[0]}", f"GM{FICTIONAL_NUMBERS[-1]}"))


def fictional_municipalities() -> list[Area]:
    """The invented municipalities that were declared, by name; none where there is no demonstration."""
    return list(_newest().filter(kind=AreaKind.MUNICIPALITY).order_by("search"))


def fictional_buurten(municipalities: Iterable[AreaCode]) -> list[Area]:
    """The invented buurten of these municipalities in the order of their codes, which is that of their wijken."""
    codes = [str(code) for code in municipalities if code.fictional]
    return list(_newest().filter(kind=AreaKind.BUURT, municipality__in=codes).order_by("code"))


def _newest() -> QuerySet[Area]:
    newest = Area.objects.filter(FICTIONAL).aggregate(newest=Max("division"))["newest"]
    return Area.objects.filter(FICTIONAL, division=newest)
