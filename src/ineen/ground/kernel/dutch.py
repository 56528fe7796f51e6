"""Numbers, days and periods in Dutch words and typography: 1.510 · 23 juni 2026 · 2e kwartaal 2024."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from ineen.ground.kernel.periods import MONTHS, Period

_DUTCH: Final = str.maketrans(",.", ".,")


def number(value: float, decimals: int | None = None) -> str:
    """`1510` → `1.510`, `4.125` → `4,1`: whole numbers whole, others with one decimal unless `decimals` says so."""
    places = decimals if decimals is not None else (0 if float(value).is_integer() else 1)
    text = f"{abs(value):,.{places}f}".translate(_DUTCH)
    return f"−{text}" if value < 0 else text


def counted(count: int, one: str, more: str) -> str:
    """`1 wijk`, `3.353 wijken`."""
    return f"{number(count)} {one if count == 1 else more}"


def listed(parts: Iterable[object]) -> str:
    """`Baarn, Eemnes en Soest`."""
    *most, last = map(str, parts) if (parts := list(parts)) else [""]
    return f"{', '.join(most)} en {last}" if most else last


def day(value: date) -> str:
    """`2026-06-23` → `23 juni 2026`."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def period(value: Period) -> str:
    """A year, a run of years, a month, a quarter; anything else by its first and last day."""
    first, last = value.first, value.last
    if value.is_whole_years:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if value == Period.months(first.year, first.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if first.month % 3 == 1 and value == Period.months(first.year, first.month, 3):
        return f"{first.month // 3 + 1}e kwartaal {first.year}"
    return f"{day(first)} tot en met {day(last)}"
