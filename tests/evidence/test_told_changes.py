"""A change in a sentence, and what stands out: only what chance does not explain, and how often was looked."""

import numpy as np
import pytest

from ineen.analysis.store.cells import Measure
from ineen.evidence.queries import Change as Difference
from ineen.evidence.queries import change, folder_of, newest_year, stands_out
from ineen.evidence.queries.told_changes import _between
from ineen.ground.kernel.actors import RESIDENT
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.figures import FigureStatus
from ineen.ground.kernel.periods import Period
from tests.helpers.deliveries import Values, deliver

pytestmark = pytest.mark.django_db(databases="__all__")
Y2024 = Period.year(2024)
BURGLARY = Measure("Geregistreerde misdrijven", "1.1.1 Diefstal/inbraak woning")
DRUGS = Measure("Geregistreerde misdrijven", "3.1.1 Drugshandel")
# 60 municipalities of which the counts vary some 5 % more than chance from year to year; one of them changes
NOISE = np.random.default_rng(2026)
SIZES = np.geomspace(200, 9_000, 60)


def country(changed: str = "", times: float = 1.0, years: tuple[str, str] = ("2023", "2024")) -> Values:
    rows: dict[str, dict[str, int | str]] = {}
    rng = np.random.default_rng(2026)
    for place, size in enumerate(SIZES):
        code = f"GM{100 + place:04}"
        before, after = rng.poisson(size * np.exp(rng.normal(0, 0.05, 2)))
        rows[code] = {years[0]: int(before), years[1]: int(after * (times if code == changed else 1))}
    return rows


def told(area: str, period: Period = Y2024, indicator: str = "crime_total", name: str = "Verzonnen") -> str:
    found = change(RESIDENT, indicator=indicator, area=AreaCode(area), period=period, name=name)
    assert found
    return found.sentence


def found_in(area: str, period: Period = Y2024) -> tuple[str, ...]:
    return tuple(one.sentence for one in stands_out(RESIDENT, area=AreaCode(area), period=period, name=str).found)


