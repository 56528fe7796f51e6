"""The example plans come in once, and what somebody changed since stays."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ineen.faces.demonstration.examples import load_examples
from ineen.ground.areas.actions import load_municipalities
from ineen.ground.kernel.actors import RESIDENT, system
from ineen.ground.kernel.refusals import BadInput
from ineen.policy.plans.queries import plans_visible_to
from tests.lanes import ROOT

BY, NOW = system("test"), datetime(2026, 7, 1, 9, tzinfo=UTC)
BES = "bes-2023-2026.yaml"

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def folder(scratch: Path) -> Path:
    """One plan and its totals."""
    load_municipalities(by=BY, now=NOW)
    made = scratch / "examples"
    shutil.copytree(ROOT / "examples" / "figures", made / "figures")
    shutil.copy(ROOT / "examples" / BES, made)
    return made


def test_they_come_in_once(folder: Path) -> None:
    totals, plan = load_examples(by=BY, now=NOW, folder=folder)
    assert totals.endswith(" totalen geladen")
    assert plan == f"{BES}: ingelezen"
    assert load_examples(by=BY, now=NOW, folder=folder) == []


def test_a_plan_that_differs_from_its_file_stays(folder: Path) -> None:
    load_examples(by=BY, now=NOW, folder=folder)
    path = folder / BES
    path.write_text(path.read_text(encoding="utf-8").replace("Integraal Veiligheidsplan BES", "Plan BES"), "utf-8")
    assert load_examples(by=BY, now=NOW, folder=folder) == []
    assert [plan.title for plan in plans_visible_to(RESIDENT)] == ["Integraal Veiligheidsplan BES-regio 2023–2026"]


def test_a_folder_without_plans_is_refused(folder: Path) -> None:
    with pytest.raises(BadInput, match="Geef de map met voorbeelden"):
        load_examples(by=BY, now=NOW, folder=folder / "figures")
