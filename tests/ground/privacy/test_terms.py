"""Terms are counted in months of the calendar."""

from datetime import UTC, datetime

import pytest

from ineen.ground.organisations.models import Partnership
from ineen.ground.privacy.declarations import Undeclared, months_before, past_term


@pytest.mark.parametrize(
    ("now", "months", "then"),
    [
        ("2026-03-31", 1, "2026-02-28"),
        ("2024-03-31", 1, "2024-02-29"),
        ("2026-01-15", 1, "2025-12-15"),
        ("2026-07-01", 12, "2025-07-01"),
        ("2026-12-31", 24, "2024-12-31"),
        ("2026-05-05", 0, "2026-05-05"),
    ],
)
def test_so_many_months_earlier_is_the_same_day_or_the_last_of_a_shorter_month(
    now: str, months: int, then: str
) -> None:
    moments = [datetime.fromisoformat(f"{day}T09:30").replace(tzinfo=UTC) for day in (now, then)]
    assert months_before(moments[0], months) == moments[1]


def test_rows_that_stay_have_no_term_to_pass() -> None:
    with pytest.raises(Undeclared, match=r"organisations\.Partnership"):
        past_term(Partnership, datetime(2026, 1, 1, tzinfo=UTC))
