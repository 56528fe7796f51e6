"""Tasks of a room that exists in these tests only."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from ineen.ground.kernel import tasks

MODULE = "ineen.rehearsal.tasks"


@contextmanager
def rehearsed(*functions: Callable[..., None], **how: Any) -> Iterator[list[str]]:
    """Declare functions as tasks of the rehearsal; yields their dotted names."""
    sys.modules[MODULE] = ModuleType(MODULE)
    known = set(tasks.declared_tasks())
    for function in functions:
        function.__module__ = MODULE
        tasks.task(**how)(function)
    try:
        yield [f"{MODULE}.{function.__name__}" for function in functions]
    finally:
        del sys.modules[MODULE]
        for name in set(tasks.declared_tasks()) - known:
            tasks._declared.pop(name)
