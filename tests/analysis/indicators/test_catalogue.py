import csv
import re

import pytest

from ineen.analysis.indicators.catalogue import INDICATORS, INHABITANTS, Direction, indicator_named
from ineen.ground.kernel.refusals import NotFound
from tests.lanes import SHARED_DATA

FOLLOWS = {"drug_trade", "weapons_trade", "human_trafficking", "driving_under_influence"}


def test_every_indicator_tells_what_it_counts_and_how_to_take_it() -> None:
    for name, one in INDICATORS.items():
        assert one.id == name
        assert one.note.endswith(".")
        assert one.title[0].isupper()
        assert not one.theme or re.fullmatch(r"[1-5]\.[1-5]", one.theme)
    assert indicator_named("crime_total").numerator.category == "Totaal misdrijven"
    assert len({one.numerator for one in INDICATORS.values()}) == len(INDICATORS)


def test_every_count_but_the_inhabitants_is_set_against_the_inhabitants() -> None:
    without = [one for one in INDICATORS.values() if one.denominator is None and not one.surveyed]
    assert [(one.id, one.numerator) for one in without] == [("inhabitants", INHABITANTS)]
    assert {(one.denominator, one.per, one.counted) for one in INDICATORS.values() if one.denominator} == {
        (INHABITANTS, 1000, "inwoners")
    }


def test_a_class_that_follows_enforcement_effort_says_so() -> None:
    found = {one.id for one in INDICATORS.values() if one.direction is Direction.FOLLOWS_ENFORCEMENT}
    assert found == FOLLOWS
    assert all("kan succes zijn" in indicator_named(name).note for name in found)


def test_nuisance_counts_calls_and_never_gets_a_verdict() -> None:
    nuisance = [one for one in INDICATORS.values() if one.numerator.subject == "Geregistreerde overlast"]
    assert len(nuisance) == 3
    assert {one.direction for one in nuisance} == {Direction.MIXED}
    assert all("meldingen, geen problemen" in one.note for one in nuisance)


def test_what_cbs_counts_is_never_what_the_police_count() -> None:
    of_cbs = [one for one in INDICATORS.values() if one.id.startswith("cbs_")]
    assert {one.numerator.subject for one in of_cbs} == {"Totaal geregistreerde misdrijven"}
    assert {(one.rounded_to, one.direction) for one in of_cbs} == {(5, Direction.MIXED)}
    assert all("nooit naast die van de politie" in one.note and "volgens het CBS" in one.title for one in of_cbs)
    others = [one for one in INDICATORS.values() if one not in of_cbs]
    assert {one.rounded_to for one in others} == {1}
    assert not {one.numerator.subject for one in of_cbs} & {one.numerator.subject for one in others}


def test_what_a_reader_could_take_wrongly_stands_in_the_note() -> None:
    assert "pas sinds 2016" in indicator_named("horizontal_fraud").note
    assert "huisverbod" in indicator_named("neighbour_noise").note


@pytest.mark.data
def test_every_class_is_named_as_the_police_name_it() -> None:
    named = set()
    for dimension in ("SoortMisdrijf", "Overlast"):
        text = (SHARED_DATA / "dimensions" / f"{dimension}.csv").read_text(encoding="utf-8-sig")
        named |= {row["Title"].strip() for row in csv.DictReader(text.splitlines(keepends=True))}
    of_police = {one.numerator for one in INDICATORS.values() if one.numerator.subject.startswith("Geregistreerde ")}
    assert len(of_police) > 20
    assert {one.category for one in of_police} <= named


def test_an_unknown_indicator_is_answered_with_those_that_there_are() -> None:
    with pytest.raises(NotFound, match=r"crime_total, dwelling_burglary, .*, inhabitants\."):
        indicator_named("geluk")
