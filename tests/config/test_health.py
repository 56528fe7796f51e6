"""What a watcher of the installation asks."""

import json
from datetime import UTC, datetime
from pathlib import Path
from unittest import mock

import pytest
from django.db import OperationalError, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from pytest_django import Settings

from ineen.faces.command import checks
from ineen.faces.command.prepare import pending_migrations


def test_the_process_answers_without_a_database() -> None:
    answer = Client().get("/health/live")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db(databases="__all__")
def test_ready_asks_databases_migrations_and_disk() -> None:
    answer = Client().get("/health/ready")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ok",
        "checks": {"database default": "goed", "database vault": "goed", "database keys": "goed", "datamap": "goed"},
        "work": "bij",
    }
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db(databases="__all__")
def test_a_database_that_is_gone_or_behind_makes_it_unready_without_saying_where_it_is() -> None:
    away = OperationalError("connection to server at db.geheim.nl failed")
    with mock.patch.object(MigrationRecorder, "applied_migrations", side_effect=away):
        answer = Client().get("/health/ready")
    assert (answer.status_code, answer.json()["checks"]["database vault"]) == (503, "fout")
    assert "geheim" not in answer.text
    with mock.patch.object(MigrationRecorder, "applied_migrations", return_value={}):
        assert Client().get("/health/ready").json()["status"] == "niet gereed"


@pytest.mark.django_db(databases="__all__")
def test_what_only_the_owner_can_reach_is_not_ready(settings: Settings, tmp_path: Path) -> None:
    usual = {id(connection) for connection in connections.all()}
    settings.DATABASE_OWNER_URLS = {alias: f"sqlite:///{tmp_path}/{alias}.sqlite3" for alias in connections}

    def refuse_the_application(recorder: MigrationRecorder) -> dict[tuple[str, str], object]:
        if id(recorder.connection) in usual:
            raise OperationalError("password authentication failed")
        return dict.fromkeys(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)

    with mock.patch.object(MigrationRecorder, "applied_migrations", refuse_the_application):
        assert Client().get("/health/ready").status_code == 503
        assert not any(pending_migrations(ask_owner=True).values())


@pytest.mark.django_db(databases="__all__")
def test_a_full_disk_makes_it_unready() -> None:
    with mock.patch.object(checks, "LEAST_FREE", 2**80):
        answer = Client().get("/health/ready")
    assert (answer.status_code, answer.json()["checks"]["datamap"]) == (503, "fout")


@pytest.mark.django_db(databases="__all__")
def test_work_that_nobody_does_is_told_and_does_not_make_it_unready() -> None:
    with mock.patch("ineen.config.health.oldest_due", return_value=datetime(2020, 1, 1, tzinfo=UTC)):
        answer = Client().get("/health/ready")
    assert answer.status_code == 200
    assert "ineen worker" in json.dumps(answer.json()["work"])


def test_a_watcher_only_reads() -> None:
    assert Client().post("/health/live").status_code == 405
