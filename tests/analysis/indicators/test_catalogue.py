import pytest

from ineen.analysis.indicators.catalogue import INDICATORS, Direction, indicator_named
from ineen.ground.kernel.refusals import NotFound


def test_every_indicator_tells_what_it_counts_and_how_to_take_it() -> None:
    for name, one in INDICATORS.items():
        assert one.id == name
        assert one.note.endswith(".")
    assert indicator_named("crime_total").numerator.category == "Totaal misdrijven"


def test_a_class_that_follows_enforcement_effort_says_so() -> None:
    assert indicator_named("drug_trade").direction is Direction.FOLLOWS_ENFORCEMENT


def test_an_unknown_indicator_is_answered_with_those_that_there_are() -> None:
    with pytest.raises(NotFound, match="crime_total, dwelling_burglary, drug_trade"):
        indicator_named("geluk")
