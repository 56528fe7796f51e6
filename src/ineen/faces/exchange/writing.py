"""Writes a section as YAML that people can read and edit, and that every reader of YAML understands the same way.

Keys stand in the order of the shape; what is empty is left out. A text that YAML would take for something else (`nee`,
`2023`, `null`) is quoted, a long one is folded, one of several lines stands as a block.
"""

import io
import json
import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import yaml
from pydantic.fields import FieldInfo
from yaml.emitter import Emitter
from yaml.resolver import Resolver

from ineen.faces.exchange.shapes import Shape

WIDTH = 120
_STEP = "  "
_TEXT = "tag:yaml.org,2002:str"
# what other readers of YAML than ours take for a value
_ALSO_GUESSED = re.compile(r"[yYnN]|0[oO][0-7]+|[-+.\d_]+([eE][-+]?\d+)?")
_NEEDS_ESCAPE = re.compile("[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]")
_NOT_IN_A_BLOCK = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Hint:
    """Stands where nothing is written yet, and says what belongs there."""

    text: str


def yaml_of(key: str, part: Shape, *, hints: bool = False) -> str:
    """A section under its key, ending in a line break; with `hints` its empty keys stand there too, to be filled in."""
    data = plain(part)
    return "\n".join(_keys({key: _with_hints(part, data) if hints else data}, "")) + "\n"


def _with_hints(part: Shape, data: dict[str, Any]) -> dict[str, Any]:
    """Groups of keys are left out: a group may not stand there empty."""
    fields = {str(field.alias): field for name, field in type(part).model_fields.items() if not _is_group(part, name)}
    order = [str(field.alias) for field in type(part).model_fields.values()]
    whole = {alias: Hint(field.description or "") for alias, field in fields.items()} | data
    return {alias: whole[alias] for alias in order if alias in whole}


def _is_group(part: Shape, name: str) -> bool:
    return isinstance(getattr(part, name), Shape)


def plain(part: Shape) -> dict[str, Any]:
    """The keys of a shape in its order, as texts, days, numbers, lists and keys; without what is empty."""
    words = part.model_dump(by_alias=True)
    return {
        str(field.alias): _value(getattr(part, name), words[str(field.alias)])
        for name, field in type(part).model_fields.items()
        if field.is_required() or not _says_nothing(getattr(part, name), field)
    }


def _says_nothing(value: Any, field: FieldInfo) -> bool:
    """Whether reading gives the same without the key; a choice is kept, also where it is the usual one."""
    empty = isinstance(value, Shape) or value in (None, "", (), False)
    return bool(empty and value == field.get_default(call_default_factory=True))


def _value(value: Any, word: Any) -> Any:
    if isinstance(value, Shape):
        return plain(value)
    if isinstance(value, tuple):
        return [_value(one, its_word) for one, its_word in zip(value, word, strict=True)]
    return value if isinstance(value, date | Decimal) else word


def _keys(data: dict[str, Any], indent: str) -> Iterator[str]:
    for key, value in data.items():
        yield from _under(f"{indent}{key}:", value, indent)


def _under(start: str, value: Any, indent: str) -> Iterator[str]:
    """The lines of a value behind its key or dash."""
    deeper = indent + _STEP
    if isinstance(value, Hint):
        yield f"{start}  # {value.text}"
    elif isinstance(value, dict):
        yield start
        yield from _keys(value, deeper)
    elif isinstance(value, list):
        yield start
        for item in value:
            yield from _item(item, deeper)
    else:
        first, *others = scalar(value, room=WIDTH - len(start) - 1, within=WIDTH - len(deeper))
        yield f"{start} {first}"
        yield from (f"{deeper}{line}" if line else "" for line in others)


def _item(item: Any, indent: str) -> Iterator[str]:
    if not isinstance(item, dict):
        yield from _under(f"{indent}-", item, indent)
        return
    for number, line in enumerate(_keys(item, indent + _STEP)):
        yield line if number else f"{indent}- {line.lstrip()}"


def scalar(value: Any, *, room: int, within: int) -> list[str]:
    """A value as lines without indent: `room` columns for one line behind the key, `within` for the lines under it."""
    if not isinstance(value, str):
        return [f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)]
    if "\n" not in value and len(value) <= room:
        return [_on_one_line(value)]
    if _NOT_IN_A_BLOCK.search(value) or value != value.strip() or not value:
        return [_quoted(value)]
    lines = value.split("\n")
    if len(lines) > 1 and all(len(line) <= within for line in lines):
        return ["|-", *lines]
    if any("  " in line or line != line.strip() for line in lines):
        return ["|-", *lines] if len(lines) > 1 else [_quoted(value)]
    return [">-", *_folded(lines, within)]


def _folded(lines: Sequence[str], within: int) -> Iterator[str]:
    """Readers join lines with a space, and take an empty line for a line break."""
    for number, line in enumerate(lines):
        if number:
            yield ""
        yield from textwrap.wrap(line, within, break_long_words=False, break_on_hyphens=False)


def _on_one_line(text: str) -> str:
    looks = Emitter(io.StringIO(), allow_unicode=True).analyze_scalar(text)
    is_text = Resolver().resolve(yaml.ScalarNode, text, (True, False)) == _TEXT  # type: ignore[no-untyped-call]
    if looks.allow_block_plain and is_text and not _ALSO_GUESSED.fullmatch(text) and not _NEEDS_ESCAPE.search(text):
        return text
    if looks.allow_single_quoted and not _NEEDS_ESCAPE.search(text):
        return "'" + text.replace("'", "''") + "'"
    return _quoted(text)


def _quoted(text: str) -> str:
    return _NEEDS_ESCAPE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
