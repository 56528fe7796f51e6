"""Invented figures are about invented areas, and no other figures are."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ineen.evidence.actions import load_source
from ineen.evidence.models import SourceVersion
from ineen.ground.kernel.actors import system
from ineen.ground.kernel.refusals import BadInput

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


def load(source: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "cijfers.csv"
    path.write_text(text, encoding="utf-8")
    load_source(by=system("test"), now=NOW, source=source, files=[path], retrieved=date(2025, 2, 4))


def test_a_real_source_cannot_tell_of_an_invented_area(tmp_path: Path) -> None:
    load("inhabitants", TABLE.format(code="GM0342"), tmp_path)
    with pytest.raises(BadInput, match="GM9903 hoort hier niet: de bron inhabitants gaat alleen over echte gebieden"):
        load("inhabitants", TABLE.format(code="GM9903"), tmp_path)
    assert SourceVersion.objects.count() == 1


def test_the_invented_source_cannot_tell_of_a_real_area(tmp_path: Path) -> None:
    load("fictional", RECIPE, tmp_path)
    with pytest.raises(BadInput, match="'GM0342' is geen verzonnen gebied"):
        load("fictional", RECIPE.replace("GM9903", "GM0342"), tmp_path)
    assert SourceVersion.objects.count() == 1
