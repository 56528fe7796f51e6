"""Figures of one test in a folder of its own."""

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def scratch(settings: Settings, tmp_path: Path) -> Path:
    settings.INEEN_DATA = tmp_path
    return tmp_path
