"""Whether this installation can do its work: small questions, each answered with one Dutch sentence."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.mail import get_connection
from django.db import DatabaseError, connections
from django.http.request import validate_host

from ineen.faces.command.prepare import pending_migrations
from ineen.ground.kernel.actors import RESIDENT
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.privacy.database_roles import weaknesses
from ineen.ground.ui.formats import size

LEAST_FREE = 200 * 1024**2  # bytes: room for one load of figures and a backup of small databases
MOST_APART = timedelta(seconds=5)
MOST_SECONDS = 10
OIDC_ENDPOINTS = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")


class Outcome(StrEnum):
    """How a check ended; only WRONG makes an installation unfit."""

    FINE = "goed"
    NOTE = "let op"
    WRONG = "fout"


@dataclass(frozen=True, slots=True)
class Check:
    """One answer: what was looked at, how it ended, and a sentence without secrets."""

    name: str
    outcome: Outcome
    text: str


def databases() -> Iterator[Check]:
    """One check per database: can it be reached, and has it every migration."""
    for alias in connections:
        name = f"database {alias}"
        try:
            missing = pending_migrations([alias])[alias]
        except BadInput as wrong:
            yield Check(name, Outcome.WRONG, str(wrong).removeprefix(f"{wrong.place}: "))
            continue
        if missing:
            yield Check(name, Outcome.WRONG, f"mist {len(missing)} migraties: draai `ineen migrate`")
        else:
            yield Check(name, Outcome.FINE, f"{connections[alias].display_name}, alle migraties zijn gedaan")


def own_keys() -> Iterator[Check]:
    """Whether the keys are those that earlier work was signed and encrypted with."""
    from ineen.ground.audit.key_check import audit_key_fits  # models need settings, which `doctor` may lack
    from ineen.ground.privacy.key_check import vault_key_fits

    questions = {
        "INEEN_AUDIT_KEY": (audit_key_fits, "de laatste regel van het logboek is met een andere sleutel ondertekend"),
        "INEEN_VAULT_KEY": (vault_key_fits, "de laatste recordsleutel gaat met deze sleutel niet open"),
    }
    for name, (fits, complaint) in questions.items():
        try:
            fine = fits()
        except DatabaseError:
            continue  # the check of its database tells
        if fine:
            yield Check(name, Outcome.FINE, "past bij wat er staat")
        else:
            yield Check(name, Outcome.WRONG, f"{complaint}: zet de oude sleutel terug")


def walls() -> Iterator[Check]:
    """What makes the wall between the databases weaker than it should be (PostgreSQL)."""
    try:
        yield from (Check("muur", Outcome.NOTE, sentence) for sentence in weaknesses())
    except DatabaseError:
        return  # the check of its database tells


def retention() -> Iterator[Check]:
    """Whether every term that was chosen here is one that may be chosen."""
    from ineen.ground.privacy.declarations import unusable_terms  # models need settings, which `doctor` may lack

    for name in unusable_terms():
        yield Check("INEEN_RETENTION", Outcome.WRONG, f"{name} bestaat niet, of heeft een vaste termijn: haal dit weg")


def data_folder() -> Check:
    """Whether the data folder can be written to, and has room left."""
    name = "datamap"
    try:
        with tempfile.TemporaryFile(dir=settings.INEEN_DATA) as file:
            file.write(b"ineen")
    except OSError as wrong:
        return Check(name, Outcome.WRONG, f"in {settings.INEEN_DATA} kan niet worden geschreven: {wrong.strerror}")
    return free_space()


def free_space() -> Check:
    free = shutil.disk_usage(settings.INEEN_DATA).free
    text = f"{size(free)} vrij"
    if free < LEAST_FREE:
        return Check("datamap", Outcome.WRONG, f"nog maar {text}: maak ruimte, of kies een andere INEEN_DATA")
    return Check("datamap", Outcome.FINE, text)


def figure_files() -> Iterator[Check]:
    """Whether every file of figures that may be shown is as it was written."""
    from ineen.evidence.queries import damaged_files  # models need settings, which `doctor` may lack

    try:
        damaged = damaged_files(RESIDENT)
    except DatabaseError:
        return  # the check of its database tells
    for what in damaged:
        yield Check("cijfers", Outcome.WRONG, what)
    if not damaged:
        yield Check("cijfers", Outcome.FINE, "alle cijferbestanden zijn zoals ze geschreven zijn")


def area_changes() -> Iterator[Check]:
    """Whether the changes of areas that were loaded fit the product's own list; nothing where they do."""
    from ineen.ground.areas.queries import contradictions  # models need settings, which `doctor` may lack

    try:
        wrong = contradictions()
    except DatabaseError:
        return  # the check of its database tells
    for words in wrong:
        text = f"{words} Wat geladen werd, wordt niet gebruikt: laad een verbeterde tabel (ineen areas load-changes)."
        yield Check("gebiedswijzigingen", Outcome.WRONG, text)


def frozen_texts() -> Iterator[Check]:
    """Whether every text that a body decided on is as it was frozen."""
    from ineen.ground.kernel.actors import system
    from ineen.policy.decisions.queries import damaged_snapshots  # models need settings, which `doctor` may lack

    try:
        damaged = damaged_snapshots(system("doctor"))
    except DatabaseError:
        return  # the check of its database tells
    for what in damaged:
        yield Check("vastgelegde teksten", Outcome.WRONG, f"{what} is veranderd: zet een kopie terug")
    if not damaged:
        yield Check("vastgelegde teksten", Outcome.FINE, "alle teksten waarover besloten is zijn zoals ze waren")


