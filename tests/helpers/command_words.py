"""Whether a command as somebody wrote it down is one that `ineen` knows."""

import argparse
import shlex
from collections.abc import Iterator, Sequence

from ineen.faces.command.main import command_line


def unknown_words(words: Sequence[str]) -> list[str]:
    """Of the words after `ineen` those that it does not know: a command, or an option of it.

    `a|b` is both; what a command is given (a file, a code) is not looked at.
    """
    return [unknown for spelled in _alternatives(list(words)) if (unknown := _unknown(command_line(), spelled))]


def words_of(line: str) -> list[str]:
    """The words of a line of shell, without what comes after a `#`, and nothing where the line cannot be read."""
    try:
        return shlex.split(line, comments=True)
    except ValueError:
        return []


def _alternatives(words: list[str]) -> Iterator[list[str]]:
    for place, word in enumerate(words):
        if "|" in word.strip("|") and not word.startswith("-"):
            for one in word.split("|"):
                yield from _alternatives([*words[:place], one, *words[place + 1 :]])
            return
    yield words


def _unknown(parser: argparse.ArgumentParser, words: Sequence[str]) -> str:
    for word in words:
        below = _commands(parser)
        if word.startswith("-"):
            if word.partition("=")[0] not in parser._option_string_actions:
                return word
        elif below:
            if word not in below:
                return word
            parser = below[word]
    return ""


def _commands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    found = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return next((dict(action.choices) for action in found), {})
