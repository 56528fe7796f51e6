from datetime import date

import pytest

from ineen.ground.kernel.area_codes import AreaCode, AreaKind
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.periods import Period


@pytest.mark.parametrize(
    ("text", "first", "last", "written"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31), "2024"),
        ("2024JJ00", date(2024, 1, 1), date(2024, 12, 31), "2024"),
        ("2024MM02", date(2024, 2, 1), date(2024, 2, 29), "2024-02"),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31), "2023-12"),
        ("2024KW04", date(2024, 10, 1), date(2024, 12, 31), "2024KW04"),
    ],
)
def test_period_reads_what_people_and_cbs_write(text: str, first: date, last: date, written: str) -> None:
    period = Period.parse(text)
    assert (period.first, period.last, str(period)) == (first, last, written)


@pytest.mark.parametrize("text", ["9999", "0001", "0000", "0999-01", "9000", "9999-12", "9999KW04"])
def test_a_year_that_nobody_means_is_no_period(text: str) -> None:
    """The year after 9999 and the one before 1 are no dates: an address with them would end in an error."""
    with pytest.raises(ValueError, match="is no period"):
        Period.parse(text)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        Period(date(2024, 2, 1), date(2024, 1, 1))


def test_area_codes_lose_their_padding_and_know_their_kind() -> None:
    assert AreaCode.parse("GM0342    ") == AreaCode("GM0342")
    assert AreaCode("WK0363AJ").kind is AreaKind.WIJK
    assert AreaCode("BU03421234").municipality == AreaCode("GM0342")


@pytest.mark.parametrize("text", ["GM0342\n", "GM٠٣٤٢", "GM03421", " GM0342", "gm0342", ""])
def test_a_code_is_nothing_but_a_code(text: str) -> None:
    with pytest.raises(ValueError, match="is no area code"):
        AreaCode(text)


def test_audiences_are_never_compared_as_an_order() -> None:
    with pytest.raises(TypeError):
        sorted([Audience.COUNCIL, Audience.PUBLIC])  # type: ignore[type-var]


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("2024", "2023"),
        ("2024-03", "2023-03"),
        ("2024-02", "2023-02"),
        ("2025-02", "2024-02"),
        ("2024KW01", "2023KW01"),
    ],
)
def test_a_year_earlier_are_the_same_months(now: str, before: str) -> None:
    assert Period.parse(now).year_earlier == Period.parse(before)


def test_days_that_are_no_months_have_no_year_earlier() -> None:
    with pytest.raises(ValueError, match="whole months"):
        _ = Period(date(2024, 1, 5), date(2024, 2, 4)).year_earlier
