"""Reading the product's own source for the architecture tests."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.architecture.house import SOURCE


def sources() -> Iterator[Path]:
    """Every Python file of the product, migrations left out."""
    return (path for path in sorted(SOURCE.rglob("*.py")) if "migrations" not in path.parts)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def dotted(path: Path) -> str:
    """`…/src/ineen/ground/areas/queries.py` is `ineen.ground.areas.queries`."""
    name = ".".join(("ineen", *path.relative_to(SOURCE).with_suffix("").parts))
    return name.removesuffix(".__init__")


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """The dotted names that a file imports, also inside functions, with their line.

    `from a.b import c` gives `a.b.c`: whether `c` is a module or a name, `a.b` is its beginning.
    """
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)
