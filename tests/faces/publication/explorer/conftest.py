"""Every page of figures is read on the public site of the tests."""

from pathlib import Path

import pytest

from tests.helpers.public_site import publish


@pytest.fixture(autouse=True)
def _published(scratch: Path) -> None:
    publish(scratch)
