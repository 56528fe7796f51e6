"""What was asked and granted, in words: what nobody said is no zero."""

from dataclasses import replace
from decimal import Decimal

import pytest

from ineen.faces.publication.web.actions_table import money, total
from ineen.policy.execution.queries import FundingText
from tests.helpers.whole_thread import YEAR

ACTION = YEAR.points[0].actions[0]


@pytest.mark.parametrize(
    ("amounts", "in_a_row", "in_a_sentence"),
    [
        ([], "", ""),
        ([(8000, None)], "€ 8.000 gevraagd", "Er is € 8.000 gevraagd."),
        ([(None, 8000)], "€ 8.000 toegekend", "Er is € 8.000 toegekend."),
        ([(8000, 8000)], "€ 8.000 toegekend", "Er is € 8.000 gevraagd en € 8.000 toegekend."),
        ([(12000, 8000)], "€ 8.000 toegekend van € 12.000", "Er is € 12.000 gevraagd en € 8.000 toegekend."),
        (
            [(8000, 8000), (4000, None)],
            "€ 12.000 gevraagd, € 8.000 toegekend voor zover bekend",
            "Er is € 12.000 gevraagd en, voor zover bekend, € 8.000 toegekend.",
        ),
        (
            [(8000, None), (None, 8000)],
            "€ 8.000 gevraagd, € 8.000 toegekend voor zover bekend",
            "Er is € 8.000 gevraagd en, voor zover bekend, € 8.000 toegekend.",
        ),
    ],
)
def test_money_is_told_as_far_as_it_is_known(
    amounts: list[tuple[int | None, int | None]], in_a_row: str, in_a_sentence: str
) -> None:
    funding = tuple(
        FundingText(purpose="Iets", year=2025, asked=_euros(asked), granted=_euros(granted))
        for asked, granted in amounts
    )
    assert _plain(money(replace(ACTION, funding=funding))) == in_a_row
    assert _plain(total(replace(YEAR, funding=funding, points=()))) == in_a_sentence


def _euros(amount: int | None) -> Decimal | None:
    return None if amount is None else Decimal(amount)


def _plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")
