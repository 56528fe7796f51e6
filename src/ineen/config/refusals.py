"""Settings with which Ineen does not start: each problem names its setting, and says what to do."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from django.core.exceptions import ImproperlyConfigured

from ineen.config.environment import GIVEN, KEYS, Environment
from ineen.config.kinds import database_place, database_user

SHORTEST_KEY = 32
FEWEST_CHARACTERS = 10  # different ones: a key of one repeated letter is long and guessed
DATABASES = ("DATABASE_URL", "VAULT_DATABASE_URL", "KEYS_DATABASE_URL")
OWNERS = ("DATABASE_OWNER_URL", "VAULT_DATABASE_OWNER_URL", "KEYS_DATABASE_OWNER_URL")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one setting, and what to do about it."""

    setting: str
    text: str

    def __str__(self) -> str:
        return f"{self.setting}: {self.text}"


class SettingsRefused(ImproperlyConfigured):
    """Ineen does not start with these settings; carries them, so that `ineen doctor` can show them."""

    def __init__(self, environment: Environment, problems: list[Problem]) -> None:
        lines = [f"- {problem}" for problem in problems]
        super().__init__("\n".join(["Ineen start niet. `ineen doctor` laat alle instellingen zien.", *lines]))
        self.environment = environment
        self.problems = problems


def problems(environment: Environment) -> list[Problem]:
    """Everything that is wrong; an empty list lets Ineen start."""
    found = [*_misunderstood(environment), *_data_folder(environment), *_owners(environment), *_shared(environment)]
    found += _half_an_oidc(environment)
    if environment.production:
        found += [*_keys(environment), *_open_doors(environment), *_credentials(environment)]
    return found


def _misunderstood(environment: Environment) -> Iterator[Problem]:
    for value in environment.report():
        if value.error:
            yield Problem(value.setting.name, f"deze waarde kan niet: {value.error}.")
    for name in environment.unknown:
        yield Problem(name, "settings.env noemt deze instelling, maar Ineen kent haar niet. Kijk de naam na.")


def _data_folder(environment: Environment) -> Iterator[Problem]:
    nearest = next(folder for folder in (environment.data, *environment.data.parents) if folder.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        yield Problem("INEEN_DATA", f"in {nearest} kan Ineen niet schrijven. Kies een andere map, of geef rechten.")


def _owners(environment: Environment) -> Iterator[Problem]:
    for name, owner in zip(DATABASES, OWNERS, strict=True):
        if environment[owner] and not environment[name]:
            yield Problem(owner, f"er is wel een eigenaar, maar geen {name}. Vul beide in, of geen van beide.")
        elif environment[owner] and database_place(environment[owner]) != database_place(environment[name]):
            yield Problem(owner, f"dit adres wijst een andere database aan dan {name}. Alleen de gebruiker verschilt.")


def _shared(environment: Environment) -> Iterator[Problem]:
    given = [name for name in DATABASES if environment[name]]
    for one, other in combinations(given, 2):
        if database_place(environment[one]) == database_place(environment[other]):
            yield Problem(other, f"dit is dezelfde database als {one}. Geef elke wereld een eigen database.")


def _half_an_oidc(environment: Environment) -> Iterator[Problem]:
    url = environment["INEEN_OIDC_URL"]
    for name in ("INEEN_OIDC_CLIENT", "INEEN_OIDC_SECRET", "INEEN_OIDC_SECOND_STEP"):
        if environment[name] and not url:
            yield Problem(name, "er is geen INEEN_OIDC_URL. Vul ook het adres in, of haal dit weg.")
        elif url and not environment[name] and name != "INEEN_OIDC_SECOND_STEP":
            yield Problem(name, "niet ingesteld, en INEEN_OIDC_URL wel. Vul alle drie in, of haal het adres weg.")
    if environment.production and url.startswith("http:"):
        yield Problem("INEEN_OIDC_URL", "begint niet met https. Inloggen gaat niet over een open lijn.")


def _keys(environment: Environment) -> Iterator[Problem]:
    for name in KEYS:
        value = environment.value(name)
        if value.source not in GIVEN or not value.text:
            yield Problem(name, "niet ingesteld. Geef een eigen sleutel op; productie maakt er zelf geen.")
        elif any(_is_guessed(part) for part in value.text.split(",")):  # a key can be followed by those before it
            yield Problem(name, f"te makkelijk te raden. Neem ten minste {SHORTEST_KEY} willekeurige tekens.")
    for one, other in combinations(KEYS, 2):
        if environment[one] and environment[one] == environment[other]:
            yield Problem(other, f"gelijk aan {one}. Geef elke sleutel een eigen waarde.")


def _is_guessed(key: str) -> bool:
    return len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_CHARACTERS


def _open_doors(environment: Environment) -> Iterator[Problem]:
    if environment["INEEN_DEBUG"]:
        yield Problem("INEEN_DEBUG", "staat aan. Zet hem uit: foutpagina's met details horen niet in productie.")
    hosts = environment.value("INEEN_HOSTS")
    if hosts.source not in GIVEN or not hosts.value or "*" in hosts.value:
        yield Problem("INEEN_HOSTS", "niet ingesteld. Noem de namen waaronder de site bereikbaar is, zonder *.")
    if environment["INEEN_MAIL_URL"] is None:
        yield Problem("INEEN_MAIL_URL", "niet ingesteld. Productie drukt berichten niet af: noem een mailserver.")


def _credentials(environment: Environment) -> Iterator[Problem]:
    users = {name: environment[name] for name in DATABASES if environment[name].startswith("postgres")}
    for one, other in combinations(users, 2):
        if database_user(users[one]) == database_user(users[other]):
            yield Problem(other, f"heeft dezelfde gebruiker als {one}. Geef elke database een eigen gebruiker.")
