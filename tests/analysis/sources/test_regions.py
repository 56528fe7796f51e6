from datetime import date

import pytest

from ineen.analysis.sources.politie_47013.export import parse
from ineen.analysis.sources.regions import Unresolved, resolve
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.refusals import BadInput
from tests.helpers.police_export import REGIONS, export, export_text

CODES = {"Baarn": AreaCode("GM0308"), "Bergen (NH.)": AreaCode("GM0373"), "Soest": AreaCode("GM0342")}


def municipality(name: str, on: date) -> AreaCode | None:
    assert on == date(2026, 1, 1), "a name is looked up in the division that the publisher used"
    return CODES.get(name)


def test_municipalities_police_units_and_the_country_get_their_codes() -> None:
    resolved = resolve(parse([export()]), municipality)
    assert resolved.unresolved == ()
    codes = list(dict.fromkeys(str(cell.key.area) for cell in resolved.cells))
    assert codes == ["NL01", "GM0308", "GM0373", "GM0342", "GM0998", "GM0999", "RE03", "RE99"]


def test_a_name_that_nobody_knows_is_listed_once_with_its_row_and_not_kept() -> None:
    text = export_text({**REGIONS, "Nergenshuizen": ("1", "2")})
    resolved = resolve(parse([export(text)]), municipality)
    assert resolved.unresolved == (Unresolved("uitvoer.csv", 15, "Nergenshuizen"),)
    assert len(resolved.cells) == 2 * len(REGIONS)


def test_two_names_of_the_same_area_are_refused() -> None:
    text = export_text({"Soest": ("1", "2"), "Gemeente Soest": ("3", "4")})
    with pytest.raises(BadInput, match="'Soest' en 'Gemeente Soest' zijn allebei GM0342"):
        resolve(parse([export(text)]), lambda *_: AreaCode("GM0342"))