def invented_areas() -> Iterator[Check]:
    """In production nothing is invented: a check where a demonstration was loaded there before, else nothing."""
    from ineen.ground.areas.queries import fictional_municipalities  # models need settings, which `doctor` may lack

    if not settings.ENVIRONMENT.production:
        return
    with suppress(DatabaseError):
        if fictional_municipalities():
            remedy = "begin in productie met een lege INEEN_DATA en lege databases"
            yield Check("voorbeeld", Outcome.WRONG, f"hier staat een verzonnen regio: {remedy}")


def site_address() -> Iterator[Check]:
    """In production messages lead to this site: the address is named, safe, and one of its hosts."""
    environment = settings.ENVIRONMENT
    if not environment.production:
        return
    name, address = "INEEN_URL", urlsplit(settings.INEEN_URL)
    if not environment["INEEN_URL"]:
        yield Check(name, Outcome.WRONG, "is niet ingesteld: noem het adres waar koppelingen in berichten heen leiden")
    elif address.scheme != "https":
        yield Check(name, Outcome.WRONG, "begint niet met https: koppelingen in berichten leest niemand onderweg")
    elif not validate_host(address.hostname or "", settings.ALLOWED_HOSTS):
        yield Check(name, Outcome.WRONG, "staat niet bij INEEN_HOSTS: wie een koppeling volgt, wordt geweigerd")
    else:
        yield Check(name, Outcome.FINE, f"koppelingen in berichten leiden naar {settings.INEEN_URL}")


def clock(now: datetime) -> Iterator[Check]:
    """Whether the clock agrees with the database servers and with what was written before. `now` has a time zone."""
    newest = max(_written(settings.INEEN_DATA), default=now)
    if newest - now > MOST_APART:
        yield Check("klok", Outcome.WRONG, f"staat op {now:%Y-%m-%d %H:%M} UTC, maar er is al later geschreven")
        return
    for alias in connections:
        if connections[alias].vendor != "postgresql":
            continue
        try:
            apart = abs(_server_time(alias) - now)
        except DatabaseError:
            continue  # the check of this database tells
        if apart > MOST_APART:
            yield Check("klok", Outcome.WRONG, f"{apart.total_seconds():.0f} s anders dan de server van {alias}")
            return
    yield Check("klok", Outcome.FINE, f"{now:%Y-%m-%d %H:%M} UTC")


def static_files() -> Check:
    """Whether style sheets can be served: `ineen serve` copies them to a folder."""
    ours = [path for finder in finders.get_finders() for path, _ in finder.list([])]
    absent = [path for path in ours if not (settings.STATIC_ROOT / path).is_file()]
    if len(absent) == len(ours):
        return Check("opmaak", Outcome.NOTE, "stijlbladen komen klaar te staan bij de eerste `ineen serve`")
    if absent:
        return Check("opmaak", Outcome.WRONG, f"{len(absent)} bestanden staan niet klaar: start `ineen serve` opnieuw")
    return Check("opmaak", Outcome.FINE, "stijlbladen staan klaar")


def mail_server() -> Check:
    """Whether the mail server answers and takes the login; nothing is sent."""
    name = "mailserver"
    if settings.EMAIL_BACKEND.endswith("console.EmailBackend"):
        return Check(name, Outcome.NOTE, "er is geen INEEN_MAIL_URL: berichten worden afgedrukt")
    try:
        with get_connection():
            return Check(name, Outcome.FINE, f"{settings.EMAIL_HOST} antwoordt")
    except OSError as wrong:  # refused lines, unknown hosts, and every SMTP error
        return Check(name, Outcome.WRONG, f"{settings.EMAIL_HOST} antwoordt niet: {type(wrong).__name__}")


def login_server() -> Check:
    """Whether the login of the own organisation is there, and is the one that is named; nobody signs in."""
    name, address = "INEEN_OIDC_URL", settings.INEEN_OIDC["URL"]
    if not address:
        return Check(name, Outcome.NOTE, "is leeg: mensen loggen alleen in met e-mailadres en wachtwoord")
    try:
        told = _openid_configuration(address)
    except (OSError, ValueError) as wrong:  # no line, no such page, or no JSON
        return Check(name, Outcome.WRONG, f"op {address} antwoordt geen OIDC-server: {type(wrong).__name__}")
    if absent := [each for each in OIDC_ENDPOINTS if not told.get(each)]:
        return Check(name, Outcome.WRONG, f"op {address} antwoordt geen OIDC-server: {absent[0]} ontbreekt")
    if told["issuer"].rstrip("/") != address:
        return Check(name, Outcome.WRONG, f"de server noemt zichzelf {told['issuer']}: vul dat adres in")
    return Check(name, Outcome.FINE, f"{address} antwoordt")


def _openid_configuration(address: str) -> dict[str, str]:
    """What an OIDC server says of itself. Raises OSError, and ValueError where that makes no sense."""
    import requests

    response = requests.get(f"{address}/.well-known/openid-configuration", timeout=MOST_SECONDS)
    response.raise_for_status()
    told = response.json()
    if not isinstance(told, dict):
        raise ValueError(f"{address} tells no object")
    return {name: text for name, text in told.items() if isinstance(text, str)}


def _written(folder: Path) -> Iterator[datetime]:
    for path in folder.glob("*.sqlite3*"):
        yield datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _server_time(alias: str) -> datetime:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        found: datetime = cursor.fetchone()[0]
    return found
