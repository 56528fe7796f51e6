"""`ineen doctor` tells what is wrong, also when nothing else starts."""

import json
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

import pytest
import requests
from django.conf import settings
from django.core.management import call_command
from django.db.migrations.recorder import MigrationRecorder
from pytest_django import Settings

from ineen.evidence.queries import folder_of
from ineen.faces.command import checks
from ineen.faces.command.checks import Outcome
from ineen.faces.command.main import main
from ineen.faces.command.prepare import prepare_databases
from ineen.ground.areas.actions import FictionalArea, declare_fictional_areas, load_municipalities
from ineen.ground.audit.models import AuditEntry
from ineen.ground.kernel.actors import system
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.privacy.keys import key_for
from tests.faces.command.test_prepare import ineen
from tests.helpers.deliveries import deliver
from tests.helpers.writes import given


@pytest.mark.django_db(databases="__all__")
def test_a_prepared_installation_is_fit(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--format", "json"]) == 0
    printed = capsys.readouterr().out
    told = json.loads(printed)
    assert told["fit"]
    assert [check["name"] for check in told["checks"] if check["name"] != "muur"] == [
        *("database default", "database vault", "database keys"),
        *("INEEN_AUDIT_KEY", "INEEN_VAULT_KEY"),
        *("datamap", "cijfers", "vastgelegde teksten", "klok", "opmaak"),
    ]
    data = next(row for row in told["settings"] if row["name"] == "INEEN_DATA")
    assert (data["value"], data["source"], data["problems"]) == (str(settings.INEEN_DATA), "omgeving", [])
    assert settings.INEEN_VAULT_KEY not in printed


@pytest.mark.django_db(databases="__all__")
def test_a_damaged_file_of_figures_is_told_by_its_hash(
    capsys: pytest.CaptureFixture[str], settings: Settings, tmp_path: Path
) -> None:
    settings.INEEN_DATA = tmp_path
    version = deliver({"GM0342": {"2024": 1510}})
    (path,) = folder_of(version.source, version.content_hash).glob("*.parquet")
    path.write_bytes(b"geen cijfers")
    assert main(["doctor"]) == 1
    assert f"fout    cijfers: Het cijferbestand {path.stem} is beschadigd. Laad" in capsys.readouterr().out


@pytest.mark.django_db(databases="__all__")
def test_a_database_that_lacks_tables_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with mock.patch.object(MigrationRecorder, "applied_migrations", return_value={}):
        assert main(["doctor"]) == 1
    printed = capsys.readouterr().out
    assert "draai `ineen migrate`" in printed
    assert "Er is iets niet goed" in printed


def test_settings_that_production_refuses_are_told_plainly(tmp_path: Path) -> None:
    asked = ineen(tmp_path, "doctor", INEEN_MODE="production", INEEN_DEBUG="1")
    assert asked.returncode == 1
    assert "INEEN_VAULT_KEY" in asked.stdout
    assert "INEEN_DEBUG" in asked.stdout
    assert "overgeslagen" in asked.stdout
    other = ineen(tmp_path, "migrate", INEEN_MODE="production", INEEN_DEBUG="1")
    assert other.returncode == 1
    assert "Ineen start niet" in other.stderr
    assert "Traceback" not in asked.stderr + other.stderr


@pytest.mark.django_db(databases="__all__")
def test_the_mail_server_is_asked_only_when_wanted(capsys: pytest.CaptureFixture[str], settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert main(["doctor"]) == 0
    assert "mailserver" not in capsys.readouterr().out
    assert main(["doctor", "--mail"]) == 1
    assert "mailserver: 127.0.0.1 antwoordt niet" in capsys.readouterr().out


def test_half_an_own_login_is_told_by_the_doctor(tmp_path: Path) -> None:
    asked = ineen(tmp_path, "doctor", INEEN_OIDC_URL="https://login.voorbeeld.nl", INEEN_OIDC_SECRET="geheim-woord")
    assert asked.returncode == 1
    assert "INEEN_OIDC_CLIENT" in asked.stdout
    assert "niet ingesteld, en INEEN_OIDC_URL wel. Vul alle drie in, of haal het adres weg." in asked.stdout
    assert "geheim-woord" not in asked.stdout + asked.stderr
    assert "Traceback" not in asked.stderr


CONFIGURATION = {
    "issuer": "https://login.voorbeeld.nl",
    "authorization_endpoint": "https://login.voorbeeld.nl/a",
    "token_endpoint": "https://login.voorbeeld.nl/t",
    "jwks_uri": "https://login.voorbeeld.nl/k",
}


@pytest.mark.parametrize(
    ("answer", "outcome", "said"),
    [
        (CONFIGURATION, Outcome.FINE, "https://login.voorbeeld.nl antwoordt"),
        (CONFIGURATION | {"issuer": "https://login.voorbeeld.nl/"}, Outcome.FINE, "antwoordt"),
        (CONFIGURATION | {"issuer": "https://elders.nl"}, Outcome.WRONG, "noemt zichzelf https://elders.nl: vul dat"),
        (CONFIGURATION | {"jwks_uri": ""}, Outcome.WRONG, "geen OIDC-server: jwks_uri ontbreekt"),
        (["x"], Outcome.WRONG, "antwoordt geen OIDC-server: ValueError"),
        (ValueError("no JSON"), Outcome.WRONG, "antwoordt geen OIDC-server: ValueError"),
        (requests.ConnectionError(), Outcome.WRONG, "antwoordt geen OIDC-server: ConnectionError"),
    ],
)
def test_the_own_login_is_asked_who_it_is(settings: Settings, answer: object, outcome: Outcome, said: str) -> None:
    settings.INEEN_OIDC = settings.INEEN_OIDC | {"URL": "https://login.voorbeeld.nl"}
    response = mock.Mock(json=mock.Mock(side_effect=[answer]))
    with mock.patch.object(requests, "get", return_value=response):
        check = checks.login_server()
    assert (check.name, check.outcome) == ("INEEN_OIDC_URL", outcome)
    assert said in check.text


@pytest.mark.django_db(databases="__all__")
def test_the_own_login_is_asked_only_when_wanted(capsys: pytest.CaptureFixture[str], settings: Settings) -> None:
    settings.INEEN_OIDC = settings.INEEN_OIDC | {"URL": "http://localhost:9"}
    assert main(["doctor"]) == 0
    assert "INEEN_OIDC_URL:" not in capsys.readouterr().out
    assert main(["doctor", "--oidc"]) == 1
    assert (
        "INEEN_OIDC_URL: op http://localhost:9 antwoordt geen OIDC-server: ConnectionError" in capsys.readouterr().out
    )
    settings.INEEN_OIDC = settings.INEEN_OIDC | {"URL": ""}
    assert main(["doctor", "--oidc"]) == 0
    assert "INEEN_OIDC_URL: is leeg" in capsys.readouterr().out


@pytest.mark.django_db(databases="__all__")
def test_a_key_that_is_not_the_one_of_before_is_told(settings: Settings) -> None:
    prepare_databases()  # writes the list of municipalities, and with it an audit entry
    with given():
        key_for(AuditEntry.objects.latest("pk"), now=datetime.now(UTC))
    assert {check.outcome for check in checks.own_keys()} == {checks.Outcome.FINE}
    settings.INEEN_AUDIT_KEY = settings.INEEN_VAULT_KEY = "een andere sleutel dan die van daarvoor"
    assert {check.outcome for check in checks.own_keys()} == {checks.Outcome.WRONG}


def test_a_term_that_is_chosen_in_vain_is_told(settings: Settings) -> None:
    settings.INEEN_RETENTION = {"audit.AuditEntry": 120, "outbox.Taks": 2, "audit.Destruction": 12}
    told = [(check.outcome, check.text.split()[0]) for check in checks.retention()]
    assert told == [(checks.Outcome.WRONG, "audit.Destruction"), (checks.Outcome.WRONG, "outbox.Taks")]


@pytest.mark.django_db(databases="__all__")
def test_a_clock_that_runs_behind_what_was_written_is_told() -> None:
    (settings.INEEN_DATA / "clock.sqlite3").touch()
    (check,) = checks.clock(datetime(2020, 1, 1, tzinfo=UTC))
    assert check.outcome is checks.Outcome.WRONG
    (check,) = checks.clock(datetime.now(UTC))
    assert check.outcome is checks.Outcome.FINE


def test_style_sheets_that_are_gone_are_told(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    assert checks.static_files().outcome is Outcome.NOTE  # nothing was served yet
    call_command("collectstatic", interactive=False, verbosity=0)
    assert checks.static_files().outcome is Outcome.FINE
    (tmp_path / "ui" / "page.css").unlink()
    assert checks.static_files().outcome is Outcome.WRONG


@pytest.mark.django_db(databases="__all__")
def test_an_invented_region_in_production_is_wrong(settings: Settings) -> None:
    load_municipalities(by=system("test"), now=datetime(2026, 1, 5, tzinfo=UTC))
    rietdam = FictionalArea(AreaCode("GM9901"), "Rietdam", ((0, 0), (1, 0), (1, 1)))
    declare_fictional_areas(by=system("test"), now=datetime(2026, 1, 5, tzinfo=UTC), areas=[rietdam])
    assert list(checks.invented_areas()) == []
    settings.ENVIRONMENT = SimpleNamespace(production=True)
    (found,) = checks.invented_areas()
    assert (found.outcome, found.name) == (Outcome.WRONG, "voorbeeld")


@pytest.mark.parametrize(
    ("address", "outcome", "said"),
    [
        ("", Outcome.WRONG, "is niet ingesteld"),
        ("http://ineen.voorbeeld.nl", Outcome.WRONG, "begint niet met https"),
        ("https://elders.voorbeeld.nl", Outcome.WRONG, "staat niet bij INEEN_HOSTS"),
        ("https://ineen.voorbeeld.nl", Outcome.FINE, "leiden naar https://ineen.voorbeeld.nl"),
    ],
)
def test_production_says_where_messages_lead(settings: Settings, address: str, outcome: Outcome, said: str) -> None:
    environment = mock.MagicMock(production=True)
    environment.__getitem__.return_value = address
    settings.ENVIRONMENT, settings.INEEN_URL = environment, address
    settings.ALLOWED_HOSTS = ["ineen.voorbeeld.nl"]
    (check,) = checks.site_address()
    assert check.outcome is outcome
    assert said in check.text
    settings.ENVIRONMENT = mock.Mock(production=False)
    assert not list(checks.site_address())
