"""A folder for figures of one test, and short ways to load small deliveries."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from ineen.evidence.actions import LoadReport, load_source
from ineen.ground.kernel.actors import system
from tests.helpers.police_export import REGIONS, export_text

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
Load = Callable[..., LoadReport]


@pytest.fixture(autouse=True)
def figures(settings: Settings, tmp_path: Path) -> Path:
    settings.INEEN_DATA = tmp_path
    return tmp_path / "figures"


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Load a small police export: regions, then what `export_text` takes, the day of retrieval, the moment."""

    def perform(
        regions: Mapping[str, Sequence[str]] = REGIONS,
        *,
        retrieved: date = date(2026, 6, 23),
        now: datetime = NOW,
        again: bool = False,
        **form: Any,
    ) -> LoadReport:
        path = tmp_path / "uitvoer.csv"
        path.write_text(export_text(regions, **form), encoding="utf-8")
        files, by = [path], system("test")
        return load_source(by=by, now=now, source="politie-47013", files=files, retrieved=retrieved, again=again)

    return perform
