"""On PostgreSQL only what meets a database runs: the rest proved in the lane core all that it can."""

from typing import Any

import pytest

from tests.settings import POSTGRES

_left_out: list[int] = []  # by each process of this run


def meets_a_database(item: pytest.Item) -> bool:
    """Whether a test asks for a connection, or is of a module that sets up installations on PostgreSQL itself."""
    asks = {"db", "transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    marked = item.get_closest_marker("django_db") or item.get_closest_marker("postgres")
    return bool(asks or marked or hasattr(getattr(item, "module", None), "POSTGRES"))


@pytest.hookimpl
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not POSTGRES:
        return
    others = [item for item in items if not meets_a_database(item)]
    items[:] = [item for item in items if meets_a_database(item)]
    config.hook.pytest_deselected(items=others)
    _left_out.append(len(others))
    if hasattr(config, "workeroutput"):
        config.workeroutput["left_out"] = len(others)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """A worker of xdist ended: each collected the same."""
    _left_out.append(node.workeroutput.get("left_out", 0))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if count := max(_left_out, default=0):
        terminalreporter.write_line(f"{count} tests meet no database: they ran in the lane core")
