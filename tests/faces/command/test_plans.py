"""`ineen plans`: what a user types, sees, and gets as exit code."""

import json
from pathlib import Path

import pytest

from ineen.faces.command.main import main
from ineen.faces.exchange.package import schema_text
from ineen.ground.audit.models import AuditEntry
from tests.faces.exchange.plan_files import EXAMPLE, example
from tests.lanes import ROOT

pytestmark = pytest.mark.django_db(databases="__all__")
Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _ready_databases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ineen.faces.command.main.prepare_databases", list)


def plans(*words: object) -> int:
    return main(["plans", *map(str, words)])


def test_the_example_is_brought_in_listed_and_then_unchanged(capsys: Output) -> None:
    assert plans("import", EXAMPLE) == 0
    assert plans("import", EXAMPLE) == 0
    assert capsys.readouterr().out == f"{EXAMPLE}: ingelezen.\n{EXAMPLE}: ongewijzigd.\n"

    assert plans("list") == 0
    assert capsys.readouterr().out.split(maxsplit=2) == [
        "bes-2023-2026",
        "2023–2026",
        "Integraal Veiligheidsplan BES-regio 2023–2026\n",
    ]
    assert plans("list", "--format", "json") == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["slug"] == "bes-2023-2026"
    assert row["period"] == {"first": "2023-01-01", "last": "2026-12-31"}
    assert sorted(row["municipalities"]) == ["GM0308", "GM0310", "GM0313", "GM0317", "GM0342"]
    assert row["priorities"][0] == "Ondermijning"


def test_without_plans_the_list_says_how_to_begin(capsys: Output) -> None:
    assert plans("list") == 0
    assert "ineen plans import examples/bes-2023-2026.yaml" in capsys.readouterr().out


def test_a_changed_file_is_refused_with_what_would_change_and_replaced_when_asked(
    capsys: Output, tmp_path: Path
) -> None:
    plans("import", EXAMPLE)
    changed = tmp_path / "anders.yaml"
    changed.write_bytes(example(("titel: Digitale veiligheid", "titel: Veilig online")))
    capsys.readouterr()

    assert plans("import", changed) == 1
    told = capsys.readouterr().err
    assert "plan.themas[digitale-veiligheid].titel: was “Digitale veiligheid”, wordt “Veilig online”" in told
    assert "Er is niets veranderd. Gebruik --replace om te vervangen wat er staat." in told
    assert plans("import", changed, "--replace") == 0
    assert capsys.readouterr().out == f"{changed}: vervangen.\n"


def test_a_wrong_file_is_refused_with_its_place_and_nothing_is_written(capsys: Output, tmp_path: Path) -> None:
    wrong = tmp_path / "fout.yaml"
    wrong.write_bytes(example(("stand: vastgesteld", "stand: klaar")))
    for verb in ("import", "check"):
        assert plans(verb, wrong) == 1
        told = capsys.readouterr().err
        assert told.startswith(f"{wrong}: 1 fout gevonden; er is niets veranderd.\n  regel ")
        assert "plan.stand: 'klaar' bestaat niet; kies uit concept, aangeboden aan de raad, vastgesteld" in told
    assert not AuditEntry.objects.exists()


def test_check_says_what_a_file_would_do_and_does_nothing(capsys: Output, tmp_path: Path) -> None:
    assert plans("check", EXAMPLE) == 0
    assert capsys.readouterr().out == f"{EXAMPLE}: in orde (nieuw).\n"
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("name", ["bestaat-niet.yaml", "."])
def test_a_file_that_cannot_be_read_is_named(capsys: Output, tmp_path: Path, name: str) -> None:
    assert plans("import", tmp_path / name) == 1
    assert "dit bestand is niet te lezen; controleer de naam" in capsys.readouterr().err


def test_a_wrong_call_is_told_apart_from_a_wrong_file() -> None:
    with pytest.raises(SystemExit) as called:
        plans("import")
    assert called.value.code == 2


def test_the_published_schema_is_what_the_command_prints(capsys: Output) -> None:
    assert plans("schema") == 0
    assert capsys.readouterr().out == schema_text() == (ROOT / "examples/plan.schema.json").read_text(encoding="utf-8")
