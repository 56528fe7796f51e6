"""A command of `ineen` that is killed at a function: `python -m tests.helpers.killed ineen.x.y.function WORDS…`."""

import os
import signal
import sys
from unittest.mock import patch

import django

from ineen.faces.command.main import main


def die(*_: object, **__: object) -> None:
    """As when the machine loses its power: nothing is tidied up."""
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    django.setup()
    with patch(sys.argv[1], die):
        sys.exit(main(sys.argv[2:]))
