"""Invented figures are about invented areas, and no other figures are."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ineen.evidence.actions import load_source
from ineen.evidence.models import SourceVersion
from ineen.evidence.queries import released, released_sum
from ineen.ground.kernel.actors import RESIDENT, system
from ineen.ground.kernel.area_codes import AreaCode, AreaGroup
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput
from tests.evidence.conftest import Load

SOEST, ZUIDHAVEN = AreaCode("GM0342"), AreaCode("GM9903")
NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)
RECIPE = """\
# titel: Verzonnen voorbeeldcijfers
# zaad: toets
# van: 2024-01
# tot en met: 2024-12
# opgehaald: 2025-02-04
code;naam;aard;inwoners_2012;inwoners_2026
GM9903;Zuidhaven;;;
WK990301;Zuidhaven Oost;;;
BU99030101;Kompas;naoorlogs;4480;4590
"""
TABLE = "gebied;jaar;inwoners\n{code};2024;4500\n"

pytestmark = pytest.mark.django_db(databases="__all__")


def bring_in(source: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "cijfers.csv"
    path.write_text(text, encoding="utf-8")
    load_source(by=system("test"), now=NOW, source=source, files=[path], retrieved=date(2025, 2, 4))


def test_a_real_source_cannot_tell_of_an_invented_area(tmp_path: Path) -> None:
    bring_in("inhabitants", TABLE.format(code="GM0342"), tmp_path)
    with pytest.raises(BadInput, match="GM9903 hoort hier niet: de bron inhabitants gaat alleen over echte gebieden"):
        bring_in("inhabitants", TABLE.format(code="GM9903"), tmp_path)
    assert SourceVersion.objects.count() == 1


def test_the_invented_source_cannot_tell_of_a_real_area(tmp_path: Path) -> None:
    bring_in("fictional", RECIPE, tmp_path)
    with pytest.raises(BadInput, match="'GM0342' is geen verzonnen gebied"):
        bring_in("fictional", RECIPE.replace("GM9903", "GM0342"), tmp_path)
    assert SourceVersion.objects.count() == 1


def test_a_real_area_is_answered_by_real_sources_only(load: Load, tmp_path: Path) -> None:
    load({"Nederland": ["30"], "Soest": ["30"]}, periods=("2023",), retrieved=date(2025, 1, 1))
    before = released(RESIDENT, indicator="crime_total", areas=[SOEST])
    bring_in("fictional", RECIPE, tmp_path)  # fetched later, and with months besides
    assert released(RESIDENT, indicator="crime_total", areas=[SOEST]) == before
    (asked,) = released(RESIDENT, indicator="crime_total", areas=[SOEST], periods=[Period.year(2024)])
    assert (asked.value, asked.source.publisher) == (None, "Politie")


def test_an_invented_area_is_answered_by_the_invented_source_only(load: Load, tmp_path: Path) -> None:
    bring_in("fictional", RECIPE, tmp_path)
    before = released(RESIDENT, indicator="crime_total", areas=[ZUIDHAVEN])
    load({"Nederland": ["30"], "Soest": ["30"]}, periods=("2023",))
    assert released(RESIDENT, indicator="crime_total", areas=[ZUIDHAVEN]) == before
    assert {figure.source.publisher for figure in before} == {"Ineen (verzonnen)"}


def test_real_and_invented_areas_are_never_in_one_table_or_sum(tmp_path: Path) -> None:
    bring_in("fictional", RECIPE, tmp_path)
    with pytest.raises(BadInput, match="nooit in één tabel"):
        released(RESIDENT, indicator="crime_total", areas=[SOEST, ZUIDHAVEN])
    with pytest.raises(BadInput, match="nooit in één tabel"):
        released_sum(RESIDENT, indicator="crime_total", group=AreaGroup("Samen", (SOEST, ZUIDHAVEN)))
