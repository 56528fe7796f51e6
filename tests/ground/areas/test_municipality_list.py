"""The product's own list of municipalities, and the names by which people find one."""

from datetime import date

import pytest

from ineen.ground.areas.queries.municipality_list import FIRST_YEAR, LAST_YEAR, listed_municipalities
from ineen.ground.areas.queries.names import resolve_municipality
from ineen.ground.kernel.area_codes import AreaCode, AreaKind
from ineen.ground.kernel.refusals import BadInput

# what CBS counted on 1 January
COUNTED = dict(
    zip(
        range(2012, 2027),
        [415, 408, 403, 393, 390, 388, 380, 355, 355, 352, 345, 342, 342, 342, 342],
        strict=True,
    )
)


def test_every_year_has_as_many_municipalities_as_cbs_counted() -> None:
    counts = {
        year: sum(one.exists_on(date(year, 1, 1)) for one in listed_municipalities())
        for year in range(FIRST_YEAR, LAST_YEAR + 1)
    }
    assert counts == COUNTED


def test_each_row_has_its_own_code_a_source_and_known_successors() -> None:
    codes = [one.code for one in listed_municipalities()]
    assert codes == sorted(set(codes))
    for one in listed_municipalities():
        assert AreaCode(one.code).kind is AreaKind.MUNICIPALITY
        assert one.source
        assert set(one.merged_into) <= set(codes)
        assert bool(one.merged_into) == bool(one.valid_until), one.name


def test_successors_exist_on_the_day_after() -> None:
    by_code = {one.code: one for one in listed_municipalities()}
    for one in listed_municipalities():
        if one.valid_until:
            next_day = date.fromordinal(one.valid_until.toordinal() + 1)
            assert all(by_code[code].exists_on(next_day) for code in one.merged_into), one.name


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Soest", "GM0342"),
        ("  de  bilt ", "GM0310"),
        ("'s-Hertogenbosch", "GM0796"),
        ("’s Hertogenbosch", "GM0796"),
        ("Den Bosch", "GM0796"),
        ("'s-Gravenhage (gemeente)", "GM0518"),
        ("Den Haag", "GM0518"),
        ("Beek (L.)", "GM0888"),
        ("Beek", "GM0888"),
        ("Súdwest-Fryslân", "GM1900"),
        ("SUDWEST FRYSLAN", "GM1900"),
        ("St. Michielsgestel", "GM0845"),
        ("Utrecht (gemeente)", "GM0344"),
        ("Utrecht", "GM0344"),
        ("Bergen (NH.)", "GM0373"),
        ("Bergen (L.)", "GM0893"),
        ("BERGEN (N.H.)", "GM0373"),
    ],
)
def test_a_name_is_found_however_it_is_written(written: str, code: str) -> None:
    assert resolve_municipality(written) == AreaCode(code)


@pytest.mark.parametrize("written", ["", "Nergenshuizen", "Limburg (RE)", "Utrecht (PV)", "Niet in te delen (RE)"])
def test_what_is_no_municipality_is_none(written: str) -> None:
    assert resolve_municipality(written) is None


def test_bergen_alone_is_refused_with_both_names() -> None:
    with pytest.raises(BadInput, match=r"Bergen \(NH\.\) \(GM0373\) of Bergen \(L\.\) \(GM0893\)"):
        resolve_municipality("Bergen")


def test_a_name_means_who_bore_it_on_that_day() -> None:
    assert resolve_municipality("De Friese Meren", on=date(2014, 6, 1)) == AreaCode("GM1921")
    assert resolve_municipality("De Friese Meren") == AreaCode("GM1940")
    assert resolve_municipality("Weesp", on=date(2022, 3, 23)) == AreaCode("GM0457")
    assert resolve_municipality("Weesp", on=date(2022, 3, 24)) is None
    assert resolve_municipality("Voorne aan Zee", on=date(2022, 12, 31)) is None


def test_a_municipality_that_ended_is_still_known_by_name() -> None:
    assert resolve_municipality("Groesbeek") == AreaCode("GM0241")
