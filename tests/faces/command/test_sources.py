"""`ineen sources`, as somebody at a terminal meets them."""

from pathlib import Path

import pytest
from pytest_django import Settings

from ineen.faces.command.main import main
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
    export_file.write_text(export_text({"Soest": ("1", "2")}), encoding="utf-8")
    assert load(export_file, "2026-01-02") == 0
    said = capsys.readouterr().out
    assert "Optelling: niet te controleren" in said
    assert "de levering van 2026-06-24 met inhoud" in said


def test_the_lists_of_sources_and_of_deliveries(export_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sources", "status"]) == 0
    assert "nog niets geladen" in capsys.readouterr().out
    assert main(["sources", "list"]) == 0
    assert "politie-47013" in capsys.readouterr().out
    load(export_file)
    capsys.readouterr()
    assert main(["sources", "status"]) == 0
    assert capsys.readouterr().out.startswith("politie-47013, tabel 47013NED")


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
