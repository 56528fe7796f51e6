"""`ineen migrate`: brings the databases up to date, and says what it did."""

import argparse

from ineen.faces.command.prepare import prepare_databases


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("migrate", help="werk de databases bij: beleidswereld, kluis en sleutels")
    parser.set_defaults(run=migrate, prepare=False)


def migrate(_arguments: argparse.Namespace) -> int:
    """Print each migration applied, or that there was none; returns 0."""
    done = prepare_databases(anew=True)
    for line in done:
        print(line)
    print(f"{len(done)} stappen gedaan." if done else "Alles was al bij: er is niets veranderd.")
    return 0
