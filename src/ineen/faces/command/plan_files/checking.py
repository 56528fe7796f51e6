"""`ineen plans check`: whether a file is in order, what it would change, and what the plan still owes its readers."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ineen.faces.command.plan_files.files import read_file
from ineen.faces.exchange.changes import Change, Comparison, compare
from ineen.faces.exchange.check import REBUILT, Advice, advice_on
from ineen.faces.exchange.package import Package, held_package
from ineen.ground.kernel.actors import Actor


def check(by: Actor, named: str, *, as_json: bool) -> None:
    """Print the check of a file, or of a plan in Ineen; raises BadInput or NotFound where there is nothing to check."""
    in_a_file = _is_file(named)
    package = read_file(Path(named)) if in_a_file else held_package(by, named)
    comparison, changes = compare(by, package)
    advice = tuple(advice_on(by, package))
    if as_json:
        print(json.dumps(_data(package, comparison, changes, advice), ensure_ascii=False, indent=2))
        return
    print(f"{package.name}: in orde ({comparison if in_a_file else 'zoals het in Ineen staat'}).")
    print_changes(package, changes)
    for one in advice:
        print("\n".join(["", *_lines(one)]))


def print_changes(package: Package, changes: Iterable[Change], **to: Any) -> None:
    listed = [f"  {change}" for change in changes]
    if listed:
        print("\n".join([f"{package.name} verandert wat er staat:", *listed]), **to)


def _is_file(named: str) -> bool:
    """A name with a dot or a folder in it is a file; so is one that lies here."""
    return "." in named or "/" in named or Path(named).is_file()


def _lines(advice: Advice) -> Iterator[str]:
    yield advice.title
    if not advice.chapters:
        yield "  De draad is heel: er is niets aan te raden."
        return
    if advice.rebuilt:
        yield f"  {REBUILT}"
    for chapter, remedies in advice.chapters.items():
        yield f"  {chapter}"
        yield from (f"    - {remedy}" for remedy in remedies)


def _data(
    package: Package, comparison: Comparison, changes: Iterable[Change], advice: Iterable[Advice]
) -> dict[str, Any]:
    return {
        "name": package.name,
        "comparison": comparison.value,
        "changes": [{"path": one.path, "before": one.before, "after": one.after} for one in changes],
        "plans": [_advice(one) for one in advice],
    }


def _advice(one: Advice) -> dict[str, Any]:
    chapters = [
        {
            "chapter": chapter.value,
            "remedies": [
                {"place": remedy.place, "advice": remedy.advice, "also": list(remedy.also)} for remedy in remedies
            ],
        }
        for chapter, remedies in one.chapters.items()
    ]
    return {"slug": one.slug, "title": one.title, "rebuilt": one.rebuilt, "chapters": chapters}
