"""`python -m ineen` is the command line."""

import sys

INTERRUPTED = 130  # as a shell tells of Ctrl-C

try:
    from ineen.faces.command.main import main

    sys.exit(main(sys.argv[1:]))
except KeyboardInterrupt:
    sys.exit(INTERRUPTED)
