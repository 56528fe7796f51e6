"""`ineen areas load`: says what it did, or what is wrong."""

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
