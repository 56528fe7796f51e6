"""The command line: `ineen --help`. Every module here with a `register` function adds its commands."""

import argparse
import os
import pkgutil
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

import django
from django.core.exceptions import ImproperlyConfigured

import ineen.faces.command
from ineen.faces.command.dutch import speak_dutch
from ineen.faces.command.full_help import complete
from ineen.faces.command.prepare import prepare_databases
from ineen.ground.kernel.refusals import IneenError


class Group(Protocol):
    """A module with commands: `register` adds parsers, each with `set_defaults(run=…)`.

    `run(arguments)` returns the exit code. A parser with `set_defaults(prepare=False)` runs without ready databases.
    """

    def register(self, commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None: ...


WITHOUT_SETTINGS = "doctor"  # the one command that must run when the settings are refused


def _groups(only: str = "") -> list[Group]:
    names = [module.name for module in pkgutil.iter_modules(ineen.faces.command.__path__)]
    chosen = [name for name in names if name != "main" and (not only or name == only)]
    modules = [import_module(f"ineen.faces.command.{name}") for name in chosen]
    return [cast(Group, module) for module in modules if hasattr(module, "register")]


def main(argv: Sequence[str]) -> int:
    """Run one command; returns 0 when done, 1 when refused with a message, 2 when called wrongly."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ineen.config.settings")
    refused = _set_up()
    if refused is not None and list(argv[:1]) != [WITHOUT_SETTINGS]:
        print(refused, file=sys.stderr)
        return 1
    parser = command_line(only=WITHOUT_SETTINGS if refused is not None else "")
    return _run(parser.parse_args(argv, argparse.Namespace(refused=refused)))


def command_line(*, only: str = "") -> argparse.ArgumentParser:
    """Every command with its words and options, or those of one group."""
    speak_dutch()
    parser = argparse.ArgumentParser(prog="ineen", description="Ineen: de werkplek voor lokale veiligheid.")
    commands = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)
    for group in _groups(only):
        group.register(commands)
    complete(parser)
    return parser


def _set_up() -> ImproperlyConfigured | None:
    """Why the settings are refused; None when Django stands."""
    try:
        django.setup()
    except ImproperlyConfigured as wrong:
        return wrong
    return None


def _run(arguments: argparse.Namespace) -> int:
    try:
        if getattr(arguments, "prepare", True):
            prepare_databases()
        code = int(arguments.run(arguments))
        sys.stdout.flush()
        return code
    except IneenError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except BrokenPipeError:  # who reads the answer has seen enough: `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
