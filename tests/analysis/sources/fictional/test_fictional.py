"""Invented figures: the same every time, like the country, adding up exactly, and refused where the recipe is wrong."""

from collections import defaultdict
from itertools import pairwise

import pytest

from ineen.analysis.sources.delivery import Delivery, SourceFile
from ineen.analysis.sources.fictional.delivery import PUBLISHER, TABLE, parse
from ineen.analysis.sources.fictional.drawing import draw
from ineen.analysis.sources.fictional.recipe import read_recipe
from ineen.analysis.sources.fictional.tables import CRIME, NATIONAL, NUISANCE, OTHER, TOTALS
from ineen.analysis.store.cells import Measure
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput
from tests.analysis.sources.fictional.calibration import TARGET, table

BURGLARY = Measure(CRIME, "1.1.1 Diefstal/inbraak woning")
HEAD = {
    "titel": "Verzonnen voorbeeldcijfers",
    "zaad": "toets",
    "van": "2012-01",
    "tot en met": "2014-03",
    "opgehaald": "2014-05-05",
}
AREAS = """\
code;naam;aard;inwoners_2012;inwoners_2026
GM9903;Zuidhaven;;;
WK990301;Zuidhaven Oost;;;
BU99030101;Kompas;naoorlogs;44800;45900
BU99030102;Sextant;dorp;3870;3910
WK990302;Zuidhaven West;;;
BU99030201;Vismarkt;centrum;2190;2560
"""
Counts = dict[tuple[str, Measure, Period], int]


def recipe(areas: str = AREAS, turn: str = "", **head: str) -> SourceFile:
    lines = [f"# {name}: {text}" for name, text in (HEAD | head).items()]
    lines += [f"# verloop: {turn}"] if turn else []
    return SourceFile.of("recept.csv", "\n".join([*lines, areas]).encode())


def counts(delivery: Delivery) -> Counts:
    return {(row.region, row.measure, row.period): row.value or 0 for row in delivery.rows}


def until(month: str, **more: str) -> Counts:
    return counts(parse([recipe(**{"tot en met": month}, **more)]))


class TestWhatIsDelivered:
    def test_every_source_line_says_that_it_is_invented(self) -> None:
        delivery = parse([recipe()])
        assert (delivery.publisher, delivery.table) == (PUBLISHER, TABLE)
        assert "verzonnen" in PUBLISHER
        assert "verzonnen" in TABLE

    def test_months_whole_years_and_inhabitants_on_1_january(self) -> None:
        periods: defaultdict[Measure, set[str]] = defaultdict(set)
        for row in parse([recipe()]).rows:
            periods[row.measure].add(str(row.period))
        assert {"2012", "2012-01", "2013", "2013-12", "2014-03"} < periods[BURGLARY]
        assert not {"2014", "2014-04"} & periods[BURGLARY]
        assert periods[Measure("Bevolking", "Inwoners")] == {"2012", "2013"}
        assert {one.subject for one in periods} == {CRIME, NUISANCE, "Bevolking"}
        assert OTHER not in {one.category for one in periods}

    def test_parts_add_up_exactly_and_a_year_is_its_months(self) -> None:
        told = counts(parse([recipe()]))
        assert all(
            count
            == told["BU99030101", measure, period] + told["BU99030102", measure, period]
            == told["GM9903", measure, period] - told["BU99030201", measure, period]
            for (area, measure, period), count in told.items()
            if area == "WK990301"
        )
        months = [told["GM9903", BURGLARY, Period.months(2013, month)] for month in range(1, 13)]
        assert told["GM9903", BURGLARY, Period.year(2013)] == sum(months) > 0

    def test_a_total_holds_more_than_the_classes_that_are_shown(self) -> None:
        told = counts(parse([recipe()]))
        for subject, total in TOTALS.items():
            of_subject = [one.measure for one in NATIONAL if one.measure.subject == subject]
            year = Period.year(2013)
            shown = sum(told["GM9903", one, year] for one in of_subject if one.category != OTHER)
            assert told["GM9903", total, year] > shown > 0

    def test_inhabitants_go_straight_from_one_year_to_the_other(self) -> None:
        told = until("2026-12")
        people = Measure("Bevolking", "Inwoners")
        assert [told["BU99030201", people, Period.year(year)] for year in (2012, 2019, 2026)] == [2190, 2375, 2560]


