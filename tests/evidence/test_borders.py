"""A municipality of today shows the years before it was there: as a sum, as an estimate that says so, or not."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from ineen.analysis.statistics.intervals import poisson_interval
from ineen.evidence.queries import Released, change, released, released_sum, stands_out
from ineen.ground.areas.actions import load_changes, load_municipalities
from ineen.ground.kernel.actors import RESIDENT, system
from ineen.ground.kernel.area_codes import AreaCode, AreaGroup
from ineen.ground.kernel.figures import Figure, FigureStatus
from ineen.ground.kernel.periods import Period
from tests.helpers.deliveries import deliver, deliver_inhabitants

pytestmark = pytest.mark.django_db(databases="__all__")
BRIELLE, HELLEVOETSLUIS, WESTVOORNE, VOORNE = "GM0501", "GM0530", "GM0614", "GM1992"  # one since 2023
PARTS = {BRIELLE: 500, HELLEVOETSLUIS: 1900, WESTVOORNE: 400}
GRONINGEN, TEN_BOER, HAREN = "GM0014", "GM0009", "GM0017"  # one since 2019
WESTERKWARTIER, WINSUM, ZUIDHORN = "GM1969", "GM0053", "GM0056"
NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)


def crime(area: str, period: str = "2021", indicator: str = "crime_total") -> Figure:
    (figure,) = released(RESIDENT, indicator=indicator, areas=[AreaCode(area)], periods=[Period.parse(period)])
    return figure


def in_year(values: dict[str, int], year: str = "2021", **others: int | str) -> dict[str, dict[str, int | str]]:
    return {area: {year: value} for area, value in ({**values, **others}).items()}


class TestASum:
    def test_a_municipality_of_2023_shows_2021_as_the_sum_of_the_three_that_it_was(self) -> None:
        deliver(in_year(PARTS), division=2021)
        deliver({VOORNE: {"2024": 2700}}, division=2026)
        figure = crime(VOORNE)
        low, high = map(float, poisson_interval(2800))
        assert (figure.value, figure.low, figure.high) == (2800, low, high)
        assert (figure.status, figure.estimated, figure.borders) == (FigureStatus.FINAL, False, 2026)
        assert figure.made_of == "som van Brielle, Hellevoetsluis en Westvoorne (indeling 2026)"
        assert figure.method.startswith("Som van Brielle, Hellevoetsluis en Westvoorne (indeling 2026). Hele gebieden")
        assert crime(VOORNE, "2024").made_of == ""

    def test_a_delivery_that_its_publisher_recast_is_not_converted_again(self) -> None:
        deliver(in_year(PARTS), division=2021, retrieved=date(2022, 6, 1))
        deliver({VOORNE: {"2021": 2805}}, division=2026)
        assert (crime(VOORNE).value, crime(VOORNE).made_of) == (2805, "")
        deliver({GRONINGEN: {"2018": 20_000}, TEN_BOER: {"2018": 300}, HAREN: {"2018": 500}}, division=2026)
        assert crime(GRONINGEN, "2018").value == 20_000

    def test_a_municipality_that_took_in_others_is_the_sum_with_them(self) -> None:
        deliver(in_year({GRONINGEN: 20_000, TEN_BOER: 300, HAREN: 500}, "2018"), division=2018)
        figure = crime(GRONINGEN, "2018")
        assert (figure.value, figure.made_of) == (20_800, "som van Ten Boer, Groningen en Haren (indeling 2026)")
        assert crime(HAREN, "2018").value == 500

    def test_where_a_part_is_not_told_the_count_within_its_old_borders_says_so(self) -> None:
        deliver(in_year({GRONINGEN: 20_000, TEN_BOER: 300}, "2018"), division=2018)
        figure = crime(GRONINGEN, "2018")
        assert (figure.value, figure.made_of) == (20_000, "binnen de grenzen van 2018")

    @pytest.mark.parametrize(
        ("gap", "status"), [(".", FigureStatus.NOT_PUBLISHED), (None, FigureStatus.UNKNOWN), ("", FigureStatus.FINAL)]
    )
    def test_a_sum_with_a_part_without_value_has_none_and_names_it(self, gap: str | None, status: FigureStatus) -> None:
        values = in_year(PARTS)
        del values[WESTVOORNE]
        deliver(values if gap is None else values | {WESTVOORNE: {"2021": gap}}, division=2021)
        figure = crime(VOORNE)
        assert figure.status is status
        if gap == "":  # what cannot occur adds nothing
            assert figure.value == 2400
        else:
            assert figure.value is None
            assert "Westvoorne" in figure.method
            assert figure.made_of == ""

    def test_parts_that_cannot_occur_make_a_sum_that_cannot_either(self) -> None:
        deliver({code: {"2021": ""} for code in PARTS}, division=2021)
        assert crime(VOORNE).status is FigureStatus.ABSENT

    def test_a_provisional_part_makes_the_sum_provisional(self) -> None:
        deliver({**in_year(PARTS), BRIELLE: {"2021*": 500}}, division=2021)
        assert crime(VOORNE).status is FigureStatus.PROVISIONAL

    def test_parts_of_two_publishers_are_not_added(self) -> None:
        deliver(in_year({BRIELLE: 500, HELLEVOETSLUIS: 1900}), division=2021)
        deliver(in_year({WESTVOORNE: 400}), division=2021, publisher="CBS", table="83648NED")
        figure = crime(VOORNE)
        assert figure.value is None
        assert "niet op dezelfde manier tellen" in figure.method

    def test_a_delivery_that_names_no_division_is_not_converted(self) -> None:
        deliver(in_year(PARTS), division=None)
        assert crime(VOORNE).status is FigureStatus.UNKNOWN

    def test_a_year_and_its_conversion_are_one_query(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        deliver(in_year(PARTS), division=2021)
        with django_assert_num_queries(1):
            crime(VOORNE)


class TestARate:
    def test_inhabitants_are_added_the_same_way(self) -> None:
        deliver({VOORNE: {"2024": 2700}}, division=2026)
        deliver_inhabitants(in_year({BRIELLE: 17_000, HELLEVOETSLUIS: 40_000, WESTVOORNE: 15_000}), division=2021)
        found = crime(VOORNE, "2024").rate
        assert found
        assert (found.of, str(found.period)) == (72_000, "2021")
        assert found.value == pytest.approx(2700 / 72)
        assert crime(VOORNE, "2021", "inhabitants").value == 72_000

    def test_with_a_part_that_was_not_counted_there_is_no_rate(self) -> None:
        deliver({VOORNE: {"2024": 2700}}, division=2026)
        deliver_inhabitants(in_year({BRIELLE: 17_000, HELLEVOETSLUIS: 40_000}), division=2021)
        assert crime(VOORNE, "2024").rate is None

    def test_a_figure_within_old_borders_has_the_inhabitants_within_those(self) -> None:
        deliver(in_year({GRONINGEN: 20_000}, "2018"), division=2018)
        deliver_inhabitants(in_year({GRONINGEN: 200_000, TEN_BOER: 7_000, HAREN: 20_000}, "2018"), division=2018)
        found = crime(GRONINGEN, "2018").rate
        assert found
        assert found.of == 200_000


class TestAShare:
    @pytest.fixture(autouse=True)
    def _weights(self, tmp_path: Path) -> None:
        load_municipalities(by=system("test"), now=NOW)
        path = tmp_path / "wijzigingen.csv"
        path.write_text(
            "van;naar;datum;gewicht;grondslag;precies\n"
            "GM0053;GM1966;2019-01-01;0,8;inwoners;nee\n"
            "GM0053;GM1969;2019-01-01;0,2;inwoners;nee\n",
            encoding="utf-8",
        )
        self.path = path

    def test_without_weights_nobody_knows_which_part_belongs_to_it(self) -> None:
        deliver(in_year(WEST, "2018"), division=2018)
        figure = crime(WESTERKWARTIER, "2018")
        assert figure.value is None
        assert "Welk deel van Winsum hierbij hoort, is niet bekend." in figure.method

    def test_a_municipality_that_took_in_an_unknown_share_keeps_its_own_count_within_its_borders_of_then(self) -> None:
        deliver(in_year({"GM0855": 20_000, "GM0788": 500}, "2018"), division=2018)
        figure = crime("GM0855", "2018")
        assert (figure.value, figure.made_of) == (20_000, "binnen de grenzen van 2018")

    def test_with_weights_it_is_an_estimate_with_a_wider_margin_that_says_so(self) -> None:
        load_changes(by=system("test"), now=NOW, path=self.path)
        deliver(in_year(WEST, "2018"), division=2018)
        figure = crime(WESTERKWARTIER, "2018")
        low, high = map(float, poisson_interval(1600))
        assert (figure.value, figure.estimated) == (1600, True)
        assert figure.low is not None
        assert figure.high is not None
        assert figure.low < low - 5
        assert high + 5 < figure.high
        assert figure.made_of.startswith("omgerekend uit Grootegast, Leek, Marum, Winsum en Zuidhorn")
        assert "De marge is daarom breder." in figure.method

    def test_a_share_that_is_less_sure_than_it_is_large_is_not_shown(self) -> None:
        load_changes(by=system("test"), now=NOW, path=self.path)
        deliver(in_year(dict.fromkeys(WEST, 0) | {WINSUM: 20}, "2018"), division=2018)
        figure = crime(WESTERKWARTIER, "2018")
        assert (figure.value, figure.status) == (None, FigureStatus.UNKNOWN)
        assert "groter dan het getal zelf" in figure.method

    def test_estimated_inhabitants_carry_no_rate(self) -> None:
        load_changes(by=system("test"), now=NOW, path=self.path)
        deliver(in_year({WESTERKWARTIER: 1700}, "2019"), division=2026)
        deliver_inhabitants(in_year(dict.fromkeys(WEST, 10000), "2018"), division=2018)
        figure = crime(WESTERKWARTIER, "2019")
        assert figure.rate is None
        assert "is omgerekend van een verdeeld gebied" in figure.without_rate

    def test_new_weights_are_another_answer(self) -> None:
        load_changes(by=system("test"), now=NOW, path=self.path)
        deliver(in_year(WEST, "2018"), division=2018)
        assert crime(WESTERKWARTIER, "2018").value == 1600
        text = self.path.read_text(encoding="utf-8").replace("0,8", "0,5").replace("0,2", "0,5")
        self.path.write_text(text, encoding="utf-8")
        load_changes(by=system("test"), now=NOW, path=self.path)
        assert crime(WESTERKWARTIER, "2018").value == 1750


WEST = {"GM0015": 300, "GM0022": 500, "GM0025": 200, WINSUM: 500, ZUIDHORN: 500}


class TestAGroup:
    GROUP = AreaGroup("basisteam Voorne", (AreaCode(VOORNE), AreaCode("GM1930")))

    def sums(self) -> Released:
        return released_sum(RESIDENT, indicator="crime_total", group=self.GROUP, periods=[Period.parse("2021")])

    def test_its_sum_is_on_the_ground_of_today_and_says_which_member_was_added_up(self) -> None:
        deliver(in_year({**PARTS, "GM1930": 4000}), division=2021)
        (figure,) = self.sums()
        assert (figure.value, figure.missing, figure.borders) == (6800, (), 2026)
        assert figure.made_of == "Voorne aan Zee: som van Brielle, Hellevoetsluis en Westvoorne (indeling 2026)"

    def test_a_member_within_old_borders_is_missing_from_it(self) -> None:
        group = AreaGroup("basisteam Noord", (AreaCode(GRONINGEN), AreaCode("GM1952")))
        deliver(in_year({GRONINGEN: 20_000, "GM1952": 900}, "2018"), division=2018)
        (figure,) = released_sum(RESIDENT, indicator="crime_total", group=group, periods=[Period.parse("2018")])
        assert (figure.value, figure.missing) == (900, (AreaCode(GRONINGEN),))
        assert "Het cijfer van Groningen is dat binnen de grenzen van 2018." in figure.method

    def test_members_that_went_into_another_member_are_counted_once(self) -> None:
        deliver(in_year(PARTS), division=2021, retrieved=date(2022, 6, 1))
        deliver({VOORNE: {"2024": 2700}}, division=2026)
        deliver_inhabitants(in_year({BRIELLE: 17_000, HELLEVOETSLUIS: 40_000, WESTVOORNE: 15_000}), division=2021)
        group = AreaGroup("basisteam Voorne", tuple(map(AreaCode, (*PARTS, VOORNE))))
        then, now = released_sum(
            RESIDENT, indicator="crime_total", group=group, periods=[Period.parse("2021"), Period.parse("2024")]
        )
        assert (then.value, then.status, now.value, now.status) == (2800, FigureStatus.FINAL, 2700, FigureStatus.FINAL)
        assert "Brielle telt mee in Voorne aan Zee." in then.method
        assert then.rate
        assert then.rate.of == 72_000

    def test_what_a_publisher_recast_already_holds_the_members_that_went_into_it(self) -> None:
        deliver(in_year(PARTS), division=2021, retrieved=date(2022, 6, 1))
        deliver({VOORNE: {"2021": 2805}}, division=2026)
        group = AreaGroup("basisteam Voorne", tuple(map(AreaCode, (*PARTS, VOORNE))))
        (figure,) = released_sum(RESIDENT, indicator="crime_total", group=group, periods=[Period.parse("2021")])
        assert (figure.value, figure.missing) == (2805, ())

    def test_where_the_heir_cannot_be_made_its_parts_count_and_the_sum_is_incomplete(self) -> None:
        deliver(in_year({BRIELLE: 500, HELLEVOETSLUIS: 1900}), division=2021)
        group = AreaGroup("basisteam Voorne", tuple(map(AreaCode, (*PARTS, VOORNE))))
        (figure,) = released_sum(RESIDENT, indicator="crime_total", group=group, periods=[Period.parse("2021")])
        assert (figure.value, figure.missing) == (2400, (AreaCode(WESTVOORNE), AreaCode(VOORNE)))

    def test_a_member_of_which_a_part_is_counted_elsewhere_is_missing(self, tmp_path: Path) -> None:
        load_municipalities(by=system("test"), now=NOW)
        path = tmp_path / "wijzigingen.csv"
        path.write_text(
            "van;naar;datum;gewicht;grondslag;precies\nGM0053;GM1966;2019-01-01;0,8;inwoners;nee\n"
            "GM0053;GM1969;2019-01-01;0,2;inwoners;nee\n",
            encoding="utf-8",
        )
        load_changes(by=system("test"), now=NOW, path=path)
        deliver(in_year(WEST, "2018"), division=2018)
        group = AreaGroup("basisteam West", (AreaCode(WESTERKWARTIER), AreaCode(WINSUM)))
        (figure,) = released_sum(RESIDENT, indicator="crime_total", group=group, periods=[Period.parse("2018")])
        assert (figure.value, figure.missing) == (1600, (AreaCode(WINSUM),))
        assert "Een deel van Winsum telt al mee in Westerkwartier." in figure.method


class TestAChange:
    def test_over_a_merger_whole_areas_are_compared_and_tested(self) -> None:
        peers = {f"GM{number:04d}": 900 + number % 7 for number in range(14, 100)}
        deliver(in_year({**PARTS, **peers}, "2022"), division=2022, retrieved=date(2023, 6, 1))
        deliver(in_year({VOORNE: 2810, **peers}, "2023"), division=2026)
        found = change(
            RESIDENT, indicator="crime_total", area=AreaCode(VOORNE), period=Period.parse("2023"), name="Voorne aan Zee"
        )
        assert found
        assert found.before.value == 2800
        assert "10 meer dan in 2022; zo'n verschil komt bij gemeenten van deze omvang vaak door toeval voor" in (
            found.sentence
        )
        assert "Over 2022: som van Brielle, Hellevoetsluis en Westvoorne (indeling 2026)." in found.sentence

    def test_what_holds_a_share_is_told_and_never_tested(self, tmp_path: Path) -> None:
        load_municipalities(by=system("test"), now=NOW)
        path = tmp_path / "wijzigingen.csv"
        path.write_text(
            "van;naar;datum;gewicht;grondslag;precies\nGM0053;GM1966;2019-01-01;0,8;inwoners;nee\n"
            "GM0053;GM1969;2019-01-01;0,2;inwoners;nee\n",
            encoding="utf-8",
        )
        load_changes(by=system("test"), now=NOW, path=path)
        peers = {f"GM{number:04d}": 900 + number % 7 for number in range(80, 170)}
        deliver(in_year({**peers, **WEST}, "2018"), division=2018, retrieved=date(2019, 6, 1))
        deliver(in_year({**peers, WESTERKWARTIER: 9000}, "2019"), division=2026)
        found = change(
            RESIDENT, indicator="crime_total", area=AreaCode(WESTERKWARTIER), period=Period.parse("2019"), name="West"
        )
        assert found
        assert not found.found
        assert "of dat toeval is, is niet te zeggen: een van beide is omgerekend" in found.sentence


ALMERE, ZEEWOLDE = "GM0034", "GM0050"
PEERS = {f"GM{number:04d}": 1_000 + number % 9 for number in range(100, 160)}


class TestAChangeThatWasLoaded:
    """A border that no list of mergers has: 20 % of Almere went to Zeewolde."""

    @pytest.fixture(autouse=True)
    def _moved(self, tmp_path: Path) -> None:
        load_municipalities(by=system("test"), now=NOW)
        path = tmp_path / "wijzigingen.csv"
        path.write_text(
            "van;naar;datum;gewicht;grondslag;precies\n"
            f"{ALMERE};{ALMERE};2023-01-01;0,8;inwoners;nee\n"
            f"{ALMERE};{ZEEWOLDE};2023-01-01;0,2;inwoners;nee\n"
            f"{ZEEWOLDE};{ZEEWOLDE};2023-01-01;1;geheel;ja\n",
            encoding="utf-8",
        )
        load_changes(by=system("test"), now=NOW, path=path)

    @pytest.mark.parametrize("area", [ALMERE, ZEEWOLDE])
    def test_an_estimate_is_told_and_what_was_counted_on_other_ground_is_not_tested_for_it(self, area: str) -> None:
        years = {code: {"2021": value, "2022": value} for code, value in PEERS.items()}
        deliver(
            years | {ALMERE: {"2021": 10_000, "2022": 10_000}, ZEEWOLDE: {"2021": 1_000, "2022": 1_000}},
            division=2022,
            retrieved=date(2023, 6, 1),
        )
        deliver(in_year({**PEERS, ALMERE: 8_000, ZEEWOLDE: 3_000}, "2023"), division=2026)
        for year in ("2022", "2023"):
            told = change(
                RESIDENT, indicator="crime_total", area=AreaCode(area), period=Period.parse(year), name="Hier"
            )
            assert told
            assert told.before.estimated
            assert (told.found, told.margin) == (False, "")
            judged = stands_out(RESIDENT, area=AreaCode(area), period=Period.parse(year), name=str)
            assert (judged.looks, judged.hits, judged.looks_in_all) == (0, 0, len(PEERS))

    def test_inhabitants_of_other_ground_give_no_rate(self) -> None:
        deliver({ALMERE: {"2022": 10_000}}, division=2022)
        deliver_inhabitants({ALMERE: {"2022": 180_000}}, division=2026)
        deliver({ALMERE: {"2023": 8_000}}, division=2026)
        figure = crime(ALMERE, "2023")
        assert figure.rate
        deliver_inhabitants({ALMERE: {"2023": 200_000}}, division=2022, retrieved=date(2026, 7, 1))
        assert crime(ALMERE, "2023").rate is None

    def test_a_sum_is_not_compared_with_a_count_within_the_borders_of_then(self) -> None:
        years = {code: {"2017": value, "2018": value} for code, value in PEERS.items()}
        merged: dict[str, dict[str, int | str]] = {
            GRONINGEN: {"2017": 20_000, "2018": 20_000},
            TEN_BOER: {"2017": 3_000, "2018": "."},
            HAREN: {"2017": 5_000, "2018": 5_000},
        }
        deliver({**years, **merged}, division=2018)
        told = change(
            RESIDENT, indicator="crime_total", area=AreaCode(GRONINGEN), period=Period.parse("2018"), name="Groningen"
        )
        assert told
        assert not told.found
        judged = stands_out(RESIDENT, area=AreaCode(GRONINGEN), period=Period.parse("2018"), name=str)
        assert judged.looks == 0
