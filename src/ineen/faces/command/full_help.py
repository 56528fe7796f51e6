"""Every command explains itself whole: what it does, and what its exit code means."""

import argparse
from collections.abc import Iterator

ENDS = "Afloop: 0 gelukt; 1 geweigerd, met uitleg, en er is niets veranderd; 2 verkeerd aangeroepen."


def complete(parser: argparse.ArgumentParser) -> None:
    """Give each command below what it did not say itself: its line in the overview as description, and how it ends."""
    for help_line, command in _commands(parser):
        command.description = command.description or f"{help_line[:1].upper()}{help_line[1:]}."
        if ENDS not in (command.epilog or ""):
            command.epilog = "\n\n".join(filter(None, [command.epilog, ENDS]))
        complete(command)


def _commands(parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            lines = {choice.dest: choice.help or "" for choice in action._choices_actions}
            yield from ((lines.get(name, ""), command) for name, command in action.choices.items())
