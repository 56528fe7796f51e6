"""`python -m ineen` is the command line."""

import sys

from ineen.faces.command.main import main

sys.exit(main(sys.argv[1:]))
