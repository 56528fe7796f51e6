"""Who may change which areas there are."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from ineen.ground.areas.actions import load_areas, load_boundaries, load_municipalities
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import NotAllowed

SOMEBODY = Actor(person=uuid4(), label="adviseur")
NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)


def test_only_the_system_loads_areas(tmp_path: Path) -> None:
    with pytest.raises(NotAllowed, match="ineen areas load"):
        load_areas(by=SOMEBODY, now=NOW, path=tmp_path / "WijkenEnBuurten.csv", year=2023)
    with pytest.raises(NotAllowed, match="ineen areas load"):
        load_municipalities(by=SOMEBODY, now=NOW)
    with pytest.raises(NotAllowed, match="ineen areas load"):
        load_boundaries(by=SOMEBODY, now=NOW, path=tmp_path / "grenzen.json", year=2023)