class TestOneFigure:
    def test_a_common_difference_is_said_to_be_chance_with_its_margin(self) -> None:
        deliver(country())
        found = change(RESIDENT, indicator="crime_total", area=AreaCode("GM0120"), period=Y2024, name="Emmen")
        assert found
        assert found.sentence.startswith("In 2024 werden in Emmen ")
        assert "zo'n verschil komt bij gemeenten van deze omvang vaak door toeval voor." in found.sentence
        assert found.margin.startswith("Met de gewone schommelingen erbij gerekend is het tussen ")
        assert not found.found

    def test_a_large_difference_is_found(self) -> None:
        deliver(country("GM0140", 1.7))
        found = change(RESIDENT, indicator="crime_total", area=AreaCode("GM0140"), period=Y2024, name="Emmen")
        assert found
        assert found.found
        assert "zelden door toeval alleen voor" in found.sentence
        assert "% tot " in found.margin

    def test_a_margin_that_tells_nothing_is_left_away(self) -> None:
        deliver({**country(), "GM0900": {"2023": 2, "2024": 40}})
        found = change(RESIDENT, indicator="crime_total", area=AreaCode("GM0900"), period=Y2024, name="Klein")
        assert found
        assert found.sentence.startswith("In 2024 werden in Klein 40 misdrijven geregistreerd, 38 meer dan in 2023;")
        assert found.margin == ""

    def test_a_margin_never_leaves_out_what_the_sentence_calls_chance(self) -> None:
        """One figure by itself would be found, and with all looks of the country counted it is not."""
        deliver(country("GM0140", 1.36))
        found = change(RESIDENT, indicator="crime_total", area=AreaCode("GM0140"), period=Y2024, name="Emmen")
        assert found
        assert "ook door toeval voor" in found.sentence
        assert found.margin == ""

    @pytest.mark.parametrize(
        ("low", "high", "words"),
        [
            (0.94, 1.27, "tussen 6% minder en 27% meer dan"),
            (0.7, 0.9, "10% tot 30% minder dan"),
            (0.7, 0.998, "tot 30% minder dan"),
            (1.002, 1.3, "tot 30% meer dan"),
            (0.998, 1.002, "minder dan 1% meer of minder dan"),
            (0.9, 3.14, "tussen 10% minder en 3,1 keer zo veel als"),
            (1.2, 2.5, "1,2 tot 2,5 keer zo veel als"),
            (4.0, 49.3, "4,0 tot 49,3 keer zo veel als"),
        ],
    )
    def test_a_margin_is_said_as_people_say_it(self, low: float, high: float, words: str) -> None:
        assert _between(low, high) == words

    def test_of_too_few_municipalities_it_says_that_it_cannot_be_said(self) -> None:
        deliver({"GM0342": {"2023": 1380, "2024": 1510}})
        assert "of dat toeval is, is niet te zeggen: te weinig gemeenten" in told("GM0342")

    def test_a_damaged_file_is_named_as_the_reason(self) -> None:
        deliver(country())
        version = deliver({"GM0101": {"2021": 210}}, table="47013NED nieuw")
        for file in folder_of("proef", version.content_hash).iterdir():
            file.write_bytes(b"kapot")
        assert "of dat toeval is, is niet te zeggen: een bestand van de bron is beschadigd." in told("GM0140")

    def test_of_wijken_only_the_newest_three_years_are_tested_and_no_months(self) -> None:
        years = {str(year): 90 for year in range(2019, 2025)}
        deliver({"WK010000": {**years, "2023-03": 7, "2024-03": 8}, "WK010001": years}, measure=BURGLARY)
        reason = "wijken en buurten vergelijken wij alleen over de nieuwste drie hele jaren"
        older = [
            reason in told("WK010000", period, "dwelling_burglary")
            for period in map(Period.parse, ("2024", "2022", "2024-03"))
        ]
        assert older == [False, False, True]

    def test_earlier_years_of_few_municipalities_show_how_counts_vary(self) -> None:
        rng = np.random.default_rng(3)
        years = range(2016, 2025)
        deliver(
            {f"GM01{place:02}": {str(year): int(rng.poisson(800 + 90 * place)) for year in years} for place in range(5)}
        )
        assert "niet te zeggen" not in told("GM0102")
        assert "niet te zeggen" in told("GM0102", Period.year(2018))

    @pytest.mark.parametrize(
        ("values", "wanted"),
        [
            ({"2023": 7, "2024": "."}, "van 2024 is niet gepubliceerd."),
            ({"2023": 7, "2024": ""}, "van 2024 bestaat niet."),
            ({"2023": 7}, "van 2024 is niet bekend."),
            ({"2023": 7, "2024": 0}, "In 2024 werden in Verzonnen geen misdrijven geregistreerd, 7 minder dan in 2023"),
            ({"2023": ".", "2024": 3}, "; het aantal van 2023 is niet gepubliceerd."),
            ({"2023": 7, "2024*": 3}, "3 misdrijven geregistreerd (voorlopig cijfer), 4 minder"),
        ],
    )
    def test_absent_zero_unknown_and_not_published_are_four_things(
        self, values: dict[str, int | str], wanted: str
    ) -> None:
        deliver({"GM0342": values, "GM0308": {"2023": 1, "2024": 1}})
        assert wanted in told("GM0342")

    def test_what_follows_enforcement_gets_no_verdict_however_large(self) -> None:
        deliver(country("GM0140", 3.0), measure=DRUGS, table="47018NED")
        sentence = told("GM0140", indicator="drug_trade")
        assert "zelden door toeval alleen" in sentence
        assert "meer of minder is op zichzelf niet goed of slecht" in sentence
        assert "beter" not in sentence
        assert "slechter" not in sentence

    def test_of_two_publishers_the_figures_are_never_compared(self) -> None:
        deliver(country(years=("2022", "2023")), publisher="Een ander")
        deliver({code: {"2024": row["2023"]} for code, row in country(years=("2022", "2023")).items()})
        assert "Met 2023 is dit niet te vergelijken: Politie en Een ander tellen niet op dezelfde manier." in told(
            "GM0120"
        )

    def test_a_municipality_that_grew_between_two_divisions_is_not_compared(self) -> None:
        """Amsterdam took in Weesp in March 2022."""
        old = country(years=("2022", "2023"))
        deliver(
            {"GM0363": {"2022": 60_000}} | {code: {"2022": row["2022"]} for code, row in old.items()}, division=2022
        )
        deliver(
            {"GM0363": {"2023": 90_000}} | {code: {"2023": row["2023"]} for code, row in old.items()}, division=2023
        )
        grown = "Met 2022 is dit niet te vergelijken: daartussen kwam er (een deel van) een andere gemeente bij."
        assert told("GM0363", Period.year(2023)).endswith(grown)
        assert "gemeenten van deze omvang" in told("GM0120", Period.year(2023))


