"""Nothing is put back under a site or worker that runs."""

from pathlib import Path

import pytest
from pytest_django import Settings

from ineen.faces.command.running import running, standing_still
from ineen.ground.kernel.refusals import BadInput


def test_a_restore_waits_for_nobody_and_says_what_to_do(settings: Settings, tmp_path: Path) -> None:
    settings.INEEN_DATA = tmp_path
    with running(), running(), pytest.raises(BadInput, match="Stop eerst de site en de werker"), standing_still():
        pytest.fail("something runs, and a restore began")
    with standing_still():
        pass
