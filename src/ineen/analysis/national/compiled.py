"""How a kernel is compiled, and how its rows are spread over the processor."""

import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import TypeVar, cast

import numba

Function = TypeVar("Function", bound=Callable[..., object])


def _cache_folder() -> str:
    """Where compiled kernels lie: another folder whenever one of these modules changes.

    Numba itself looks only at the module of a kernel, and not at those of the kernels that are compiled into it.
    """
    here = Path(__file__).parent
    digest = sha256(sys.version.encode())
    for path in sorted(here.glob("*.py")):
        digest.update(path.read_bytes())
    asked = os.environ.get("NUMBA_CACHE_DIR")
    beside = here / "__pycache__"
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "ineen"
    chosen = Path(asked) if asked else beside if os.access(beside if beside.exists() else here, os.W_OK) else home
    return str(chosen / f"kernels-{digest.hexdigest()[:16]}")


numba.config.CACHE_DIR = _cache_folder()  # type: ignore[attr-defined]  # Numba makes its settings at run time


def kernel(function: Function) -> Function:
    """Compile a function of numbers and arrays at its first call, and keep it on the disk for the next process.

    It holds no lock while it runs, so that `spread` may run it beside itself. No shortcuts are taken with floats: the
    order of what is added stays as it is written.
    """
    return cast(Function, numba.njit(nogil=True, cache=True, error_model="numpy")(function))


def spread(work: Callable[[int, int], object], count: int, least: int = 1) -> None:
    """Do `work(first, end)` for parts of `range(count)`, beside each other where there is more than one processor.

    least
        a part of fewer than so many is not worth a thread of its own.
    """
    parts = max(1, min(_threads(), count // max(least, 1)))
    edges = [count * part // parts for part in range(parts + 1)]
    if parts == 1:
        work(0, count)
        return
    beside = [_pool(os.getpid()).submit(work, *pair) for pair in pairwise(edges[1:])]
    work(edges[0], edges[1])
    for one in beside:
        one.result()


def _threads() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@cache
def _pool(process: int) -> ThreadPoolExecutor:
    """By process number: threads do not live on in a child."""
    del process
    return ThreadPoolExecutor(max(_threads() - 1, 1), thread_name_prefix="ineen-kernel")