class TestStandsOut:
    def test_nothing_stands_out_where_all_is_common(self) -> None:
        deliver(country())
        found = stands_out(RESIDENT, area=AreaCode("GM0120"), period=Y2024, name=str)
        assert (found.found, found.looks, found.looks_in_all) == ((), 1, 60)

    def test_the_one_that_changed_stands_out_and_only_there(self) -> None:
        deliver(country("GM0140", 1.7))
        assert found_in("GM0140") == (told("GM0140", name="GM0140"),)
        assert found_in("GM0120") == ()

    def test_the_surest_are_told_and_all_are_counted(self) -> None:
        for place, one in enumerate(("1.4.5 Mishandeling", "1.4.4 Bedreiging", "2.5.2 Winkeldiefstal")):
            deliver(country("GM0140", 1.7 + place), measure=Measure(BURGLARY.subject, one), table=f"4701{place}NED")
        found = stands_out(RESIDENT, area=AreaCode("GM0140"), period=Y2024, name=str, most=2)
        assert (found.hits, [one.indicator.id for one in found.found]) == (3, ["shoplifting", "threat"])

    def test_more_looks_set_the_bar_higher(self) -> None:
        deliver(country("GM0140", 1.55))
        assert len(found_in("GM0140")) == 1
        for place, one in enumerate(
            ("1.4.5 Mishandeling", "1.4.4 Bedreiging", "2.5.2 Winkeldiefstal", "3.7.4 Cybercrime")
        ):
            deliver(country(), measure=Measure("Geregistreerde misdrijven", one), table=f"4701{place}NED")
        found = stands_out(RESIDENT, area=AreaCode("GM0140"), period=Y2024, name=str)
        assert (found.looks_in_all, found.found) == (300, ())

    def test_wijken_and_buurten_are_looked_at_with_the_municipality(self) -> None:
        wijken = {f"WK{code[2:]}00": row for code, row in country("GM0140", 1.9).items()}
        deliver(wijken, measure=BURGLARY, table="47018NED")
        found = stands_out(RESIDENT, area=AreaCode("GM0140"), period=Y2024, name=lambda code: f"wijk {code}")
        assert [(str(one.area), one.indicator.id) for one in found.found] == [("WK014000", "dwelling_burglary")]
        assert "bij wijken van deze omvang" in found.found[0].sentence
        assert found_in("WK014000") != ()

    def test_the_intervals_of_what_was_found_never_hold_no_change(self) -> None:
        deliver(country("GM0140", 1.7))
        (one,) = stands_out(RESIDENT, area=AreaCode("GM0140"), period=Y2024, name=str).found
        assert "minder" not in one.margin

    def test_what_a_damaged_file_may_hold_is_not_tested(self) -> None:
        deliver(country("GM0140", 1.7))
        version = deliver({"GM0100": {"2024": 210}}, table="47013NED nieuw")
        for file in folder_of("proef", version.content_hash).iterdir():
            file.write_bytes(b"kapot")
        found = stands_out(RESIDENT, area=AreaCode("GM0140"), period=Y2024, name=str)
        assert (found.found, found.looks) == ((), 0)

    def test_a_new_delivery_is_another_answer(self) -> None:
        deliver(country())
        assert found_in("GM0140") == ()
        deliver({"GM0140": {"2024": 30_000}}, table="47013NED herzien")
        assert len(found_in("GM0140")) == 1

    def test_the_newest_year_is_one_that_has_a_year_before(self) -> None:
        assert newest_year(RESIDENT, AreaCode("GM0140")) is None
        deliver({**country(), "GM0999": {"2026": 3, "2025-03": 1}})
        assert newest_year(RESIDENT, AreaCode("GM0140")) == Y2024
        assert newest_year(RESIDENT, AreaCode("GM9901")) is None


def test_a_change_of_a_figure_is_another_thing_than_a_difference_between_deliveries() -> None:
    deliver(country())
    found = change(RESIDENT, indicator="crime_total", area=AreaCode("GM0120"), period=Y2024, name="Emmen")
    assert not isinstance(found, Difference)
    assert found
    assert found.now.status is FigureStatus.FINAL
