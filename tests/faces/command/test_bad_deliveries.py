"""Bad input at the command line: one clear message with its place and a remedy, exit code 1, and nothing changed."""

import json
import re
import signal
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from pytest_django import Settings

from ineen.evidence.queries import source_versions
from ineen.faces.command.main import main
from ineen.ground.kernel.actors import RESIDENT
from tests.helpers.cbs_download import CRIME_PER_YEAR, NUISANCE_PER_MONTH, YEARS, Download, row
from tests.helpers.databases import postgres_databases
from tests.helpers.installation import Installation
from tests.helpers.police_export import REGIONS, export_text
from tests.settings import POSTGRES

DAY = "2026-06-23"
WHOLE = [row("0.0.0", place, when, 9) for place in ("NL00", "GM0342", "GM0000") for when in ("2023JJ00", "2024JJ00")]


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.INEEN_DATA = tmp_path / "data"
    settings.INEEN_DATA.mkdir()
    return tmp_path


def written(folder: Path, download: Download) -> list[Path]:
    """The sets of a download as CSV files."""
    paths = []
    for name in download.sets:
        path = folder / f"{name}.csv"
        path.write_text(download.written(name, "csv"), encoding="utf-8")
        paths.append(path)
    return paths


def load(source: str, *paths: Path) -> int:
    return main(["sources", "load", source, *map(str, paths), "--retrieved", DAY])


