"""Everything that an installation can set, in one place: name, kind, default, and what it is for.

A value comes from the environment, else from `settings.env` in the data folder, else from its default. Keys that are
not given are made once and kept under `secrets/` in the data folder; production makes none (see `refusals.py`).
"""

import os
import re
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ineen.config.kinds import (
    count,
    database_url,
    flag,
    issuer,
    mail_url,
    megabytes,
    memory,
    months,
    names,
    one_of,
    role,
    roles,
    site_url,
)

REPOSITORY = Path(__file__).resolve().parents[3]
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
GIVEN = ("omgeving", "settings.env")


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that an installation can set; `parse` turns its text into a value or raises ValueError.

    A key is secret, and is made where it is not given; what others gave out is secret, and never made.
    """

    name: str
    purpose: str
    default: str = ""
    parse: Callable[[str], Any] = str
    key: bool = False
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """A setting as it stands: its text, its value, where it came from, and why its text was not understood."""

    setting: Setting
    text: str
    value: Any
    source: str
    error: str = ""

    @property
    def shown(self) -> str:
        """The text for people: keys and the passwords inside addresses are left out."""
        if self.setting.key or self.setting.secret:
            return "(ingesteld)" if self.text else "(leeg)"
        # also where the address is written wrongly: postgres//user:password@host
        without_login = re.sub(r"([^:@/]*):(?!//).*@", r"\1:…@", self.text)
        return re.sub(r"(password=)[^&]*", r"\1…", without_login, flags=re.IGNORECASE)


def _folder(text: str) -> Path:
    """The same place from wherever Ineen is started."""
    return (REPOSITORY / text).resolve()


SETTINGS = (
    Setting("INEEN_DATA", "map met databases, cijfers en bestanden", "var", _folder),
    Setting("INEEN_MODE", "development of production", "development", one_of("development", "production")),
    Setting("INEEN_DEBUG", "foutpagina's met details, alleen om te ontwikkelen", "0", flag),
    Setting("INEEN_HOSTS", "namen waaronder de site bereikbaar is, met komma's", "127.0.0.1,localhost", names),
    Setting(
        "INEEN_URL",
        "adres van de site, voor koppelingen in berichten; leeg is de eerste naam van INEEN_HOSTS",
        parse=site_url,
    ),
    Setting("INEEN_PROXIES", "hoeveel eigen proxy's er voor de site staan en X-Forwarded-For aanvullen", "0", count),
    Setting(
        "INEEN_SECOND_STEP_ROLES",
        "functies waarbij inloggen een tweede stap vraagt, met komma's; leeg is geen",
        "administrator, privacy_officer",
        roles,
    ),
    Setting(
        "INEEN_UNUSED_MONTHS",
        "na hoeveel maanden zonder inloggen een account als ongebruikt in de lijst van mensen staat; eigen inschatting",
        "6",
        count,
    ),
    Setting(
        "INEEN_SECRECY_LAW",
        "waar volgens u staat wanneer een plan geheim mag zijn, zoals het formulier het noemt; eigen inschatting",
        "Gemeentewet, artikel 87 tot en met 89",
    ),
    Setting("INEEN_OIDC_URL", "adres (issuer) waar mensen met hun eigen account inloggen; leeg is niet", parse=issuer),
    Setting("INEEN_OIDC_CLIENT", "naam (client id) waaronder Ineen daar bekend is"),
    Setting("INEEN_OIDC_SECRET", "geheim dat bij die naam hoort", secret=True),
    Setting("INEEN_OIDC_NAME", "wat er op de knop staat, na: Inloggen met", "uw organisatie"),
    Setting(
        "INEEN_OIDC_SECOND_STEP",
        "waarden van amr of acr die daar een tweede stap betekenen, met komma's (mfa); leeg: Ineen vraagt die zelf",
        parse=lambda text: frozenset(names(text)),
    ),
    Setting("INEEN_SECRET_KEY", "ondertekent sessies en formulieren", key=True),
    Setting("INEEN_AUDIT_KEY", "ondertekent het logboek; staat nooit in de database", key=True),
    Setting("INEEN_VAULT_KEY", "versleutelt de sleutels van de kluis", key=True),
    Setting("DATABASE_URL", "database van de beleidswereld; leeg is een SQLite-bestand", parse=database_url),
    Setting("DATABASE_OWNER_URL", "eigenaar daarvan, om bij te werken; leeg is DATABASE_URL", parse=database_url),
    Setting("VAULT_DATABASE_URL", "database van de kluis; leeg is een tweede SQLite-bestand", parse=database_url),
    Setting("VAULT_DATABASE_OWNER_URL", "eigenaar daarvan; leeg is VAULT_DATABASE_URL", parse=database_url),
    Setting("KEYS_DATABASE_URL", "database van de recordsleutels; leeg is een derde bestand", parse=database_url),
    Setting("KEYS_DATABASE_OWNER_URL", "eigenaar daarvan; leeg is KEYS_DATABASE_URL", parse=database_url),
    Setting("INEEN_APP_ROLE", "rol van de toepassing in de beleidswereld (PostgreSQL)", "ineen_app", role),
    Setting("INEEN_VAULT_ROLE", "rol van de toepassing in de kluis (PostgreSQL)", "ineen_vault", role),
    Setting("INEEN_KEYS_ROLE", "rol van de toepassing bij de recordsleutels (PostgreSQL)", "ineen_keys", role),
    Setting("INEEN_KEEPER_ROLE", "rol die de kluis leest om te verzegelen en na te rekenen", "ineen_keeper", role),
    Setting(
        "INEEN_SEALS",
        "map voor de zegels van het logboek, buiten de database; leeg is INEEN_DATA/seals",
        parse=lambda text: _folder(text) if text else None,
    ),
    Setting("INEEN_RETENTION", "bewaartermijnen die afwijken, in maanden: audit.AuditEntry=120, …", parse=months),
    Setting("INEEN_FILE_MB", "grootste bestand dat iemand mag aanleveren, in megabytes", "20", megabytes),
    Setting(
        "INEEN_PAGE_CACHE_MB",
        "geheugen per proces voor openbare pagina's die al gemaakt zijn, in megabytes; 0 maakt ze steeds opnieuw",
        "32",
        memory,
    ),
    Setting("INEEN_MAIL_URL", "smtp://gebruiker:wachtwoord@server:587; leeg is afdrukken", parse=mail_url),
    Setting("INEEN_MAIL_FROM", "afzender van berichten", "ineen@localhost"),
    Setting("INEEN_LOG_FORMAT", "json of text; leeg is json in productie", "", one_of("", "json", "text")),
    Setting("INEEN_LOG_LEVEL", "DEBUG, INFO, WARNING of ERROR", "INFO", one_of(*LEVELS)),
)
KEYS = tuple(setting.name for setting in SETTINGS if setting.key)


class Environment:
    """The settings of this process. `environment["DATABASE_URL"]` is the value; `report()` tells all."""

    def __init__(self, given: Mapping[str, str] | None = None) -> None:
        self._given = dict(os.environ if given is None else given)
        self.data: Path = self._read(SETTINGS[0], {}).value
        filed = _settings_file(self.data / "settings.env")
        # the file cannot say where it lies itself
        self.unknown = sorted(set(filed) - {setting.name for setting in SETTINGS[1:]})
        self._values = {SETTINGS[0].name: self._read(SETTINGS[0], {})}
        for setting in SETTINGS[1:]:  # in order: whether a key is made depends on the mode
            self._values[setting.name] = self._read(setting, filed)

    def __getitem__(self, name: str) -> Any:
        return self._values[name].value

    def value(self, name: str) -> Value:
        return self._values[name]

    def report(self) -> list[Value]:
        """Every setting in the order of the documentation."""
        return list(self._values.values())

    @property
    def production(self) -> bool:
        return bool(self["INEEN_MODE"] == "production")

    def _read(self, setting: Setting, filed: Mapping[str, str]) -> Value:
        for source, texts in zip(GIVEN, (self._given, filed), strict=True):
            if setting.name in texts:
                return _parsed(setting, texts[setting.name], source)
        if setting.key:
            return self._key(setting)
        return _parsed(setting, setting.default, "standaard")

    def _key(self, setting: Setting) -> Value:
        if self.production:
            return Value(setting, "", "", "ontbreekt")
        try:
            self.data.mkdir(parents=True, exist_ok=True, mode=0o700)  # also databases lie here
            made = _made_once(self.data / "secrets" / setting.name.lower())
        except OSError as wrong:
            return Value(setting, "", "", "ontbreekt", f"maken lukte niet: {wrong.strerror} ({wrong.filename})")
        return Value(setting, made, made, "gemaakt")


def _parsed(setting: Setting, text: str, source: str) -> Value:
    try:
        return Value(setting, text, setting.parse(text), source)
    except ValueError as wrong:
        return Value(setting, text, setting.parse(setting.default), source, str(wrong))


def _settings_file(path: Path) -> dict[str, str]:
    return dict(_pairs(path)) if path.is_file() else {}


def _pairs(path: Path) -> Iterator[tuple[str, str]]:
    # another encoding shows itself as an unknown name or a value that is refused, rather than as a crash
    for line in path.read_text(encoding="utf-8-sig", errors="replace").splitlines():
        if line.strip() and not line.strip().startswith("#"):
            name, _, text = line.partition("=")
            yield name.strip(), text.strip().strip("\"'")


def _made_once(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # whole before it has its name: another process sees no file, or a full one
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(48))
    with suppress(FileExistsError):  # another process made it just now
        path.hardlink_to(unfinished)
    unfinished.unlink()
    return path.read_text(encoding="ascii").strip()
