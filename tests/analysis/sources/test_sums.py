from datetime import date
from pathlib import Path

from ineen.analysis.sources.politie_47013.export import parse
from ineen.analysis.sources.regions import Resolution, resolved
from ineen.analysis.sources.sums import SumCheck, sum_checks
from ineen.analysis.store.staging import stage
from ineen.ground.kernel.area_codes import AreaCode
from tests.helpers.police_export import REGIONS, export, export_text


def municipality(name: str, on: date) -> AreaCode | None:
    return {"Baarn": AreaCode("GM0308"), "Bergen (NH.)": AreaCode("GM0373"), "Soest": AreaCode("GM0342")}.get(name)


def checks(scratch: Path, text: str) -> tuple[SumCheck, ...]:
    return sum_checks(stage(scratch, resolved(parse([export(text)]), municipality, account=Resolution())))


def test_parts_that_add_up_say_so_and_what_has_no_value_is_counted(tmp_path: Path) -> None:
    found = checks(tmp_path, export_text())
    assert [(one.kind, str(one.period), one.difference, one.without_value) for one in found] == [
        ("municipality", "2023", 0, 1),
        ("police_unit", "2023", 0, 0),
        ("municipality", "2024", 0, 1),
        ("police_unit", "2024", 0, 0),
    ]


def test_parts_that_do_not_add_up_are_told_with_the_difference(tmp_path: Path) -> None:
    found = checks(tmp_path, export_text({**REGIONS, "Soest": ("28", "25")}))
    assert [(one.kind, one.country, one.parts) for one in found if one.difference] == [("municipality", 66, 61)]


def test_rounding_explains_a_difference_only_as_far_as_it_can_go(tmp_path: Path) -> None:
    for name, soest, wrong in (("little", "25", []), ("much", "5", ["municipality"])):
        (tmp_path / name).mkdir()
        regions = {**REGIONS, "Soest": (soest, "30")}
        rows = resolved(parse([export(export_text(regions))]), municipality, account=Resolution())
        found = sum_checks(stage(tmp_path / name, rows), rounded_to=5)
        assert [one.kind for one in found if one.wrong] == wrong
        assert {one.rounding for one in found} <= {2 * parts for parts in range(2, 16)}


def test_without_a_country_there_is_nothing_to_compare(tmp_path: Path) -> None:
    assert checks(tmp_path, export_text({"Soest": ("28", "30")})) == ()
    assert checks(tmp_path, export_text({"Nederland": (".", "."), "Soest": ("28", "30")})) == ()