@pytest.mark.django_db(databases="__all__")
class TestRefused:
    """Each of these files once lay on somebody's desk."""

    @pytest.fixture(autouse=True)
    def one_delivery(self, folder: Path) -> None:
        export = folder / "goed.csv"
        export.write_text(export_text(), encoding="utf-8")
        assert load("politie-47013", export) == 0

    def refused(self, capsys: pytest.CaptureFixture[str], source: str, *paths: Path) -> str:
        """The one message of a load that changes nothing."""
        data = next(folder for folder in (paths[0] / "data", paths[0].parent / "data") if folder.is_dir())
        figures = sorted(data.rglob("*.parquet"))
        capsys.readouterr()
        assert load(source, *paths) == 1
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.count("\n") == 1
        assert source_versions(RESIDENT).count() == 1
        assert sorted(data.rglob("*.parquet")) == figures
        assert list((data / "loading").iterdir()) == []
        return told.err

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (export_text().encode()[:-40], "rij 1[0-9]: .*(afgebroken|aanhalingsteken)"),
            (export_text().encode("utf-16"), "UTF-16 opgeslagen. Bewaar het bestand als CSV in UTF-8"),
            (export_text({"Súdwest-Fryslân": ("1", "2")}).encode("mac-roman"), "Bewaar het als CSV in UTF-8"),
            (export_text({**REGIONS, "Soest ": ("1", "2")}).encode(), "rij 15: GM0342 staat twee keer.*rij 10"),
            (export_text({"Soest": ("1", "-2")}).encode(), "rij 7: '-2' is geen geheel getal van nul of meer"),
            (export_text().replace("aangiften;", "slachtoffers;").encode(), "rij 1: Dit is niet tabel 47013NED"),
            (export_text(periods=("2023", "2024 lente")).encode(), "rij 5: '2024 lente' is geen periode"),
            (
                export_text().replace('"Bron: Politie"\n', "").encode(),
                "rij 14: De laatste regel is niet 'Bron: Politie': het bestand is afgebroken. Download tabel 47013NED",
            ),
            (b"", "Het bestand is leeg"),
            (b"PK\x03\x04rest of a workbook", "zip-bestand of een Excel-bestand. Pak het uit"),
            (b"\xd0\xcf\x11\xe0rest", "oud Excel-bestand. Bewaar het als CSV"),
            (b"\x1f\x8brest", r"ingepakt \(gzip\). Pak het uit"),
            (b"%PDF-1.7", "Dit is een PDF"),
        ],
    )
    def test_an_export_of_the_police(
        self, folder: Path, capsys: pytest.CaptureFixture[str], content: bytes, message: str
    ) -> None:
        path = folder / "slecht.csv"
        path.write_bytes(content)
        told = self.refused(capsys, "politie-47013", path)
        assert told.startswith(("slecht.csv, rij", "slecht.csv: ")), told
        assert re.search(message, told), told

    @pytest.mark.parametrize(
        ("download", "message"),
        [
            (CRIME_PER_YEAR.but(Perioden=None), "Het bestand met Perioden ontbreekt"),
            (NUISANCE_PER_MONTH, "De kolom SoortMisdrijf, WijkenEnBuurten"),
            (
                CRIME_PER_YEAR.but(TypedDataSet=WHOLE[:-1]),
                "TypedDataSet.csv, rij 6: Bij WijkenEnBuurten GM0000 staat 1 rij, en bij elke andere 2: het bestand is "
                "tussen twee rijen afgebroken. Download TypedDataSet opnieuw.",
            ),
            (CRIME_PER_YEAR.but(TypedDataSet=(*YEARS, YEARS[1])), "TypedDataSet.csv, rij 8: GM0342 staat twee keer"),
            (
                CRIME_PER_YEAR.but(TypedDataSet=(row("0.0.0", "NL00", "2009JJ00", 1),)),
                "Periode '2009JJ00' staat niet in",
            ),
        ],
    )
    def test_a_download_of_cbs(
        self, folder: Path, capsys: pytest.CaptureFixture[str], download: Download, message: str
    ) -> None:
        assert message in self.refused(capsys, "politie-47018", *written(folder, download))

    def test_a_folder_a_file_that_is_not_there_and_one_without_measure(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert "Geef de bestanden zelf, geen map" in self.refused(capsys, "politie-47013", folder)
        assert "Klopt het pad" in self.refused(capsys, "politie-47013", folder / "weg.csv")
        large = folder / "groot.csv"
        with large.open("wb") as file:
            file.truncate(3 * 1024**3)  # takes no room on the disk
        assert "groter dan 2 GB. Is dit het goede bestand?" in self.refused(capsys, "politie-47013", large)

    def test_another_number_behind_a_topic_is_no_mistake(self, folder: Path) -> None:
        renumbered = [row("0.0.0", "GM0342", "2023JJ00", 90, "GeregistreerdeMisdrijven_12")]
        assert load("politie-47018", *written(folder, CRIME_PER_YEAR.but(TypedDataSet=renumbered))) == 0

    def test_latin_letters_of_an_older_program_are_no_mistake(self, folder: Path) -> None:
        path = folder / "oud.csv"
        path.write_bytes(export_text({"Súdwest-Fryslân": ("1", "2")}).encode("latin-1"))
        assert load("politie-47013", path) == 0

    def test_a_load_says_what_it_counted_and_whether_every_combination_is_there(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        capsys.readouterr()
        assert load("politie-47018", *written(folder, CRIME_PER_YEAR.but(TypedDataSet=WHOLE))) == 0
        assert (
            "Geteld: 1 soort, 3 gebieden, 2 perioden; voor elke combinatie staat er een rij." in capsys.readouterr().out
        )
        assert load("politie-47018", *written(folder, CRIME_PER_YEAR)) == 0
        told = capsys.readouterr().out
        assert (
            "voor 6 van de 20 combinaties staat er een rij. Of er iets ontbreekt, is aan de bestanden niet te" in told
        )
        assert "Gelezen: geregistreerde misdrijven uit kolom GeregistreerdeMisdrijven_1 (naar haar naam" in told

    def test_a_load_tells_machines_what_it_did(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        capsys.readouterr()
        paths = [str(path) for path in written(folder, CRIME_PER_YEAR)]
        assert main(["sources", "load", "politie-47018", *paths, "--retrieved", DAY, "--format", "json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert (told["unchanged"], told["delivery"]["rows"], told["changed"]) == (False, 6, 2)
        assert told["changes"][0]["area"] == "GM0342"
        assert main(["sources", "status", "--format", "json"]) == 0
        assert [one["table"] for one in json.loads(capsys.readouterr().out)] == ["47013NED", "47018NED"]
        assert main(["sources", "list", "--format", "json"]) == 0
        assert json.loads(capsys.readouterr().out)[0]["name"] == "politie-47013"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Installation]:
    """An installation of its own, on the database of the lane."""
    with ExitStack() as stack:
        settings = stack.enter_context(postgres_databases(POSTGRES, migrated=True)) if POSTGRES else {}
        yield Installation(tmp_path / "data", settings).prepared()


def value(site: Installation) -> object:
    shown = site.ineen(
        "figures", "show", "--indicator", "crime_total", "--area", "GM0342", "--period", "2024", "--format", "json"
    )
    return json.loads(shown.stdout)["value"]


@pytest.mark.parametrize(
    "point",
    [
        "ineen.evidence.actions.preparing.content_hash",
        "ineen.evidence.actions.load._keep_version",
        "ineen.evidence.actions.load.record",
    ],
    ids=["while the cells are sorted", "before the catalogue names the file", "while the catalogue is written"],
)
def test_a_load_that_is_killed_leaves_the_old_figures_in_use_and_the_next_one_finishes_it(
    site: Installation, tmp_path: Path, point: str
) -> None:
    old, new = tmp_path / "oud.csv", tmp_path / "nieuw.csv"
    old.write_text(export_text(), encoding="utf-8")
    new.write_text(export_text({**REGIONS, "Soest": ("28", "20")}), encoding="utf-8")
    assert site.ineen("sources", "load", "politie-47013", str(old), "--retrieved", "2026-06-01").returncode == 0
    words = ("sources", "load", "politie-47013", str(new), "--retrieved", DAY)
    killed = site.run("-m", "tests.helpers.killed", point, *words)
    assert killed.returncode == -signal.SIGKILL
    assert list((site.data / "loading").iterdir()) != []
    assert value(site) == 30
    finished = site.ineen(*words)
    assert finished.returncode == 0
    assert "was 30 (opgehaald 2026-06-01), is 20" in finished.stdout
    assert value(site) == 20
    assert list((site.data / "loading").iterdir()) == []
    assert len(list((site.data / "figures").rglob("*.parquet"))) == 2
