"""`ineen sources`, as somebody at a terminal meets them."""

import json
import os
import re
import sys
from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings

from ineen.faces.command.main import main
from ineen.ground.areas.queries import municipalities_on
from tests.helpers.police_export import REGIONS, export_text

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture(autouse=True)
def export_file(settings: Settings, tmp_path: Path) -> Path:
    settings.INEEN_DATA = tmp_path
    path = tmp_path / "uitvoer.csv"
    path.write_text(export_text({**REGIONS, "Nergenshuizen": ("1", "2")}), encoding="utf-8")
    return path


def load(path: Path, day: str = "2026-06-23") -> int:
    return main(["sources", "load", "politie-47013", str(path), "--retrieved", day])


def test_loading_gives_a_short_account(export_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert load(export_file) == 0
    said = capsys.readouterr().out
    assert "politie-47013, tabel 47013NED, indeling 2026, perioden 2023–2024, 16 cijfers (definitief)" in said
    assert "Gebieden herkend: 8." in said
    assert "Niet herkend, en daarom niet opgenomen: 1 regio.\n  uitvoer.csv, rij 15: Nergenshuizen" in said
    assert "gemeenten en politie-eenheden tellen in elke periode op tot Nederland" in said
    assert "Anders dan eerder geladen: geen." in said


def test_loading_again_and_a_revision_are_told(export_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    load(export_file)
    assert load(export_file) == 0
    assert "Ongewijzigd" in capsys.readouterr().out
    export_file.write_text(export_text({**REGIONS, "Soest": ("28", "25"), "Baarn": (".", "11")}), encoding="utf-8")
    assert load(export_file, "2026-06-24") == 0
    said = capsys.readouterr().out
    assert "Niet herkend: geen." in said
    assert "2024: gemeenten samen 61, Nederland 66, verschil 5" in said
    assert "Anders dan eerder geladen: 2 cijfers" in said
    days = "(opgehaald 2026-06-23), is {} (opgehaald 2026-06-24)"
    assert f"GM0308, 2023: was 10 {days.format('niet gepubliceerd')}\n" in said
    assert f"GM0342, 2024: was 30 {days.format('25')}\n" in said
    export_file.write_text(export_text({**REGIONS, "Nederland": ("1060", "66")}), encoding="utf-8")
    assert load(export_file, "2026-06-25") == 0
    assert "gemeenten samen 60, Nederland 1.060, verschil 1.000" in capsys.readouterr().out
    export_file.write_text(export_text({"Soest": ("1", "2")}), encoding="utf-8")
    assert load(export_file, "2026-01-02") == 0
    said = capsys.readouterr().out
    assert "Optelling: niet te controleren" in said
    assert "de levering van 2026-06-25 met inhoud" in said


def test_a_municipality_that_is_gone_from_the_file_is_named(
    export_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [one.name for one in municipalities_on(date(2026, 1, 1))]
    whole = {"Nederland": (str(len(names)),), **dict.fromkeys(names, ("1",))}
    for gone, told in (("Soest",), "Soest. Download"), (("Baarn", "Soest"), "Baarn en Soest. Download"):
        rows = {name: values for name, values in whole.items() if name not in gone}
        export_file.write_text(export_text(rows, periods=("2024",)), encoding="utf-8")
        assert load(export_file) == 0
        said = capsys.readouterr().out
        assert "Optelling klopt niet: 1 keer.\n" in said
        assert f"Geen rij in deze levering: {told} haar opnieuw met alle regio’s" in said
    export_file.write_text(export_text({**REGIONS, "Nederland": ("61", "66")}), encoding="utf-8")
    assert load(export_file) == 0
    assert re.search(r"Geen rij in deze levering: (?:[^,]+, ){9}[^,]+ en 329 andere\. ", capsys.readouterr().out)


def test_a_code_that_no_municipality_has_is_listed_with_its_row(
    export_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """GM0003 was Appingedam, until 2020."""
    rows = ("GM0342;2024;47400", "GM9342;2024;1", "GM0003;2024;2", "BU93420001;2024;3", "GM0999;2024;4")
    export_file.write_text("\n".join(("gebied;jaar;inwoners", *rows, "")), encoding="utf-8")
    assert main(["sources", "load", "inhabitants", str(export_file), "--retrieved", "2026-06-23"]) == 0
    said = capsys.readouterr().out
    assert "Gebieden herkend: 2." in said
    assert "Niet herkend, en daarom niet opgenomen: 3 regio’s.\n  uitvoer.csv, rij 3: GM9342\n" in said
    assert "rij 4: GM0003\n  uitvoer.csv, rij 5: BU93420001\n  Geen gemeente heet zo of heeft die code." in said


def test_a_damaged_file_is_named_and_the_status_is_not_good(
    export_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    load(export_file)
    (file,) = export_file.parent.rglob("*.parquet")
    file.write_bytes(file.read_bytes()[:-8])
    capsys.readouterr()
    assert main(["sources", "status"]) == 1
    assert f"Het cijferbestand {file.stem} is beschadigd. Laad levering" in capsys.readouterr().out
    assert main(["sources", "status", "--format", "json"]) == 1
    assert file.stem in json.loads(capsys.readouterr().out)[0]["damage"]
    load(export_file)
    assert main(["sources", "status"]) == 0


def test_the_lists_of_sources_and_of_deliveries(export_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sources", "status"]) == 0
    assert "nog niets geladen" in capsys.readouterr().out
    assert main(["sources", "list"]) == 0
    assert "politie-47013" in capsys.readouterr().out
    load(export_file)
    capsys.readouterr()
    assert main(["sources", "status"]) == 0
    assert capsys.readouterr().out.startswith("politie-47013, tabel 47013NED")


def test_who_has_seen_enough_of_an_answer_gets_no_traceback(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    readable, writable = os.pipe()
    os.close(readable)
    with os.fdopen(writable, "w") as nobody_reads:
        monkeypatch.setattr(sys, "stdout", nobody_reads)
        assert main(["sources", "list"]) == 1


def test_a_refused_load_says_where_and_what_to_do(export_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert load(export_file, "gisteren") == 1
    assert "Schrijf jaar-maand-dag" in capsys.readouterr().err
    assert main(["sources", "load", "politie-47013", str(export_file)]) == 1
    assert "--retrieved 2026-06-23" in capsys.readouterr().err
    export_file.write_text(export_text(last=""), encoding="utf-8")
    assert load(export_file) == 1
    assert "uitvoer.csv, rij 14: De laatste regel is niet 'Bron: Politie'" in capsys.readouterr().err
    assert main(["sources", "status"]) == 0
    assert "nog niets geladen" in capsys.readouterr().out
