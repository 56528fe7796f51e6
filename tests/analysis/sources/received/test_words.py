"""Numbers and periods as people write them."""

from datetime import date
from decimal import Decimal

import pytest

from ineen.analysis.sources.received.grid import Cell
from ineen.analysis.sources.received.numbers import decimal_sign, number, units
from ineen.analysis.sources.received.periods import NoPeriod, Part, is_period, period, period_in_two


@pytest.mark.parametrize(
    ("cell", "sign", "value"),
    [
        ("1.234,5", ",", "1234.5"),
        ("1,234.5", ".", "1234.5"),
        ("1.234", ",", "1234"),
        ("1.234", ".", "1.234"),
        ("1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567", ",", "1234567"),
        ("1'234", ",", "1234"),
        ("45 %", ",", "45"),
        ("€ 12,50", ",", "12.50"),
        ("-3", ",", "-3"),
        (Decimal("7.4"), ",", "7.4"),
    ],
)
def test_a_number_is_read_as_it_is_meant(cell: Cell, sign: str, value: str) -> None:
    told = number(cell, sign)
    assert told
    assert (told.value, told.provisional) == (Decimal(value), False)


@pytest.mark.parametrize(
    "text", ["", ".", "x", "12a", "1.23", "1.2345", "12,3,4", "1..2", "99999999999999", "0x10", "1e5"]
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert number(text, ",") is None


@pytest.mark.parametrize("cell", ["1E+11", "1E+20", "-1E+26"])
def test_a_number_of_a_workbook_has_the_same_bound_as_a_text(cell: str) -> None:
    assert number(Decimal(cell), ",") is None


def test_a_day_at_the_end_of_the_calendar_is_no_month() -> None:
    with pytest.raises(NoPeriod, match="is een dag"):
        period(date.max)


def test_a_star_says_that_a_number_is_provisional() -> None:
    told = number("1.234*", ",")
    assert told
    assert (told.value, told.provisional) == (Decimal(1234), True)


@pytest.mark.parametrize(
    ("texts", "sign"),
    [
        (["1.234", "2.500"], ""),
        (["1.5", "2"], "."),
        (["1,5"], ","),
        (["1,234.5"], "."),
        (["1.234,5"], ","),
        (["1,234,567"], "."),
        (["x", "-"], ""),
    ],
)
def test_the_sign_of_the_decimals_is_what_the_column_shows(texts: list[str], sign: str) -> None:
    assert decimal_sign(texts) == sign


def test_units_have_as_many_decimals_as_the_value_and_its_margin_need() -> None:
    assert units(Decimal("7.4"), Decimal("7.25"), Decimal(8)) == (2, (740, 725, 800))
    assert units(Decimal("7.40"), None, None) == (1, (74, None, None))
    assert units(Decimal("33.333333"), None) == (4, (333333, None))
    assert units(Decimal(120), None) == (0, (120, None))


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("2024", "2024"),
        (Decimal(2024), "2024"),
        ("2024*", "2024"),
        ("2024 (voorlopig)", "2024"),
        ("Jaar 2024", "2024"),
        ("2024JJ00", "2024"),
        ("2024MM03", "2024-03"),
        ("2024-03", "2024-03"),
        ("3-2024", "2024-03"),
        ("maart 2024", "2024-03"),
        ("2024 maart", "2024-03"),
        ("mrt-24", "2024-03"),
        ("mrt. '24", "2024-03"),
        ("1-3-2024", "2024-03"),
        (date(2024, 3, 31), "2024-03"),
        ("2024 2e kwartaal", "2024KW02"),
        ("2e kwartaal 2024", "2024KW02"),
        ("kwartaal 2 2024", "2024KW02"),
        ("Q2 2024", "2024KW02"),
        ("2024-Q2", "2024KW02"),
        ("2024KW02", "2024KW02"),
        ("1e halfjaar 2024", "2024-01-01/2024-06-30"),
    ],
)
def test_a_period_is_read_in_every_way_of_writing(cell: Cell, told: str) -> None:
    assert str(period(cell)) == told


@pytest.mark.parametrize(
    "cell", ["", "24", "2024-13", "2020/2021", "Soest", "15-3-2024", date(2024, 3, 15), "31-2-2024"]
)
def test_what_is_no_period_is_said(cell: Cell) -> None:
    assert not is_period(cell)
    with pytest.raises(NoPeriod, match=r"geen jaar|is een dag|kalender"):
        period(cell)


@pytest.mark.parametrize(
    ("within", "part", "told"),
    [
        ("3", Part.MONTH, "2024-03"),
        ("maart", Part.MONTH, "2024-03"),
        (Decimal(3), Part.MONTH, "2024-03"),
        ("Q3", Part.QUARTER, "2024KW03"),
        ("3e kwartaal", Part.QUARTER, "2024KW03"),
        ("3", Part.QUARTER, "2024KW03"),
    ],
)
def test_a_year_and_a_part_of_it_may_stand_in_two_columns(within: Cell, part: Part, told: str) -> None:
    assert str(period_in_two("2024", within, part)) == told


@pytest.mark.parametrize(
    ("year", "within", "part"), [("2024", "13", Part.MONTH), ("2024", "5", Part.QUARTER), ("2024-03", "1", Part.MONTH)]
)
def test_a_month_or_quarter_that_cannot_be_is_said(year: str, within: str, part: Part) -> None:
    with pytest.raises(NoPeriod, match="is geen"):
        period_in_two(year, within, part)
