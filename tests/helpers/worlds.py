"""A scene that many tests begin with is set once per process, in databases and a folder of its own.

    pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(publish)]

Such a test finds the rows that `publish(folder)` made, and a copy of its files in `settings.INEEN_DATA`, which is
`tmp_path`. What it changes is rolled back, as everywhere. Other tests find nothing.
"""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from ineen.ground.privacy.database_roles import secure_databases
from tests.helpers.application_role import as_owner
from tests.helpers.prepared import copy_database
from tests.settings import POSTGRES

Builder = Callable[[Path], Any]
Names = Mapping[str, str | Path]


@dataclass(frozen=True)
class World:
    """Its databases by alias, and the folder of its files."""

    names: Names
    folder: Path


_made: dict[Builder, World] = {}


def begins_with(builder: Builder) -> pytest.MarkDecorator:
    """The mark of a test, a class or a module that stands on what this makes."""
    return pytest.mark.world.with_args(builder)  # called with a function alone, a mark would decorate it


@pytest.fixture
def _stood_on(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Every connection leads to the world of the test."""
    mark = request.node.get_closest_marker("world")
    builder: Builder | None = mark.args[0] if mark else None
    with django_db_blocker.unblock():
        if builder is None:
            _lead_to({alias: connections[alias].settings_dict["TEST"]["NAME"] for alias in connections})
            return
        if builder not in _made:
            _made[builder] = _set(builder, request.getfixturevalue("tmp_path_factory").mktemp("world"))
        _lead_to(_made[builder].names)
    own: Path = request.getfixturevalue("tmp_path")
    request.getfixturevalue("settings").INEEN_DATA = own
    shutil.copytree(_made[builder].folder, own, dirs_exist_ok=True)


@pytest.fixture
def _django_db_helper(_stood_on: None, _django_db_helper: None) -> None:
    """Before pytest-django begins the transaction of a test."""


def _set(builder: Builder, folder: Path) -> World:
    names = {alias: _name(alias, folder) for alias in connections}
    for alias, name in names.items():
        copy_database(alias, name, POSTGRES)
    _lead_to(names)
    if POSTGRES:
        with as_owner(*names):
            secure_databases()
    files = folder / "files"
    files.mkdir()
    with override_settings(INEEN_DATA=files):
        builder(files)
    return World(names, files)


def _name(alias: str, folder: Path) -> str | Path:
    if POSTGRES:  # of this process, and of this world
        return f"{connections[alias].settings_dict['TEST']['NAME']}_{len(_made)}"
    return folder / f"{alias}.sqlite3"


def _lead_to(names: Names) -> None:
    for alias, name in names.items():
        connection = connections[alias]
        if connection.settings_dict["NAME"] != name:
            connection.close()
            connection.settings_dict["NAME"] = name
