"""Sentences about figures: every status, every direction, singular and plural, and no verdict that is not earned."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ineen.analysis.frame.status import Status
from ineen.analysis.indicators.indicator import Direction
from ineen.analysis.statistics.sentences import (
    Count,
    Finding,
    Noun,
    change_sentence,
    finding,
    lowest_sentence,
    rank_sentence,
)
from ineen.ground.kernel.periods import Period
from tests.analysis.frame.frames import WITHOUT_VALUE

CRIMES = Noun("misdrijf", "misdrijven")
Y2023, Y2024, MARCH_23, MARCH_24 = (Period.parse(text) for text in ("2023", "2024", "2023-03", "2024-03"))
VERDICT = re.compile(r"\b(beter|slechter|verbeter\w*|verslechter\w*|succes|gunstig\w*)\b")


def final(period: Period, value: int) -> Count:
    return Count(period, Status.FINAL, value)


def said(now: Count, before: Count, found: Finding = Finding.OFTEN, to: Direction = Direction.LOWER_IS_BETTER) -> str:
    return change_sentence("Soest", CRIMES, now, before, said=found, direction=to)


def test_the_sentence_of_soest() -> None:
    assert said(final(Y2024, 1510), final(Y2023, 1380)) == (
        "In 2024 werden in Soest 1.510 misdrijven geregistreerd, 130 meer dan in 2023; zo'n verschil komt bij "
        "gemeenten van deze omvang vaak door toeval voor."
    )


@pytest.mark.parametrize(
    ("now", "before", "wanted"),
    [
        (1, 3, "In 2024 werd in Soest 1 misdrijf geregistreerd, 2 minder dan in 2023; "),
        (0, 1, "In 2024 werden in Soest geen misdrijven geregistreerd, 1 minder dan in 2023; "),
        (0, 0, "In 2024 werden in Soest geen misdrijven geregistreerd, evenveel als in 2023."),
        (12_345, 0, "In 2024 werden in Soest 12.345 misdrijven geregistreerd, 12.345 meer dan in 2023; "),
    ],
)
def test_one_none_and_many(now: int, before: int, wanted: str) -> None:
    assert said(final(Y2024, now), final(Y2023, before)).startswith(wanted)


def test_months_are_named_and_what_is_provisional_says_so() -> None:
    found = said(Count(MARCH_24, Status.PROVISIONAL, 120), final(MARCH_23, 100), Finding.SOMETIMES)
    assert found.startswith(
        "In maart 2024 werden in Soest 120 misdrijven geregistreerd (voorlopig cijfer), 20 meer dan in"
    )
    assert found.endswith("dan in maart 2023; zo'n verschil komt bij gemeenten van deze omvang ook door toeval voor.")


def test_what_has_no_value_says_why_and_each_why_is_another() -> None:
    now = {said(Count(Y2024, status, None), final(Y2023, 7)) for status in WITHOUT_VALUE}
    before = {said(final(Y2024, 7), Count(Y2023, status, None)) for status in WITHOUT_VALUE}
    zero = {said(final(Y2024, 0), final(Y2023, 7)), said(final(Y2024, 7), final(Y2023, 0))}
    assert len(now | before | zero) == 2 * len(WITHOUT_VALUE) + 2
    assert "Het aantal misdrijven in Soest van 2024 is niet bekend." in now
    assert "In 2024 werden in Soest 7 misdrijven geregistreerd; het aantal van 2023 is niet gepubliceerd." in before
    assert not any("geen" in sentence or "0" in sentence.replace("202", "") for sentence in now)


@given(
    st.integers(0, 9999),
    st.integers(0, 9999),
    st.sampled_from(Finding),
    st.sampled_from((Direction.FOLLOWS_ENFORCEMENT, Direction.MIXED)),
)
@example(9, 3, Finding.FOUND, Direction.FOLLOWS_ENFORCEMENT)
@example(3, 9, Finding.FOUND, Direction.MIXED)
def test_what_follows_enforcement_or_reporting_gets_no_verdict(
    now: int, before: int, found: Finding, to: Direction
) -> None:
    assert not VERDICT.search(said(final(Y2024, now), final(Y2023, before), found, to))


@given(st.integers(0, 9999), st.integers(0, 9999), st.sampled_from(Finding))
def test_a_verdict_is_given_only_to_what_chance_does_not_explain(now: int, before: int, found: Finding) -> None:
    sentence = said(final(Y2024, now), final(Y2023, before), found)
    judged = VERDICT.findall(sentence)
    earned = found is Finding.FOUND and now != before
    assert judged == ([("beter" if now < before else "slechter")] if earned else [])


def test_what_was_not_tested_says_so() -> None:
    found = said(final(Y2024, 4), final(Y2023, 1), Finding.UNTESTED)
    assert found.endswith(
        "of dat toeval is, is niet te zeggen: te weinig gemeenten hebben genoeg misdrijven om mee te vergelijken."
    )


def test_findings_follow_the_test_and_the_correction() -> None:
    assert [finding(None, found=False), finding(0.23, found=False), finding(0.016, found=False)] == [
        Finding.UNTESTED,
        Finding.OFTEN,
        Finding.SOMETIMES,
    ]
    assert finding(0.0001, found=True) is Finding.FOUND


def test_a_rank_is_told_with_its_interval() -> None:
    assert rank_sentence("Soest", 40, 212, 342) == (
        "Soest staat, gerekend vanaf het laagste cijfer, met 95% zekerheid ergens tussen plaats 40 en 212 "
        "van de 342 gemeenten."
    )
    assert "op plaats 1 van de 12 wijken" in rank_sentence("Kompas", 1, 1, 12, "wijken")
    with pytest.raises(ValueError, match="no places"):
        rank_sentence("Soest", 0, 3, 342)


def test_a_count_that_contradicts_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="UNKNOWN cannot have the value 0"):
        Count(Y2024, Status.UNKNOWN, 0)


def test_who_has_the_lowest_rate_is_said_only_where_one_can_be_it() -> None:
    assert lowest_sentence(["Emmen"], 32) == "Emmen heeft met 95% zekerheid het laagste cijfer van de 32 gemeenten."
    assert lowest_sentence(["Emmen", "Ede", "Soest"], 32, "grote gemeenten") == (
        "Wie van de 32 grote gemeenten het laagste cijfer heeft, is niet met zekerheid te zeggen: het kan Emmen, Ede "
        "of Soest zijn."
    )
    many = lowest_sentence([f"Plaats {place}" for place in range(40)], 342)
    assert many.endswith("is niet te zeggen: het kunnen er 40 zijn.")
    with pytest.raises(ValueError, match="somebody"):
        lowest_sentence([], 3)
