"""`ineen plans pdf`: what a user types, sees, and gets as exit code."""

from pathlib import Path

import pytest

from ineen.faces.command.main import main
from tests.helpers.pdf import findings, squeezed, words
from tests.helpers.whole_thread import PLAN, YEAR, whole_thread
from tests.helpers.worlds import begins_with

pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(whole_thread)]
Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ineen.faces.command.main.prepare_databases", list)


def pdf(*words: object) -> int:
    return main(["plans", "pdf", *map(str, words)])


def test_a_plan_is_written_with_progress_beside_it(tmp_path: Path, capsys: Output) -> None:
    assert pdf(PLAN.slug, "-o", tmp_path / "plan.pdf") == 0
    made = (tmp_path / "plan.pdf").read_bytes()
    assert findings(made) == []
    assert squeezed(PLAN.title) in words(made)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines()[0] == "tweestroom-2024-2027: tekst en grafieken worden verzameld …"
    assert said.err.splitlines()[-1].startswith("Klaar: ")


def test_an_implementation_plan_goes_to_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert pdf(YEAR.slug, "-o", "-") == 0
    made = capfdbinary.readouterr().out
    assert squeezed("Inbraakscan in zeshonderd woningen") in words(made)


def test_what_stood_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_text("oud", encoding="utf-8")
    assert pdf(PLAN.slug, "-o", path) == 0
    assert path.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("slug", "place", "told"),
    [
        ("bestaat-niet", "plan.pdf", "Er is geen openbaar plan of uitvoeringsplan 'bestaat-niet'."),
        (PLAN.slug, "nergens/plan.pdf", "De map van dit bestand is er niet."),
        (PLAN.slug, ".", "Dit is een map."),
        (PLAN.slug, "x" * 300, "Dit bestand is niet te schrijven"),
    ],
    ids=["unknown", "no folder", "a folder", "unwritable"],
)
def test_what_cannot_be_done_is_told_with_the_remedy(
    slug: str, place: str, told: str, tmp_path: Path, capsys: Output
) -> None:
    assert pdf(slug, "-o", tmp_path / place) == 1
    assert told in capsys.readouterr().err
    assert not (tmp_path / "plan.pdf").exists()
