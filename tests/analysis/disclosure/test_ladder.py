"""From months and buurten to years and municipalities."""

from collections.abc import Mapping

import pytest

from ineen.analysis.disclosure.audit import audit
from ineen.analysis.disclosure.floor import Floor
from ineen.analysis.disclosure.ladder import Coarsened, Grain, Name, Rung, advised, fullness, rungs
from ineen.analysis.disclosure.ladder import at as made_at
from ineen.analysis.disclosure.linked import Group, Shown, joined
from ineen.analysis.disclosure.suppression import suppress
from ineen.ground.kernel.area_codes import AreaCode, AreaKind
from ineen.ground.kernel.periods import Period

TOWN, WIJK = AreaCode("GM0342"), AreaCode("WK034200")
BUURTEN = (*(AreaCode(f"BU034200{one:02}") for one in range(3)), AreaCode("BU03420100"))
MONTHS = tuple(Period.months(2025, month) for month in range(1, 13))
YEAR = Period.year(2025)
COARSE, FINE = Rung(AreaKind.MUNICIPALITY, Grain.YEAR), Rung(AreaKind.BUURT, Grain.MONTH)


WITHIN = {
    str(TOWN): {"WK034200", "WK034201"},
    str(WIJK): set(map(str, BUURTEN[:3])),
    "WK034201": {str(BUURTEN[3])},
}


def at(counts: Mapping[Name, int | None], rung: Rung) -> Coarsened:
    return made_at(counts, rung, WITHIN)


def _counts(each: int = 2, months: tuple[Period, ...] = MONTHS) -> dict[Name, int | None]:
    return {Name(area, "geluid", month): each for area in BUURTEN for month in months}


def test_the_coarsest_is_offered_first_and_the_finest_last() -> None:
    found = rungs(_counts())
    assert (found[0], found[-1], len(found)) == (COARSE, FINE, 9)
    assert FINE.is_finer_than(COARSE)
    assert not COARSE.is_finer_than(FINE)


def test_a_rung_has_its_totals() -> None:
    told = at(_counts(), Rung(AreaKind.WIJK, Grain.QUARTER)).table.counts
    assert told[Name(WIJK, "geluid", Period.months(2025, 1, 3))] == 18
    assert told[Name(TOWN, "geluid", YEAR)] == 96
    assert len(told) == 3 * 5


def test_months_by_buurt_hide_all_and_years_by_town_nothing() -> None:
    ladder = [fullness(at(_counts(), rung), Floor(5)) for rung in rungs(_counts())]
    assert (ladder[0].small, ladder[0].lost) == (0, 0)
    assert (ladder[-1].small, ladder[-1].lost) == (4 * 12, 1.0)
    assert advised(ladder) == Rung(AreaKind.BUURT, Grain.QUARTER)


def test_where_nothing_is_full_the_coarsest_is_advised() -> None:
    ladder = [
        fullness(at(_counts(0) | {Name(BUURTEN[0], "geluid", MONTHS[0]): 1}, rung), Floor(5)) for rung in (COARSE,)
    ]
    assert advised(ladder) == COARSE
    with pytest.raises(ValueError, match="has rungs"):
        advised([])


def test_a_year_of_which_a_month_is_missing_is_no_year() -> None:
    told = at(_counts(months=MONTHS[:11]), Rung(AreaKind.MUNICIPALITY, Grain.MONTH)).table.counts
    assert {name[2] for name in told} == set(MONTHS[:11])
    assert not at(_counts(months=MONTHS[:11]), COARSE).table.counts


def test_a_sum_with_an_unknown_part_is_unknown_and_not_zero() -> None:
    unknown = Name(BUURTEN[0], "geluid", MONTHS[0])
    found = at(_counts() | {unknown: None}, FINE)
    assert unknown in found.unknown
    assert Name(TOWN, "geluid", YEAR) in found.unknown
    assert Name(TOWN, "geluid", YEAR) not in found.table.counts
    assert Name(WIJK, "geluid", MONTHS[1]) in found.table.counts


def test_what_was_told_of_a_town_counts_before_the_sum_of_its_wijken() -> None:
    """Reports without an address count in the town alone."""
    told = _counts() | {Name(TOWN, "geluid", month): 10 for month in MONTHS}
    assert at(told, COARSE).table.counts[Name(TOWN, "geluid", YEAR)] == 120


def test_some_buurten_together_are_not_their_town() -> None:
    """Two of four buurten: the wijk that is whole has a total, the other and the town have none."""
    some = {name: count for name, count in _counts().items() if name.area in BUURTEN[2:]}
    by_town, by_wijk = at(some, COARSE), at(some, Rung(AreaKind.WIJK, Grain.YEAR))
    assert not by_town.table.counts
    assert by_town.unknown == (Name(TOWN, "geluid", YEAR),)
    assert by_wijk.table.counts == {Name(AreaCode("WK034201"), "geluid", YEAR): 24}
    assert not made_at(_counts(), COARSE, {}).table.counts  # nobody knows what lies in it


