"""The pages that the handbook shows are there, with what it points at: see `tests/browser/handbook/`."""

import subprocess
import sys

import pytest

from tests.lanes import ROOT

pytestmark = pytest.mark.browser


def test_every_page_in_the_handbook_is_as_its_picture_says() -> None:
    # in a process of its own: its clock stands on another day, and its settings are those of an installation
    done = subprocess.run(
        [sys.executable, "-m", "tests.browser.handbook.making", "--check"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
