"""Working days as Dutch law counts them."""

from datetime import date

import pytest

from ineen.ground.kernel.working_days import holidays, is_first_of_week, is_working_day


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 11, 28), "zaterdag"),
        (date(2026, 11, 29), "zondag"),
        (date(2026, 1, 1), "nieuwjaarsdag"),
        (date(2026, 4, 3), "Goede Vrijdag"),
        (date(2026, 4, 6), "tweede paasdag"),
        (date(2026, 4, 27), "Koningsdag"),
        (date(2025, 4, 26), "Koningsdag als 27 april een zondag is"),
        (date(2026, 5, 5), "5 mei"),
        (date(2026, 5, 14), "Hemelvaartsdag"),
        (date(2026, 5, 25), "tweede pinksterdag"),
        (date(2026, 12, 25), "eerste kerstdag"),
        (date(2024, 12, 26), "tweede kerstdag"),
        (date(2038, 4, 26), "tweede paasdag, bij de laatst mogelijke Pasen"),
        (date(2008, 3, 24), "tweede paasdag, bij een vroege Pasen"),
    ],
)
def test_no_working_days(day: date, why: str) -> None:
    assert not is_working_day(day), why


@pytest.mark.parametrize("day", [date(2026, 11, 30), date(2026, 4, 7), date(2025, 4, 28), date(2026, 12, 24)])
def test_working_days(day: date) -> None:
    assert is_working_day(day)


def test_each_year_has_nine_holidays_or_fewer_where_they_meet() -> None:
    assert {len(holidays(year)) for year in range(2020, 2100)} <= {8, 9}


def test_a_week_begins_on_the_day_after_a_holiday() -> None:
    assert is_first_of_week(date(2026, 11, 30))
    assert not is_first_of_week(date(2026, 12, 1))
    assert not is_first_of_week(date(2026, 4, 6))  # Easter Monday
    assert is_first_of_week(date(2026, 4, 7))
    assert not is_first_of_week(date(2026, 4, 12))
