"""The rows of the house, read from the contracts in pyproject.toml."""

import re
import tomllib
from functools import cache
from typing import Any

from tests.lanes import ROOT

SOURCE = ROOT / "src" / "ineen"


@cache
def contracts() -> list[dict[str, Any]]:
    """The import contracts as pyproject.toml has them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return list(project["tool"]["importlinter"]["contracts"])


def rows(container: str) -> tuple[frozenset[str], ...]:
    """The layers of a container, upper first, each with the names that may not see each other."""
    layers = next(c["layers"] for c in contracts() if c["type"] == "layers" and container in c["containers"])
    return tuple(frozenset(re.findall(r"\w+", layer)) for layer in layers)


def height(container: str, name: str) -> int:
    """How many rows lie below a name."""
    upper_first = rows(container)
    return len(upper_first) - 1 - next(place for place, row in enumerate(upper_first) if name in row)


def rooms() -> list[str]:
    """Every room that stands: a package with `apps.py` under a container, as a dotted name."""
    return sorted("ineen." + ".".join(path.parent.relative_to(SOURCE).parts) for path in SOURCE.glob("**/apps.py"))


def drawing() -> str:
    """The house as a drawing in Markdown, for docs/house.md."""
    lines = [
        "# The rows of the house",
        "",
        "Drawn from the contracts in `pyproject.toml`; a room imports only from rows below its own.",
    ]
    for container in ("ineen", "ineen.policy", "ineen.operations", "ineen.vault", "ineen.ground"):
        lines += ["", f"## `{container}`", "", "```mermaid", "flowchart TB"]
        upper_first = [sorted(row - {"__main__"}) for row in rows(container) if row != {"__main__"}]
        for place, row in enumerate(upper_first):
            lines.append(f'    subgraph row{place}[" "]')
            lines += [f"        {name}[{name}{'' if _stands(container, name) else ' · not yet'}]" for name in row]
            lines.append("    end")
        lines += [f"    row{place} --> row{place + 1}" for place in range(len(upper_first) - 1)]
        lines.append("```")
    return "\n".join(lines) + "\n"


def _stands(container: str, name: str) -> bool:
    return (ROOT / "src" / container.replace(".", "/") / name).is_dir()
