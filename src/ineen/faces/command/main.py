"""The command line: `ineen --help`."""

import argparse
import os
from collections.abc import Sequence


def main(argv: Sequence[str]) -> int:
    """Run one command; returns 0 when done, 1 when refused with a message, 2 when called wrongly."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ineen.config.settings")
    parser = argparse.ArgumentParser(prog="ineen", description="Ineen: de werkplek voor lokale veiligheid.")
    parser.parse_args(argv)
    parser.print_help()
    return 0
