"""Each test of the audit has a folder of seals of its own."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def seals(settings: Any, tmp_path: Path) -> Path:
    settings.INEEN_SEALS = tmp_path
    return tmp_path
