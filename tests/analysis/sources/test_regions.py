from collections.abc import Mapping
from datetime import date

import pytest

from ineen.analysis.sources.delivery import Delivery, SourceRow
from ineen.analysis.sources.politie_47013.export import parse
from ineen.analysis.sources.regions import MOST_UNRESOLVED, MunicipalityOf, Resolution, Unresolved, resolved
from ineen.analysis.store.cells import CellStatus, Measure
from ineen.analysis.store.staging import StagedRow
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput
from tests.helpers.police_export import REGIONS, export, export_text

YEAR = Period.year(2024)
CODES = {"Baarn": AreaCode("GM0308"), "Bergen (NH.)": AreaCode("GM0373"), "Soest": AreaCode("GM0342")}


def municipality(name: str, on: date) -> AreaCode | None:
    assert on == date(2026, 1, 1), "a name is looked up in the division that the publisher used"
    return CODES.get(name)


def resolve(
    delivery: Delivery, municipality_of: MunicipalityOf = municipality, until: date | None = None
) -> tuple[list[StagedRow], Resolution]:
    account = Resolution()
    return list(resolved(delivery, municipality_of, account=account, until=until)), account


def coded(regions: Mapping[str, int], period: Period = YEAR) -> Delivery:
    measure = Measure("Geregistreerde misdrijven", "Totaal misdrijven")
    rows = [
        SourceRow("codes.csv", number, region, measure, period, CellStatus.FINAL, value)
        for number, (region, value) in enumerate(regions.items(), start=2)
    ]
    return Delivery("Politie", "47018NED", "", None, None, rows)


def test_municipalities_police_units_and_the_country_get_their_codes() -> None:
    rows, account = resolve(parse([export()]))
    assert account == Resolution()
    codes = list(dict.fromkeys(row.area for row in rows))
    assert codes == ["NL01", "GM0308", "GM0373", "GM0342", "GM0998", "GM0999", "RE03", "RE99"]


def test_a_name_that_nobody_knows_is_listed_once_with_its_row_and_not_kept() -> None:
    text = export_text({**REGIONS, "Nergenshuizen": ("1", "2")})
    rows, account = resolve(parse([export(text)]))
    assert account.unresolved == {"Nergenshuizen": Unresolved("uitvoer.csv", 15, "Nergenshuizen")}
    assert len(rows) == 2 * len(REGIONS)


def test_wijken_and_buurten_keep_their_codes_and_unknown_places_are_parts_of_the_whole() -> None:
    rows, account = resolve(
        coded({"NL00": 9, "GM0342": 5, "WK034201": 2, "BU03420102": 1, "WK0363AJ": 1, "BU00000000": 4})
    )
    assert [row.area for row in rows] == ["NL01", "GM0342", "WK034201", "BU03420102", "WK0363AJ", "BU00000000"]
    assert account == Resolution()


def test_provinces_and_parts_of_the_country_are_left_out_and_told() -> None:
    rows, account = resolve(coded({"LD01": 1, "PV26": 2, "CR17": 3, "GM0342": 4}))
    assert [row.area for row in rows] == ["GM0342"]
    assert account.without_use == {"LD01", "PV26", "CR17"}
    assert account.unresolved == {}


def test_a_period_that_was_not_over_on_the_day_of_retrieval_is_left_out() -> None:
    june = Period.months(2026, 6)
    rows, account = resolve(coded({"GM0342": 3}, june), until=date(2026, 6, 30))
    assert (rows, account.unfinished) == ([], {june})
    rows, account = resolve(coded({"GM0342": 3}, june), until=date(2026, 7, 1))
    assert ([row.value for row in rows], account.unfinished) == ([3], set())


def test_two_names_of_the_same_area_are_refused() -> None:
    text = export_text({"Soest": ("1", "2"), "Gemeente Soest": ("3", "4")})
    with pytest.raises(BadInput, match="'Soest' en 'Gemeente Soest' zijn allebei GM0342"):
        resolve(parse([export(text)]), lambda *_: AreaCode("GM0342"))


def test_a_file_of_which_nothing_is_known_is_no_list_without_end() -> None:
    many = {f"Plaats {number}": 1 for number in range(MOST_UNRESOLVED + 1)}
    with pytest.raises(BadInput, match=r"codes\.csv, rij 1002: Meer dan 1000 regio's zijn niet bekend"):
        resolve(coded(many), lambda *_: None)


def test_a_name_that_would_steer_a_terminal_is_listed_without_its_signs() -> None:
    _, account = resolve(coded({"\x1b[2JWeg": 1}), lambda *_: None)
    assert list(account.unresolved) == ["\N{REPLACEMENT CHARACTER}[2JWeg"]
