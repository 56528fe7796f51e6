"""The command line: `ineen --help`. Every module here with a `register` function adds its commands."""

import argparse
import os
import pkgutil
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

import django

import ineen.faces.command
from ineen.ground.kernel.refusals import IneenError


class Group(Protocol):
    """A module with commands: `register` adds parsers, each with `set_defaults(run=…)`.

    `run(arguments)` returns the exit code. A parser with `set_defaults(prepare=False)` runs without ready databases.
    """

    def register(self, commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None: ...


def _groups() -> list[Group]:
    names = [module.name for module in pkgutil.iter_modules(ineen.faces.command.__path__)]
    modules = [import_module(f"ineen.faces.command.{name}") for name in names if name != "main"]
    return [cast(Group, module) for module in modules if hasattr(module, "register")]


def main(argv: Sequence[str]) -> int:
    """Run one command; returns 0 when done, 1 when refused with a message, 2 when called wrongly."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ineen.config.settings")
    django.setup()
    parser = argparse.ArgumentParser(prog="ineen", description="Ineen: de werkplek voor lokale veiligheid.")
    commands = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)
    for group in _groups():
        group.register(commands)
    arguments = parser.parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except IneenError as refusal:
        print(refusal, file=sys.stderr)
        return 1
