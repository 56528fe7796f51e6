"""`ineen plans`: what a user types, sees, and gets as exit code."""

import json
from pathlib import Path

import pytest
from django.utils import timezone

from ineen.faces.command.main import main
from ineen.faces.exchange.package import read_package, schema_text
from ineen.ground.audit.models import AuditEntry
from ineen.ground.kernel.actors import system
from ineen.ground.kernel.area_codes import AreaCode
from ineen.policy.decisions.actions import submit_plan, take_back
from ineen.policy.plans.queries.remedies import MOST
from tests.faces.exchange.example_files import EXAMPLES
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
    assert capsys.readouterr().out == (
        f"{EXAMPLE}: plan “Integraal Veiligheidsplan BES-regio 2023–2026” ingelezen.\n{EXAMPLE}: ongewijzigd.\n"
    )

    assert plans("list") == 0
    assert capsys.readouterr().out.split() == [
        *("bes-2023-2026", "2023–2026", "integraal", "veiligheidsplan"),
        *("Integraal", "Veiligheidsplan", "BES-regio", "2023–2026"),
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
    assert capsys.readouterr().out == (f"{changed}: plan “Integraal Veiligheidsplan BES-regio 2023–2026” vervangen.\n")


def test_a_plan_that_was_submitted_is_not_replaced_by_a_file(capsys: Output, tmp_path: Path) -> None:
    draft = (("stand: vastgesteld", "stand: concept"), ("nagebouwd: ja", "nagebouwd: nee"))
    file, changed = tmp_path / "plan.yaml", tmp_path / "anders.yaml"
    file.write_bytes(example(*draft))
    changed.write_bytes(example(*draft, ("titel: Digitale veiligheid", "titel: Veilig online")))
    assert plans("import", file) == 0
    submit_plan(by=system("test"), now=timezone.now(), plan="bes-2023-2026", municipality=AreaCode("GM0342"))
    entries = AuditEntry.objects.count()
    capsys.readouterr()
    for words in ((changed,), (changed, "--replace"), (file, "--replace")):
        assert plans("import", *words) == 1
        told = capsys.readouterr().err
        assert "“Integraal Veiligheidsplan BES-regio 2023–2026” is ingediend in Soest. De tekst staat vast" in told
        assert "Haal het plan eerst terug naar concept" in told
        assert told.endswith("Er is niets veranderd.\n")
    assert AuditEntry.objects.count() == entries
    take_back(by=system("test"), now=timezone.now(), plan="bes-2023-2026", reason="Nieuwe cijfers.")
    assert plans("import", changed, "--replace") == 0


def test_a_wrong_file_is_refused_with_its_place_and_nothing_is_written(capsys: Output, tmp_path: Path) -> None:
    wrong = tmp_path / "fout.yaml"
    wrong.write_bytes(example(("stand: vastgesteld", "stand: klaar")))
    for verb in ("import", "check"):
        assert plans(verb, wrong) == 1
        told = capsys.readouterr().err
        assert told.startswith(f"{wrong}: 1 fout gevonden; er is niets veranderd.\n  regel ")
        assert "plan.stand: 'klaar' bestaat niet; kies uit concept, aangeboden voor besluit, vastgesteld" in told
    assert not AuditEntry.objects.exists()


def test_check_says_what_a_file_would_do_and_does_nothing(capsys: Output, tmp_path: Path) -> None:
    assert plans("check", EXAMPLE) == 0
    assert capsys.readouterr().out.startswith(f"{EXAMPLE}: in orde (nieuw).\n\nIntegraal Veiligheidsplan BES-regio")
    assert not AuditEntry.objects.exists()


def test_check_advises_on_a_file_and_on_a_plan_in_ineen_and_says_that_it_was_rebuilt(capsys: Output) -> None:
    plans("import", EXAMPLE)
    capsys.readouterr()
    assert plans("check", "bes-2023-2026") == 0
    told = capsys.readouterr().out
    assert told.startswith("bes-2023-2026: in orde (zoals het in Ineen staat).\n")
    assert "Dit plan is nagebouwd uit een openbaar bericht" in told
    assert "    - Thema Digitale veiligheid: kies een indicator bij doel “Bewustwording en weerbaarheid" in told

    assert plans("check", "bes-2023-2026", "--format", "json") == 0
    (advice,) = json.loads(capsys.readouterr().out)["plans"]
    assert advice["rebuilt"]
    assert {one["chapter"]: len(one["remedies"]) for one in advice["chapters"]}["Doelen"] == MOST
    assert advice["chapters"][0]["remedies"][0]["place"] == "Terugblik"
    assert plans("check", "kust-2024") == 1
    assert "Er is geen plan of uitvoeringsplan 'kust-2024' in Ineen" in capsys.readouterr().err


def test_a_file_with_an_implementation_plan_is_listed_after_the_plans(capsys: Output) -> None:
    for path in EXAMPLES:
        assert plans("import", path) == 0
    assert "uitvoeringsplan “Uitvoeringsplan Veiligheid 2023 van Emmen” ingelezen." in capsys.readouterr().out
    assert plans("list", "--format", "json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["slug"] for row in rows] == [
        *("noord-veluwe-2024-2027", "bes-2023-2026", "pijnacker-nootdorp-2023-2026"),
        *("emmen-uitvoeringsplan-2023", "soest-programmabegroting-2022-veiligheid"),
    ]
    assert rows[-1] | {"kind": "budget_programme", "rests_on": None, "actions": 19, "rebuilt": True} == rows[-1]


def test_an_export_is_printed_or_written_to_a_new_file_only(capsys: Output, tmp_path: Path) -> None:
    plans("import", EXAMPLE)
    capsys.readouterr()
    assert plans("export", "bes-2023-2026") == 0
    text = capsys.readouterr().out
    assert plans("export", "bes-2023-2026", "-o", tmp_path / "bes.yaml") == 0
    assert (tmp_path / "bes.yaml").read_text(encoding="utf-8") == text
    assert plans("import", tmp_path / "bes.yaml") == 0
    assert capsys.readouterr().out.endswith("bes.yaml: ongewijzigd.\n")

    assert plans("export", "bes-2023-2026", "-o", tmp_path / "bes.yaml") == 1
    assert "dit bestand is er al; kies een andere naam" in capsys.readouterr().err
    assert plans("export", "bes-2023-2026", "-o", tmp_path / "weg" / "bes.yaml") == 1
    assert "hier is niet te schrijven; controleer de map" in capsys.readouterr().err
    assert plans("export", "niets") == 1


def test_a_start_file_is_accepted_by_the_check_and_asks_for_priorities(capsys: Output, tmp_path: Path) -> None:
    start = tmp_path / "start.yaml"
    assert plans("start", "--municipality", "GM0342", "--years", "2027-2030", "-o", start) == 0
    text = start.read_text(encoding="utf-8")
    assert "# Velden en thema's: Kernbeleid Veiligheid (VNG, 2021)" in text
    assert "  terugblik:  # wat het vorige plan opleverde\n" in text
    capsys.readouterr()
    assert plans("check", start) == 0
    told = capsys.readouterr().out
    assert f"{start}: in orde (nieuw).\n\nIntegraal Veiligheidsplan Soest 2027–2030" in told
    assert "Thema's: geen thema is een prioriteit. Kies er één tot 5." in told
    assert "nagebouwd" not in told


def test_a_start_file_of_a_partnership_holds_who_take_part(capsys: Output) -> None:
    plans("import", EXAMPLE)
    capsys.readouterr()
    assert plans("start", "--partnership", "bes", "--years", "2027-2030") == 0
    package = read_package(capsys.readouterr().out.encode(), "start.yaml")
    assert len(package.parts["samenwerkingsverband"].municipalities) == 5  # type: ignore[union-attr]
    assert plans("start", "--municipality", "GM0342", "--municipality", "GM0308", "--name", "Twee dorpen") == 0
    assert "  sleutel: twee-dorpen\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--municipality", "GM0000"), "--municipality: er is geen gemeente met code 'GM0000'"),
        (("--municipality", "Soest"), "--municipality: er is geen gemeente met code 'Soest'"),
        (
            ("--municipality", "GM0342", "--municipality", "GM0308"),
            "--name: meer gemeenten hebben samen een naam nodig",
        ),
        (("--municipality", "GM0342", "--name", "?!"), "--name: deze naam kan niet"),
        (("--municipality", "GM0342", "--name", "a" * 200), "--name: deze naam kan niet"),
        (("--municipality", "GM0342", "--years", "2030-2027"), "--years: '2030-2027' is geen looptijd"),
        (("--partnership", "kust"), "Er is geen samenwerkingsverband 'kust' in Ineen"),
    ],
)
def test_a_start_that_cannot_be_made_says_why(capsys: Output, words: tuple[str, ...], message: str) -> None:
    assert plans("start", *words) == 1
    assert message in capsys.readouterr().err


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
