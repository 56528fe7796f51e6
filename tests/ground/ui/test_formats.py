from datetime import date

import pytest

from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.figures import Figure, FigureStatus, Rate, SourceStamp
from ineen.ground.kernel.periods import Period
from ineen.ground.ui import formats

STAMP = SourceStamp("politie-47013", "Politie", "47013NED", "a" * 64, date(2026, 6, 23), 2026)

INHABITANTS = SourceStamp("inhabitants", "CBS", "03759ned", "b" * 64, date(2026, 6, 23), 2020)
RATE = Rate(32.33, 30.72, 34.01, 1000, "inwoners", 46_700, Period.year(2020), INHABITANTS)


def figure(value: float | None, **given: object) -> Figure:
    fields: dict[str, object] = {
        "value": value,
        "low": None,
        "high": None,
        "unit": "misdrijven",
        "area": AreaCode("GM0342"),
        "period": Period.year(2024),
        "indicator": "crime_total",
        "source": STAMP,
        "status": FigureStatus.FINAL if value is not None else FigureStatus.NOT_PUBLISHED,
        "method": "telling",
    }
    return Figure(**(fields | given))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "text"),
    [(1510, "1.510"), (0, "0"), (805559, "805.559"), (4.125, "4,1"), (12.0, "12"), (-38, "−38"), (1234.56, "1.234,6")],
)
def test_numbers_read_as_in_the_netherlands(value: float, text: str) -> None:
    assert formats.number(value) == text


@pytest.mark.parametrize(("count", "text"), [(0, "0 wijken"), (1, "1 wijk"), (3353, "3.353 wijken")])
def test_a_count_names_what_it_counts(count: int, text: str) -> None:
    assert formats.counted(count, "wijk", "wijken") == text


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (6 * 1024**2, "6 MB"),
        (1_600_000, "1,5 MB"),
        (150_000, "146 kB"),
        (100, "0 kB"),
        (1024**3, "1 GB"),
        (12_345_678_901, "11,5 GB"),
    ],
)
def test_sizes_have_a_comma(count: int, text: str) -> None:
    assert formats.size(count) == text


def test_days_are_written_out() -> None:
    assert formats.day(date(2026, 6, 23)) == "23 juni 2026"


@pytest.mark.parametrize(
    ("period", "text"),
    [
        (Period.year(2024), "2024"),
        (Period(date(2023, 1, 1), date(2026, 12, 31)), "2023–2026"),
        (Period.parse("2024-03"), "maart 2024"),
        (Period.parse("2024KW03"), "3e kwartaal 2024"),
        (Period(date(2024, 1, 1), date(2024, 1, 9)), "1 januari 2024 tot en met 9 januari 2024"),
    ],
)
def test_periods_have_names(period: Period, text: str) -> None:
    assert formats.period(period) == text


def test_a_source_line_names_publisher_table_and_day() -> None:
    line = "Bron: Politie, tabel 47013NED, opgehaald 23 juni 2026 (gemeentegrenzen 2026)"
    assert formats.source_line(STAMP) == line


def test_an_interval_is_said_only_where_there_is_one() -> None:
    assert formats.interval(figure(212, low=184.0, high=243.0)) == "tussen 184 en 243"
    assert formats.interval(figure(212)) == ""


def test_an_interval_in_whole_numbers_holds_the_interval() -> None:
    assert formats.interval(figure(1510, low=1434.79, high=1588.13)) == "tussen 1.434 en 1.589"
    assert formats.interval(figure(0, low=0.0, high=3.69)) == "tussen 0 en 4"


def test_a_rate_names_the_year_of_its_inhabitants() -> None:
    assert formats.rate(RATE) == "32,3 per 1.000 inwoners (inwoners in 2020)"
    assert formats.rate_interval(RATE) == "tussen 30,7 en 34,0"


@pytest.mark.parametrize(("value", "text"), [(32.0, "32,0"), (0.083, "0,08"), (0, "0,00"), (0.999, "1,00"), (1, "1,0")])
def test_a_rate_has_a_decimal_and_a_small_one_has_two(value: float, text: str) -> None:
    assert formats.rate_number(value) == text


def test_the_sources_of_a_figure_are_told_once_those_of_the_count_first() -> None:
    one = figure(3, rate=RATE, other_sources=(STAMP, INHABITANTS))
    assert formats.stamps(one) == [STAMP, INHABITANTS]


def test_who_is_missing_is_named_and_nobody_where_all_are_there() -> None:
    missing = figure(3, status=FigureStatus.INCOMPLETE, missing=(AreaCode("GM0317"),))
    assert formats.without(missing, {"GM0317": "Eemnes"}) == "onvolledig: zonder Eemnes"
    assert formats.without(missing, {}) == "onvolledig: zonder GM0317"
    assert formats.without(figure(3), {}) == ""


def test_many_periods_are_told_as_runs_the_longest_first() -> None:
    months = [Period.months(2012 + number // 12, number % 12 + 1) for number in range(108)]
    years = [Period.year(year) for year in (2012, 2013, 2014, 2016)]
    assert formats.periods([*months, *years]) == "2012–2014, 2016, januari 2012 tot en met december 2020"
    assert formats.periods([Period.months(2024, 3)]) == "maart 2024"
    quarters = [Period.months(2024, 1, 3), Period.months(2024, 4, 3)]
    assert formats.periods(quarters) == "1e kwartaal 2024 tot en met 2e kwartaal 2024"
    assert formats.periods([]) == ""
