"""What was asked and granted, in words: what nobody said is no zero, and unlike things are never added."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.test import Client

from ineen.faces.publication.web.money import in_a_row, in_a_sentence, sums
from ineen.policy.execution.actions import import_implementation_plan
from ineen.policy.execution.queries import FundingText
from tests.faces.publication.reading import text
from tests.helpers.whole_thread import YEAR, add_whole_thread
from tests.policy.plans.scene import BY, NOW

Amounts = list[tuple[int | None, int | None]]


@pytest.mark.parametrize(
    ("amounts", "in_row", "in_sentence"),
    [
        ([], "", ""),
        ([(8000, None)], "2025: € 8.000 gevraagd", "2025: er is € 8.000 gevraagd."),
        ([(None, 8000)], "2025: € 8.000 toegekend", "2025: er is € 8.000 toegekend."),
        ([(8000, 8000)], "2025: € 8.000 toegekend", "2025: er is € 8.000 gevraagd en € 8.000 toegekend."),
        (
            [(12000, 8000)],
            "2025: € 8.000 toegekend van € 12.000",
            "2025: er is € 12.000 gevraagd en € 8.000 toegekend.",
        ),
        (
            [(8000, 8000), (4000, None)],
            "2025: € 12.000 gevraagd, € 8.000 toegekend voor zover bekend",
            "2025: er is € 12.000 gevraagd en, voor zover bekend, € 8.000 toegekend.",
        ),
        (
            [(8000, None), (None, 8000)],
            "2025: € 8.000 gevraagd, € 8.000 toegekend voor zover bekend",
            "2025: er is € 8.000 gevraagd en, voor zover bekend, € 8.000 toegekend.",
        ),
    ],
)
def test_money_of_one_year_and_kind_is_told_as_far_as_it_is_known(
    amounts: Amounts, in_row: str, in_sentence: str
) -> None:
    funding = tuple(_line(2025, asked, granted) for asked, granted in amounts)
    assert _plain(in_a_row(funding)) == in_row
    assert _plain(in_a_sentence(funding)) == in_sentence


UNLIKE = (
    FundingText(purpose="Coördinatie", year=2026, asked=Decimal(500), recurring=True),
    FundingText(purpose="Coördinatie", year=2025, asked=Decimal(20_000), granted=Decimal(20_000), recurring=True),
    FundingText(purpose="Scans", year=2025, asked=Decimal(3000), recurring=False),
    FundingText(purpose="Hesjes", year=2025, asked=Decimal(40), granted=Decimal(40), recurring=False),
    FundingText(purpose="Iets", year=2025, granted=Decimal(7)),
)


def test_years_are_never_added_nor_what_is_paid_once_with_what_is_paid_every_year() -> None:
    assert [(one.year, one.recurring, one.asked, one.granted) for one in sums(UNLIKE)] == [
        (2025, False, 3040, 40),
        (2025, True, 20_000, 20_000),
        (2025, None, None, 7),
        (2026, True, 500, None),
    ]
    assert _plain(in_a_row(UNLIKE)) == (
        "2025, eenmalig: € 3.040 gevraagd, € 40 toegekend voor zover bekend; vanaf 2025 elk jaar: € 20.000 toegekend; "
        "2025: € 7 toegekend; vanaf 2026 elk jaar: € 500 gevraagd"
    )


@pytest.mark.django_db(databases="__all__")
def test_the_page_shows_money_year_by_year_and_kind_by_kind_and_no_sum_of_unlike_things(client: Client) -> None:
    add_whole_thread()
    plan = replace(YEAR, points=(), funding=UNLIKE)
    import_implementation_plan(by=BY, now=NOW, plan=plan, replace=True)
    shown = text(client, f"/uitvoeringsplannen/{YEAR.slug}")
    assert "Onder Geld staat per jaar wat er is gevraagd en toegekend." in shown
    assert (
        "Gevraagd en toegekend, per jaar Jaar Soort Gevraagd Toegekend 2025 eenmalig € 3.040 € 40 voor zover bekend "
        "2025 elk jaar € 20.000 € 20.000 2025 nog niet bekend nog niet bekend € 7 2026 elk jaar € 500 nog niet bekend "
        "Jaren zijn niet bij elkaar opgeteld" in shown
    )
    assert "23.540" not in shown
    assert "20.047" not in shown


def _line(year: int, asked: int | None, granted: int | None) -> FundingText:
    return FundingText(purpose="Iets", year=year, asked=_euros(asked), granted=_euros(granted))


def _euros(amount: int | None) -> Decimal | None:
    return None if amount is None else Decimal(amount)


def _plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")
