"""Each table stands on its own side of the wall, and no row points across."""

import pytest
from django.apps import apps
from django.db import connections
from django.db.models import Model

from ineen.config.routers import WorldRouter, databases_of
from ineen.ground.audit.models import StreamHead
from ineen.ground.organisations.models import Person
from ineen.ground.outbox.models import Failure, Task
from ineen.ground.privacy.models import RecordKey

OWN_BUSINESS = {"django_migrations"}


@pytest.mark.django_db(databases="__all__")
@pytest.mark.parametrize("alias", ["default", "vault", "keys"])
def test_a_database_holds_its_own_tables_and_no_others(alias: str) -> None:
    models = apps.get_models(include_auto_created=True)
    own = {model._meta.db_table for model in models if alias in databases_of(model._meta.app_label)}
    assert set(connections[alias].introspection.table_names()) == own | OWN_BUSINESS


def test_the_vault_holds_nothing_of_the_open_world_but_what_both_need() -> None:
    both = {config.label for config in apps.get_app_configs() if databases_of(config.label) == {"default", "vault"}}
    vault = {config.label for config in apps.get_app_configs() if "vault" in databases_of(config.label)}
    assert both == {"audit", "outbox", "files"}
    assert {label for label in vault - both if not apps.get_app_config(label).name.startswith("ineen.vault.")} == set()


def test_a_row_that_belongs_to_a_vault_row_follows_it() -> None:
    task = Task()
    task._state.db = "vault"
    assert Failure(task=task)._state.db == "vault"


@pytest.mark.parametrize(("one", "other"), [(Failure(), Task()), (Person(), Task())])
def test_rows_that_can_lie_in_one_database_may_be_related(one: Model, other: Model) -> None:
    assert WorldRouter().allow_relation(one, other)


def test_rows_on_two_sides_are_never_related() -> None:
    open_task, closed_failure = Task(), Failure()
    open_task._state.db, closed_failure._state.db = "default", "vault"
    with pytest.raises(ValueError, match="router prevents this relation"):
        closed_failure.task = open_task


@pytest.mark.parametrize(("one", "other"), [(Person(), RecordKey()), (StreamHead(), RecordKey())])
def test_no_row_is_related_to_a_record_key(one: Model, other: Model) -> None:
    assert not WorldRouter().allow_relation(one, other)
