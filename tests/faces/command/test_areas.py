"""`ineen areas load` and `load-boundaries`: say what it did, or what is wrong."""

from pathlib import Path

import pytest

from ineen.faces.command.main import main
from ineen.ground.areas import queries
from ineen.ground.kernel.refusals import NotFound
from tests.ground.areas.test_load_areas import SLICE

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "WijkenEnBuurten.csv"
    path.write_text(SLICE, encoding="utf-8")
    return path


def test_loading_says_what_came_in(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["areas", "load", str(file), "--year", "2023"]) == 0
    said = "Indeling 2023: 1 gemeente, 2 wijken, 2 buurten, 3 onbekend-rijen overgeslagen."
    told = capsys.readouterr().out
    assert said in told
    # an invented municipality: a set that was cut off between two rows looks like this
    assert "Let op: 342 gemeenten van de eigen lijst van 2023 niet gevonden, zoals " in told
    assert queries.area("WK900100").name == "Wijk 00 Haven"
    assert main(["areas", "load", str(file), "--year", "2023"]) == 0
    assert "was al geladen; er is niets veranderd" in capsys.readouterr().out


def test_a_bad_file_gives_one_message_and_exit_code_one(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(SLICE[:-60], encoding="utf-8")
    assert main(["areas", "load", str(file), "--year", "2023"]) == 1
    told = capsys.readouterr().err.strip()
    assert told.startswith("WijkenEnBuurten.csv, regel ")
    assert "Traceback" not in told
    assert "\n" not in told
    with pytest.raises(NotFound):
        queries.area("WK900100")


def test_boundaries_are_loaded_once_and_it_is_told_of_how_many_there_are_none(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["areas", "load", str(file), "--year", "2023"])
    capsys.readouterr()
    path = file.with_name("grenzen.geojson")
    path.write_text(
        '{"type": "FeatureCollection", "features": [{"properties": {"buurtcode": "BU90010000"}, "geometry": {"type": '
        '"Polygon", "coordinates": [[[150000, 460000], [150500, 460000], [150500, 460500], [150000, 460000]]]}}]}',
        encoding="utf-8",
    )
    assert main(["areas", "load-boundaries", str(path), "--year", "2023"]) == 0
    told = capsys.readouterr().out
    assert "Grenzen van 2023: 1 gebied; 0 andere gebieden overgeslagen." in told
    assert "Van 1 gebied van deze soort is er nog geen grens." in told
    assert main(["areas", "load-boundaries", str(path), "--year", "2023"]) == 0
    assert "waren al geladen; er is niets veranderd" in capsys.readouterr().out
    assert main(["areas", "load-boundaries", str(path), "--year", "2022"]) == 1
    assert "Er is niets geladen" in capsys.readouterr().err
