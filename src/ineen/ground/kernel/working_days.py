"""Which days are worked on in the Netherlands: no weekend, and no holiday of the Algemene termijnenwet (art. 3)."""

from datetime import date, timedelta
from functools import cache

SUNDAY, SATURDAY = 6, 5
# days after Easter: Good Friday, Easter Monday, Ascension Day, Whit Monday
_WITH_EASTER = (-2, 1, 39, 50)


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in holidays(day.year)


def is_first_of_week(day: date) -> bool:
    """Whether it is the first working day of its week: a Monday, or the day after where that is a holiday."""
    earlier = (day - timedelta(days=back) for back in range(1, day.weekday() + 1))
    return is_working_day(day) and not any(is_working_day(other) for other in earlier)


@cache
def holidays(year: int) -> frozenset[date]:
    """The days that the law counts as holidays, Good Friday included."""
    easter = _easter(year)
    kings_day = date(year, 4, 27)
    if kings_day.weekday() == SUNDAY:
        kings_day -= timedelta(days=1)
    fixed = (date(year, 1, 1), kings_day, date(year, 5, 5), date(year, 12, 25), date(year, 12, 26))
    return frozenset(fixed) | {easter + timedelta(days=after) for after in _WITH_EASTER}


def _easter(year: int) -> date:
    """Easter Sunday by the Gregorian rule (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    offset = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + offset + 90) // 25
    return date(year, month, (h - m + offset + month + 19) % 32)