def test_what_was_told_of_a_town_stands_beside_its_buurten_and_is_linked_with_them() -> None:
    """Of two buurten it is told: what is left of the town is one, and with the small buurt no more than four."""
    counts: dict[Name, int | None] = {Name(TOWN, "geluid", YEAR): 58}
    counts |= {Name(BUURTEN[0], "geluid", YEAR): 3, Name(BUURTEN[1], "geluid", YEAR): 54}
    found = at(counts, Rung(AreaKind.BUURT, Grain.YEAR))
    assert found.table.counts[Name(TOWN, "geluid", YEAR)] == 58
    cells = joined(found.table, [], {})
    assert len(cells.sums) == 1
    hidden = suppress(cells, Floor(5)).hidden
    shown = {name for (name, _), one in zip(cells.keys, hidden.tolist(), strict=True) if not one}
    assert Name(BUURTEN[0], "geluid", YEAR) not in shown
    assert not {Name(TOWN, "geluid", YEAR), Name(BUURTEN[1], "geluid", YEAR)} <= shown


def test_a_class_that_is_the_sum_of_the_others_is_their_total() -> None:
    counts: dict[Name, int | None] = {
        Name(area, category, YEAR): count
        for area in BUURTEN
        for category, count in {"alles samen": 5, "geluid": 2, "afval": 3}.items()
    }
    groups = at(counts, Rung(AreaKind.BUURT, Grain.YEAR)).table.groups
    assert [group.whole for group in groups[1]] == ["alles samen"]
    counts[Name(BUURTEN[0], "geluid", YEAR)] = 9
    assert at(counts, Rung(AreaKind.BUURT, Grain.YEAR)).table.groups[1]  # one mistake in a file
    counts |= {Name(area, "geluid", YEAR): 9 for area in BUURTEN}
    assert not at(counts, Rung(AreaKind.BUURT, Grain.YEAR)).table.groups[1]


def _hidden(told: dict[tuple[str, int], int | None]) -> set[tuple[str, int]]:
    """What is hidden of classes of a town in years."""
    counts = {Name(TOWN, category, Period.year(year)): count for (category, year), count in told.items()}
    cells = joined(at(counts, COARSE).table, [], {})
    found = suppress(cells, Floor(5))
    hidden = found.hidden | cells.withheld
    assert all(one.safe for one in audit(cells, hidden, Floor(5)))
    names = (name for (name, _), one in zip(cells.keys, hidden.tolist(), strict=True) if one)
    return {(category, when.first.year) for _, category, when in names if isinstance(category, str)}


def test_an_unknown_part_in_one_year_uncovers_nothing_in_another() -> None:
    """Two, ten and twelve: twelve minus ten is two. That the first is not known a year later changes nothing."""
    told: dict[tuple[str, int], int | None] = {("a", 2023): 2, ("b", 2023): 10, ("totaal", 2023): 12}
    told |= {("a", 2024): None, ("b", 2024): 30, ("totaal", 2024): 40}
    told |= {("a", 2025): None, ("b", 2025): 30, ("totaal", 2025): 40}
    hidden = _hidden(told)
    assert ("a", 2023) in hidden
    assert hidden & {("b", 2023), ("totaal", 2023)}
    assert not hidden & {("b", 2024), ("totaal", 2024)}


def test_what_is_left_over_of_a_total_is_protected_as_well() -> None:
    """Who delivered it hid the first in 2024; the other two would tell that it is three."""
    told: dict[tuple[str, int], int | None] = {("a", 2023): 20, ("b", 2023): 10, ("totaal", 2023): 30}
    assert _hidden(told | {("a", 2024): None, ("b", 2024): 30, ("totaal", 2024): 33}) & {("b", 2024), ("totaal", 2024)}


def test_subtotals_are_totals_too() -> None:
    told: dict[tuple[str, int], int | None] = dict.fromkeys([("fiets", 2024)], 2)
    told |= {("auto", 2024): 10, ("diefstal", 2024): 12, ("geweld", 2024): 8, ("totaal", 2024): 20}
    groups = at({Name(TOWN, one, YEAR): count for (one, _), count in told.items()}, COARSE).table.groups[1]
    assert Group("diefstal", ("auto", "fiets")) in groups
    assert Group("totaal", ("diefstal", "geweld")) in groups
    hidden = _hidden(told)
    assert ("fiets", 2024) in hidden
    assert hidden & {("auto", 2024), ("diefstal", 2024)}


def test_a_second_release_is_worked_out_with_the_first() -> None:
    """First the town by month; then the wijken by month, of which one would follow from what is known."""
    counts = _counts(4)
    first = at(counts, Rung(AreaKind.MUNICIPALITY, Grain.MONTH)).table
    second = at(counts, Rung(AreaKind.WIJK, Grain.MONTH)).table
    cells = joined(second, [Shown(first, frozenset(first.counts))], {})
    assert cells.published.sum() == len(first.counts)
    found = suppress(cells, Floor(5))
    assert found.cost >= 12  # the other wijk goes too, in every month
    free = suppress(joined(second, [], {}), Floor(5))
    assert free.cost <= found.cost


def test_a_revised_count_is_another_cell_and_what_others_publish_is_known() -> None:
    first = at(_counts(4), COARSE).table
    revised = at(_counts(5), COARSE).table
    cells = joined(revised, [Shown(first, frozenset())], {Name(TOWN, "geluid", YEAR): 240})
    assert len(cells) == 2
    assert cells.published.tolist() == [True, False]
    assert cells.withheld.tolist() == [False, True]
