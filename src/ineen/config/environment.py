"""Everything that an installation can set, in one place: name, kind, default, and what it is for.

A value comes from the environment, else from `settings.env` in the data folder, else from its default. Keys that are
not given are made once and kept under `secrets/` in the data folder; production refuses those (see `problems`).
"""

import os
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[3]
MODES = ("development", "production")


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that an installation can set; `parse` turns its text into a value or raises ValueError."""

    name: str
    purpose: str
    default: str = ""
    parse: Callable[[str], Any] = str
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """A setting as it stands: its text, its value, and where it came from."""

    setting: Setting
    text: str
    value: Any
    source: str

    @property
    def shown(self) -> str:
        """The text for people: secrets and the passwords inside addresses are left out."""
        if self.setting.secret:
            return "(ingesteld)" if self.text else "(leeg)"
        head, at, tail = self.text.rpartition("@")
        scheme, slashes, rest = head.partition("://")
        return f"{scheme}://{rest.split(':')[0]}:…@{tail}" if at and slashes and ":" in rest else self.text


def _one_of(*choices: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text not in choices:
            raise ValueError(f"kies uit: {', '.join(choices)}")
        return text

    return parse


def _flag(text: str) -> bool:
    if text.lower() not in ("", "0", "1", "true", "false", "ja", "nee"):
        raise ValueError("schrijf 1 of 0")
    return text.lower() in ("1", "true", "ja")


def _role(text: str) -> str:
    if not re.fullmatch(r"[a-z_][a-z0-9_]{0,62}", text):
        raise ValueError("gebruik kleine letters, cijfers en lage streepjes")
    return text


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


SETTINGS = (
    Setting("INEEN_DATA", "map met databases, cijfers en bestanden", "var", lambda text: (REPOSITORY / text).resolve()),
    Setting("INEEN_MODE", "development of production", "development", _one_of(*MODES)),
    Setting("INEEN_DEBUG", "foutpagina's met details, alleen om te ontwikkelen", "0", _flag),
    Setting("INEEN_HOSTS", "namen waaronder de site bereikbaar is, met komma's", "127.0.0.1,localhost", _names),
    Setting("INEEN_SECRET_KEY", "ondertekent sessies en formulieren", secret=True),
    Setting("INEEN_AUDIT_KEY", "ondertekent het logboek; staat nooit in de database", secret=True),
    Setting("INEEN_VAULT_KEY", "versleutelt de sleutels van de kluis", secret=True),
    Setting("DATABASE_URL", "database van de beleidswereld; leeg is een SQLite-bestand in INEEN_DATA"),
    Setting("DATABASE_OWNER_URL", "eigenaar van die database, alleen voor `ineen migrate`; leeg is DATABASE_URL"),
    Setting("VAULT_DATABASE_URL", "database van de kluis; leeg is een tweede SQLite-bestand"),
    Setting(
        "VAULT_DATABASE_OWNER_URL", "eigenaar van de kluis, alleen voor `ineen migrate`; leeg is VAULT_DATABASE_URL"
    ),
    Setting("KEYS_DATABASE_URL", "database van de recordsleutels; leeg is een derde SQLite-bestand"),
    Setting("KEYS_DATABASE_OWNER_URL", "eigenaar daarvan, alleen voor `ineen migrate`; leeg is KEYS_DATABASE_URL"),
    Setting("INEEN_APP_ROLE", "rol van de toepassing in de beleidswereld (PostgreSQL)", "ineen_app", _role),
    Setting("INEEN_VAULT_ROLE", "rol van de toepassing in de kluis (PostgreSQL)", "ineen_vault", _role),
    Setting("INEEN_KEYS_ROLE", "rol van de toepassing bij de recordsleutels (PostgreSQL)", "ineen_keys", _role),
    Setting("INEEN_KEEPER_ROLE", "rol die de kluis leest om te verzegelen en na te rekenen", "ineen_keeper", _role),
    Setting("INEEN_SEALS", "map voor de zegels van het logboek, buiten de database; leeg is INEEN_DATA/seals"),
    Setting("INEEN_MAIL_URL", "smtp://gebruiker:wachtwoord@server:587; leeg is afdrukken in het logboek"),
    Setting("INEEN_MAIL_FROM", "afzender van berichten", "ineen@localhost"),
    Setting("INEEN_LOG_FORMAT", "json of text", "text", _one_of("json", "text")),
    Setting("INEEN_LOG_LEVEL", "DEBUG, INFO, WARNING of ERROR", "INFO", _one_of("DEBUG", "INFO", "WARNING", "ERROR")),
)
SHORTEST_KEY = 32
GENERATED = ("INEEN_SECRET_KEY", "INEEN_AUDIT_KEY", "INEEN_VAULT_KEY")


class Environment:
    """The settings of this process. `environment["DATABASE_URL"]` is the value; `report()` tells all."""

    def __init__(self, given: Mapping[str, str] | None = None) -> None:
        given = os.environ if given is None else given
        self.errors: list[str] = []
        data = self._read(SETTINGS[0], given, {})
        self.data: Path = data.value
        filed = _settings_file(self.data / "settings.env")
        self._values = {setting.name: self._read(setting, given, filed) for setting in SETTINGS}

    def __getitem__(self, name: str) -> Any:
        return self._values[name].value

    def report(self) -> list[Value]:
        """Every setting in the order of the documentation."""
        return list(self._values.values())

    @property
    def production(self) -> bool:
        return bool(self["INEEN_MODE"] == "production")

    def problems(self) -> list[str]:
        """What is wrong, in sentences; production does not start while there is one."""
        found = list(self.errors)
        if not self.production:
            return found
        found += [
            f"{name} is niet ingesteld. Zet een eigen sleutel in de omgeving; productie weigert een gemaakte sleutel."
            for name in GENERATED
            if self._values[name].source != "omgeving"
        ]
        found += [
            f"{name} is te kort. Neem ten minste {SHORTEST_KEY} willekeurige tekens."
            for name in GENERATED
            if self._values[name].source == "omgeving" and len(self[name]) < SHORTEST_KEY
        ]
        if self["INEEN_DEBUG"]:
            found.append("INEEN_DEBUG staat aan. Zet hem uit: foutpagina's met details horen niet in productie.")
        return found

    def _read(self, setting: Setting, given: Mapping[str, str], filed: Mapping[str, str]) -> Value:
        text, source = setting.default, "standaard"
        if setting.name in given:
            text, source = given[setting.name], "omgeving"
        elif setting.name in filed:
            text, source = filed[setting.name], "settings.env"
        elif setting.name in GENERATED:
            text, source = _made_once(self.data / "secrets" / setting.name.lower()), "gemaakt"
        try:
            return Value(setting, text, setting.parse(text), source)
        except ValueError as wrong:
            self.errors.append(f"{setting.name}={text!r} kan niet: {wrong}.")
            return Value(setting, setting.default, setting.parse(setting.default), "standaard")


def _settings_file(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#"))
    return {name.strip(): text.strip().strip("\"'") for name, _, text in pairs}


def _made_once(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        made = secrets.token_urlsafe(48)
        try:
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(made)
        except FileExistsError:  # another process made it just now
            return path.read_text(encoding="ascii").strip()
        return made
