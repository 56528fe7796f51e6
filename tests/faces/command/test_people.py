"""`ineen people`: the first administrator, before there is anybody."""

import json
import re
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from ineen.faces.command.main import main
from ineen.ground.organisations.models import Person
from tests.helpers.public_site import know_the_areas

pytestmark = pytest.mark.django_db(databases="__all__")
PASSWORD = "een lange zin van mij alleen"


@pytest.fixture(autouse=True)
def _as_installed(tmp_path: Path, settings: Settings) -> None:
    know_the_areas(tmp_path)
    settings.INEEN_SECOND_STEP_ROLES = settings.ENVIRONMENT["INEEN_SECOND_STEP_ROLES"]


def invite(*words: str) -> int:
    return main(["people", "invite", "anna@voorbeeld.test", "--name", "Anna Voorbeeld", *words])


def test_the_first_administrator_comes_in_by_a_printed_link(capsys: pytest.CaptureFixture[str], client: Client) -> None:
    assert main(["people", "list"]) == 0
    assert "Er is nog niemand" in capsys.readouterr().out
    assert invite("--role", "administrator", "--municipality", "GM0342") == 0
    told = capsys.readouterr().out
    assert "Anna Voorbeeld is uitgenodigd voor Soest, in Soest." in told
    found = re.search(r"http://\S+?(/uitnodiging/\S+)", told)
    assert found
    assert "Code uit de mail" not in client.get(found[1]).text  # who runs the server hands it over
    response = client.post(found[1], {"name": "Anna", "password": PASSWORD, "again": PASSWORD})
    assert response["Location"] == "/inloggen/tweede-stap"
    assert client.get(found[1]).status_code == 404
    main(["people", "list", "--format", "json"])
    [row] = json.loads(capsys.readouterr().out)
    assert row == {
        "partnership": "soest",
        "name": "Anna",
        "email": "anna@voorbeeld.test",
        "functions": ["beheerder, Soest"],
        "unused": False,
    }


def test_the_second_goes_to_the_partnership_that_stands(capsys: pytest.CaptureFixture[str]) -> None:
    invite("--role", "administrator", "--municipality", "GM0342")
    words = ["--role", "adviser", "--partnership", "soest", "--organisation", "GM0342"]
    assert main(["people", "invite", "jan@voorbeeld.test", "--name", "Jan Voorbeeld", *words]) == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--role", "administrator", "--municipality", "GM9999"), "geen gemeente met code GM9999"),
        (("--role", "adviser", "--partnership", "nergens", "--organisation", "GM0342"), "geen samenwerkingsverband"),
        (("--role", "adviser", "--partnership", "nergens"), "noem ook de organisatie"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_made(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], sentence: str
) -> None:
    assert invite(*words) == 1
    assert sentence in capsys.readouterr().err


def test_an_account_is_closed(capsys: pytest.CaptureFixture[str], client: Client) -> None:
    invite("--role", "adviser", "--municipality", "GM0342")
    path = re.search(r"(/uitnodiging/\S+)", capsys.readouterr().out)
    assert path
    client.post(path[1], {"name": "Anna", "password": PASSWORD, "again": PASSWORD})
    assert client.get("/profiel").status_code == 200
    assert main(["people", "end", "Anna@voorbeeld.test"]) == 0
    assert not Person.objects.get().is_active
    assert client.get("/profiel").status_code == 302
    assert main(["people", "end", "niemand@voorbeeld.test"]) == 1


def test_it_explains_itself_in_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["people", "invite", "--help"])
    told = capsys.readouterr().out
    assert "gebruik: ineen people invite" in told
    assert "voorbeelden:" in told
