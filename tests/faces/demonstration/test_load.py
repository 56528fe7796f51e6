"""The region comes in once, and every month a month is added."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from pytest_django import Settings

from ineen.evidence.actions import load_source
from ineen.evidence.models import SourceVersion
from ineen.evidence.queries import released
from ineen.faces.demonstration import figures
from ineen.faces.demonstration.load import load_region
from ineen.ground.areas.actions import load_municipalities
from ineen.ground.areas.queries import fictional_municipalities
from ineen.ground.kernel.actors import RESIDENT, system
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput

BY = system("test")
ZUIDHAVEN = AreaCode("GM9903")

pytestmark = pytest.mark.django_db(databases="__all__")


@dataclass
class Region:
    """Loads the region as on a day."""

    def on(self, year: int, month: int, day: int) -> list[str]:
        return load_region(by=BY, now=datetime(year, month, day, 9, tzinfo=UTC))


@pytest.fixture
def region(monkeypatch: pytest.MonkeyPatch) -> Region:
    monkeypatch.setattr("ineen.ground.areas.actions.municipalities.FIRST_YEAR", 2025)
    load_municipalities(by=BY, now=datetime(2012, 6, 1, tzinfo=UTC))
    return Region()


def burglaries() -> dict[str, float | None]:
    told = released(RESIDENT, indicator="dwelling_burglary", areas=[ZUIDHAVEN])
    return {str(figure.period): figure.value for figure in told}


def test_a_month_is_there_five_weeks_after_its_end() -> None:
    assert str(figures.published_months(date(2026, 11, 3))[-1]) == "2026-08"
    assert str(figures.published_months(date(2026, 11, 4))[-1]) == "2026-09"
    assert str(figures.published_months(date(2027, 1, 4))[-1]) == "2026-11"


def test_the_region_comes_in_once(region: Region) -> None:
    assert region.on(2013, 3, 10) == [
        "verzonnen gebieden: in 2 indelingen gezet",
        "verzonnen basisteam, district en veiligheidsregio: 3 gezet",
        "verzonnen cijfers: 12 maanden geladen",
        "waterkant-2025-2028.yaml: ingelezen",
        "waterkant-uitvoeringsplan-2026.yaml: ingelezen",
        "waterkant-uitvoeringsplan-2027: begonnen als concept",
    ]
    assert region.on(2013, 3, 10) == []
    assert len(fictional_municipalities()) == 5
    (version,) = SourceVersion.objects.all()
    assert (version.publisher, version.rows) == ("Ineen (verzonnen)", 68 * (20 * 13 + 1))


def test_the_next_month_is_added_and_nothing_else_moves(region: Region) -> None:
    region.on(2013, 3, 10)
    before = burglaries()
    assert region.on(2013, 4, 10) == ["verzonnen cijfers: 1 maand geladen"]
    after = burglaries()
    assert after.keys() - before.keys() == {"2013-01"}
    assert {key: after[key] for key in before} == before
    assert SourceVersion.objects.count() == 2


def test_a_load_that_was_broken_off_is_finished_by_the_next(region: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(**_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("ineen.evidence.actions.load._keep_version", killed)
        with pytest.raises(KeyboardInterrupt):
            region.on(2012, 4, 10)
    assert SourceVersion.objects.count() == 0
    assert "verzonnen cijfers: 1 maand geladen" in region.on(2012, 4, 10)
    assert region.on(2012, 4, 10) == []


def test_a_new_edition_is_delivered_whole(region: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    region.on(2012, 4, 10)
    monkeypatch.setattr(figures, "TITLE", "Verzonnen voorbeeldcijfers, uitgave 2")
    assert region.on(2012, 5, 10) == ["verzonnen cijfers: 2 maanden geladen"]


def test_the_newest_month_is_left_for_the_analyst(region: Region) -> None:
    region.on(2013, 3, 10)
    now = datetime(2013, 3, 10, 9, tzinfo=UTC)
    name, text = figures.newest_recipe(now)
    assert name == "verzonnen-cijfers-2013-01.csv"
    assert not figures.is_newest_delivered(now)
    assert "2013-01" not in burglaries()
    load_source(by=BY, now=now, source=figures.SOURCE, files=[_written(name, text)])
    assert figures.is_newest_delivered(now)
    assert "2013-01" in burglaries()


def _written(name: str, text: str) -> Path:
    path = settings.INEEN_DATA / name
    path.write_text(text, encoding="utf-8")
    return path


def test_not_in_production(region: Region, settings: Settings) -> None:
    settings.ENVIRONMENT = SimpleNamespace(production=True)
    with pytest.raises(BadInput, match="hoort niet in productie"):
        region.on(2013, 3, 10)
    assert fictional_municipalities() == []


def test_the_counts_of_this_edition_are_known(region: Region) -> None:
    """Other counts here mean other counts everywhere: raise EDITION, and look at the baselines of the plan."""
    region.on(2013, 3, 10)
    told = {
        name: released(RESIDENT, indicator=name, areas=[ZUIDHAVEN], periods=[Period.year(2012)]).figures[0].value
        for name in ("crime_total", "dwelling_burglary", "youth_nuisance", "inhabitants")
    }
    assert told == {"crime_total": 2189, "dwelling_burglary": 223, "youth_nuisance": 194, "inhabitants": 30890}
