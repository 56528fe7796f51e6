"""Months are compared as if they were as long as each other and had no season."""

import csv
from calendar import monthrange

import numpy as np
import pytest

from ineen.analysis.statistics.seasons import (
    MEAN_MONTH,
    adjusted_for_season,
    days_in_months,
    per_mean_month,
    seasonal_index,
)
from tests.lanes import SHARED_DATA

SEASON = np.array([0.9, 0.85, 0.95, 1.0, 1.05, 1.1, 1.05, 1.0, 1.05, 1.1, 1.0, 0.95])


def test_months_are_as_long_as_the_calendar_has_them() -> None:
    found = days_in_months("2019-11", 60)
    months = [divmod(2019 * 12 + 10 + place, 12) for place in range(60)]
    assert found.tolist() == [monthrange(year, month + 1)[1] for year, month in months]
    assert days_in_months("2024-02", 1).tolist() == [29]


def test_a_count_that_only_follows_the_length_of_the_month_is_level() -> None:
    days = days_in_months("2023-01", 24)
    assert per_mean_month(days * 3, days) == pytest.approx(np.full(24, 3 * MEAN_MONTH))
    with pytest.raises(ValueError, match="has days"):
        per_mean_month([1, 2], [31, 0])


@pytest.mark.parametrize("start", [1, 7])
def test_a_season_is_found_whatever_the_trend_and_wherever_the_years_begin(start: int) -> None:
    days = days_in_months(f"2015-{start:02d}", 60)
    month = (np.arange(60) + start - 1) % 12
    level = 1000 * 0.997 ** np.arange(60)
    counts = np.stack([level, 2 * level]) * SEASON[month] * days / 30
    found = seasonal_index(counts, days, start)
    assert found == pytest.approx(SEASON, rel=2e-3)
    even = adjusted_for_season(counts, days, found, start)
    assert even == pytest.approx(np.stack([level, 2 * level]) * MEAN_MONTH / 30, rel=2e-3)


def test_one_spring_in_which_the_country_stood_still_is_no_season() -> None:
    days = days_in_months("2015-01", 84)
    counts = 1000 * np.tile(SEASON, 7) * days / 30
    counts[62:65] *= 0.6
    assert seasonal_index(counts, days) == pytest.approx(SEASON, rel=0.03)


def test_less_than_three_years_is_refused_and_so_is_a_missing_month() -> None:
    days = days_in_months("2020-01", 36)
    with pytest.raises(ValueError, match="35 months"):
        seasonal_index(np.ones(35), days[:35])
    missing = np.ones((2, 36))
    missing[1, 3] = np.nan
    with pytest.raises(ValueError, match="a month is missing"):
        seasonal_index(missing, days)
    with pytest.raises(ValueError, match="nothing was counted"):
        seasonal_index(np.zeros(36), days)
    with pytest.raises(ValueError, match="1 to 12"):
        seasonal_index(np.ones(36), days, 0)


@pytest.mark.data
def test_the_national_series_has_few_crimes_in_february_beyond_its_length() -> None:
    path = SHARED_DATA / "national" / "misdrijven_maand_2012_2020.csv"
    with path.open(encoding="utf-8") as lines:
        counts = [float(row["frequency"]) for row in csv.DictReader(lines) if row["crime_type_code"] == "0.0.0"]
    days = days_in_months("2012-01", len(counts))
    index = seasonal_index(counts, days)
    assert len(counts) == 108
    assert index == pytest.approx(1, abs=0.1)
    assert np.std(np.diff(adjusted_for_season(counts, days, index)[:96])) < np.std(np.diff(counts[:96])) / 1.5