class TestTheSameEveryTime:
    def test_a_month_more_changes_nothing_before_it(self) -> None:
        before, after = until("2014-03"), until("2014-04")
        assert {key: after[key] for key in before} == before
        assert {str(period) for _, _, period in after.keys() - before.keys()} == {"2014-04"}

    def test_a_later_beginning_delivers_the_same_months(self) -> None:
        whole, later = until("2014-03"), counts(parse([recipe(van="2013-11")]))
        assert {key: whole[key] for key in later} == later
        assert {"2013-11", "2013", "2014-03"} <= {str(period) for _, _, period in later}
        assert "2012" not in {str(period) for _, _, period in later}

    def test_another_buurt_more_changes_no_other_buurt(self) -> None:
        more = parse([recipe(AREAS + "BU99030202;Tjalkkwartier;nieuwbouw;1960;3720\n")])
        whole, changed = counts(parse([recipe()])), counts(more)
        assert all(changed[key] == count for key, count in whole.items() if key[0].startswith("BU"))

    def test_another_seed_gives_other_counts(self) -> None:
        assert counts(parse([recipe()])) != counts(parse([recipe(zaad="anders")]))

    def test_a_turn_begins_in_its_month_and_in_its_area(self) -> None:
        turn = recipe(turn="WK990301;1.1.1 Diefstal/inbraak woning;2013-01;3.0")
        told, before = counts(parse([turn])), counts(parse([recipe()]))
        changed = {key for key in told if told[key] != before[key]}
        assert {str(period)[:4] for _, _, period in changed} == {"2013", "2014"}
        assert {measure for _, measure, _ in changed} == {BURGLARY, TOTALS[CRIME]}
        assert "BU99030201" not in {area for area, _, _ in changed}


@pytest.fixture(scope="module")
def told() -> Counts:
    """One buurt with so many people that chance plays no part."""
    drawn = parse([recipe(AREAS.replace("44800;45900", "4480000;4480000"), **{"tot en met": "2023-12"})])
    return {key: count for key, count in counts(drawn).items() if key[0] == "BU99030101"}


class TestLikeTheCountry:
    def share(self, told: Counts, category: str, after: int, before: int) -> float:
        measure = next(one.measure for one in NATIONAL if one.measure.category == category)
        later, earlier = (told["BU99030101", measure, Period.year(year)] for year in (after, before))
        return later / earlier

    def test_burglary_fell_and_cybercrime_rose_as_in_the_country(self, told: Counts) -> None:
        assert self.share(told, "1.1.1 Diefstal/inbraak woning", 2023, 2012) == pytest.approx(1.2706 / 5.4684, rel=0.2)
        assert self.share(told, "3.7.4 Cybercrime", 2021, 2017) == pytest.approx(0.8091 / 0.1301, rel=0.2)
        assert self.share(told, "3.9.1 Horizontale fraude", 2023, 2017) == pytest.approx(4.9318 / 3.6422, rel=0.2)

    def test_spring_2020_was_quiet_and_december_is_the_month_of_burglary(self, told: Counts) -> None:
        months = {
            (year, month): told["BU99030101", BURGLARY, Period.months(year, month)]
            for year in range(2012, 2021)
            for month in range(1, 13)
        }
        assert months[2020, 4] < 0.6 * months[2020, 1]
        assert sum(months[year, 12] for year in range(2012, 2020)) > 1.4 * sum(
            months[year, 6] for year in range(2012, 2020)
        )

    def test_after_the_table_a_class_goes_on_gently(self) -> None:
        cyber = next(one for one in NATIONAL if one.measure.category == "3.7.4 Cybercrime")
        later = [cyber.rate(year) for year in range(2023, 2040)]
        steps = [after / before for before, after in pairwise(later)]
        assert all(1.0 <= step <= 1.05 for step in steps)
        assert steps == sorted(steps, reverse=True)

    @pytest.mark.data
    def test_the_table_is_what_the_national_figures_give(self) -> None:
        assert TARGET.read_text(encoding="utf-8") == table()


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (recipe(zaad=""), "# zaad"),
        (recipe(van="2011-12"), "2011-12"),
        (recipe(van="2014-04"), "voor de eerste"),
        (recipe(opgehaald="gisteren"), "gisteren"),
        (recipe(AREAS.replace("aard", "soort")), "De kolommen horen te zijn"),
        (recipe(AREAS.replace("GM9903", "GM0342")), "'GM0342' is geen verzonnen gebied"),
        (recipe(AREAS.replace("WK990302;", "WK990401;")), "WK990401 staat er twee keer in, of GM9904"),
        (recipe(AREAS.replace("naoorlogs", "gezellig")), "Een buurt heeft een aard"),
        (recipe(AREAS.replace("3870", "-1")), "Een buurt heeft inwoners"),
        (recipe(turn="WK990301;Spijbelen;2013-01;2"), "'Spijbelen' komt niet voor"),
        (recipe(turn="WK990301;Spijbelen"), "is geen verloop"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_recipe_that_does_not_fit_is_refused_with_its_place(file: SourceFile, said: str) -> None:
    with pytest.raises(BadInput, match=r"recept\.csv") as refused:
        parse([file])
    assert said in str(refused.value)


def test_one_recipe_makes_one_delivery() -> None:
    with pytest.raises(BadInput, match="precies één"):
        parse([recipe(), recipe()])


def test_counts_are_drawn_for_every_class_buurt_and_month() -> None:
    drawn = draw(read_recipe(recipe()))
    assert drawn.shape == (len(NATIONAL), 3, 27)
    assert drawn.min() >= 0
