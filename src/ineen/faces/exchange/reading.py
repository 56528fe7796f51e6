"""Reads YAML that nobody has vouched for into plain lists, keys and texts, and remembers the line of each.

A plan file needs little of YAML, and gets no more: no anchors and aliases (a few lines of them unfold into gigabytes),
no tags, one document, keys once. Every value stays the text that was written, so that `nee`, `2023` and `01-02`
mean what the section says and not what YAML guesses.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from ineen.faces.exchange.problems import BadPlanFile, Place, Problem

MOST_BYTES = 512 * 1024
DEEPEST = 12
_OTHER_KINDS = {
    b"PK\x03\x04": "een Word-, Excel- of zipbestand",
    b"%PDF": "een PDF",
    b"\xd0\xcf\x11\xe0": "een Word-bestand",
}
_TABLE = re.compile(rb"(\xef\xbb\xbf)?[^:]*;[^:]*;|(\xef\xbb\xbf)?\"[^\"]*\"[;,]")
_EMPTY = ("", "~", "null")
# `"\0"` in YAML makes one: databases keep no NUL and no half of a pair, XML none of them
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class Reading:
    """A file as read: its data, and for each place the line where it stands."""

    name: str
    data: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line_of(self, place: Place) -> int:
        """The line of a place, or of the nearest thing around it where the place itself is missing."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 0)

    def refuse(self) -> None:
        if self.problems:
            raise BadPlanFile(self.name, self.problems)


def read_yaml(content: bytes, name: str) -> Reading:
    """Read a file; raises BadPlanFile with every problem of form that it has."""
    reading = Reading(name)
    if other := _another_kind(content):
        raise BadPlanFile(name, [Problem((), other)])
    text = _text(content, reading)
    try:
        reading.problems += dict.fromkeys(_dangers(text))
        reading.refuse()
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # `"\UFFFFFFFF"` is no sign, and PyYAML asks for it
        raise BadPlanFile(name, [_malformed(error)]) from error
    if node is None:
        raise BadPlanFile(name, [Problem((), "het bestand is leeg; begin met een voorbeeld uit examples/")])
    reading.data = _plain(node, (), reading)
    reading.refuse()
    return reading


def _another_kind(content: bytes) -> str:
    """What the file is instead of a plan file, and what to do with it; empty for what may be one."""
    for begin, kind in _OTHER_KINDS.items():
        if content.startswith(begin):
            return f"dit is {kind}; een planbestand is tekst. Maak er een met `ineen plans start`"
    lines = (line for line in content.splitlines() if line.strip() and not line.startswith(b"#"))
    if _TABLE.match(next(lines, b"")):
        return "dit is een tabel (CSV), geen plan; cijfers leest u in met `ineen sources load`"
    return ""


def _text(content: bytes, reading: Reading) -> str:
    if len(content) > MOST_BYTES:
        message = f"het bestand is groter dan {MOST_BYTES // 1024} kB; een planbestand bevat alleen tekst"
        raise BadPlanFile(reading.name, [Problem((), message)])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = "het bestand is geen UTF-8; sla het in uw tekstprogramma op met de codering UTF-8"
        raise BadPlanFile(reading.name, [Problem((), message, line)]) from error


def _dangers(text: str) -> Iterator[Problem]:
    """What the file may not use, seen in the stream of events: before anything is built, and without recursion."""
    depth = 0
    begun = False
    for event in yaml.parse(text, Loader=yaml.BaseLoader):
        line = _line(event)
        if isinstance(event, yaml.DocumentStartEvent):
            if begun:
                yield Problem((), "hier begint een tweede document (---); een bestand bevat één plan", line)
            begun = True
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            yield Problem((), "verwijzingen (& en *) kunnen hier niet; schrijf de tekst voluit", line)
        if (tag := getattr(event, "tag", None)) is not None:
            yield Problem((), f"aanduidingen als {tag} kunnen hier niet; laat die weg", line)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            yield Problem((), f"meer dan {DEEPEST} niveaus diep; controleer het inspringen", line)
            return


def _line(part: yaml.Event | yaml.Node) -> int:
    return part.start_mark.line + 1 if part.start_mark else 0


def _malformed(error: Exception) -> Problem:
    mark = getattr(error, "problem_mark", None)
    message = (
        "dit is geen geldige YAML; controleer het inspringen, de dubbele punt na de sleutel en de aanhalingstekens"
    )
    return Problem((), message, mark.line + 1 if mark else 0)


def _plain(node: yaml.Node, place: Place, reading: Reading) -> Any:
    reading.lines.setdefault(place, _line(node))
    if isinstance(node, yaml.MappingNode):
        return _keys(node, place, reading)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*place, index), reading) for index, item in enumerate(node.value)]
    if _UNSEEN.search(node.value):
        message = "hier staat een onzichtbaar stuurteken (zoals \\0); typ de tekst opnieuw"
        reading.problems.append(Problem(place, message, _line(node)))
    plain = isinstance(node, yaml.ScalarNode) and node.style is None
    return None if plain and node.value in _EMPTY else node.value


def _keys(node: yaml.MappingNode, place: Place, reading: Reading) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = _line(key_node)
        if not isinstance(key_node, yaml.ScalarNode):
            reading.problems.append(Problem(place, "een sleutel is één woord; hier staat een lijst", line))
            continue
        key = key_node.value
        if key in found:
            first = reading.lines[(*place, key)]
            message = f"deze sleutel staat er twee keer (ook op regel {first}); laat er één staan"
            reading.problems.append(Problem((*place, key), message, line))
            continue
        reading.lines[(*place, key)] = line
        found[key] = _plain(value_node, (*place, key), reading)
    return found
