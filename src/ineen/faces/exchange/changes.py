"""What a plan file would change in what Ineen holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ineen.faces.exchange.package import Package
from ineen.faces.exchange.registry import sections
from ineen.faces.exchange.sections import plan as safety_plan
from ineen.ground.kernel.actors import Actor

# what an item of a list is known by, so that an inserted theme does not make all after it look changed
_NAMES = ("sleutel", "code", "naam")
_SHOWN = 60


class Comparison(StrEnum):
    NEW = "nieuw"
    UNCHANGED = "ongewijzigd"
    CHANGED = "gewijzigd"


@dataclass(frozen=True, slots=True)
class Change:
    """One value that differs, or one item of a list that comes, goes or moves; None stands for absent."""

    path: str
    before: str | None
    after: str | None

    def __str__(self) -> str:
        if self.before is None:
            return f"{self.path}: komt erbij: {_short(self.after)}"
        if self.after is None:
            return f"{self.path}: vervalt: {_short(self.before)}"
        return f"{self.path}: was {_short(self.before)}, wordt {_short(self.after)}"


def compare(by: Actor, package: Package) -> tuple[Comparison, tuple[Change, ...]]:
    """Whether the file is new, the same, or changes what stands: then each value that would change."""
    new = False
    found: list[Change] = []
    for section in sections():
        part = package.parts[section.key]
        if part is None:
            continue
        standing = section.standing(by, part)
        if standing is None:
            new = True
        else:
            found += _differences(_flat(standing, section.key), _flat(part, section.key))
    if found:
        return Comparison.CHANGED, tuple(found)
    return (Comparison.NEW if new else Comparison.UNCHANGED), ()


def changed_plan(by: Actor, package: Package) -> safety_plan.PlanShape | None:
    """The safety plan of the file where another text of it stands; None where it is new, the same, or not there."""
    plan = package.parts[safety_plan.SECTION.key]
    if not isinstance(plan, safety_plan.PlanShape):
        return None
    return plan if safety_plan.SECTION.standing(by, plan) not in (None, plan) else None


def _differences(before: dict[str, str], after: dict[str, str]) -> Iterator[Change]:
    for path in dict.fromkeys([*after, *before]):
        around = path[: path.rfind("]", 0, -1) + 1]
        comes_or_goes_whole = around and (around in before) != (around in after)
        if before.get(path) != after.get(path) and not comes_or_goes_whole:
            yield Change(path, before.get(path), after.get(path))


def _flat(part: Any, key: str) -> dict[str, str]:
    return dict(_leaves(part.model_dump(by_alias=True, mode="json"), key))


def _leaves(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value, start=1):
            name = next((inner[key] for key in _NAMES if isinstance(inner, dict) and key in inner), index)
            yield f"{path}[{name}]", f"plaats {index}"
            yield from _leaves(inner, f"{path}[{name}]")
    elif value not in (None, ""):
        yield path, str(value)


def _short(text: str | None) -> str:
    one_line = " ".join((text or "").split())
    return f"“{one_line if len(one_line) <= _SHOWN else one_line[:_SHOWN] + '…'}”"
