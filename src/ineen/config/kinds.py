"""How the text of a setting becomes a value: each function raises ValueError with a Dutch sentence."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from ineen.ground.kernel.actors import Role

DATABASES = ("postgres", "postgresql", "sqlite")
MAIL_PORTS = {"smtp": 587, "smtps": 465}


def one_of(*choices: str) -> Callable[[str], str]:
    """A parser that takes these words and no others."""

    def parse(text: str) -> str:
        if text not in choices:
            raise ValueError(f"kies uit: {', '.join(choices)}")
        return text

    return parse


def flag(text: str) -> bool:
    if text.lower() not in ("", "0", "1", "true", "false", "ja", "nee"):
        raise ValueError("schrijf 1 of 0")
    return text.lower() in ("1", "true", "ja")


def names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def megabytes(text: str) -> int:
    """A number of megabytes, in bytes."""
    if not text.isdecimal() or not 1 <= int(text) <= 1000:  # noqa: PLR2004
        raise ValueError("schrijf een heel getal van 1 tot 1000")
    return int(text) * 1_000_000


def memory(text: str) -> int:
    """A number of megabytes in bytes, where 0 is none."""
    return 0 if text == "0" else megabytes(text)


def issuer(text: str) -> str:
    """The address of an OIDC server, without its `/.well-known/…`; empty stays empty."""
    if not text:
        return text
    parts = _split(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("schrijf het hele adres: https://login.voorbeeld.nl/realms/gemeente")
    if "/.well-known/" in text or parts.query or parts.fragment:
        raise ValueError("schrijf het adres zonder /.well-known/ en wat daarna komt")
    return text.rstrip("/")


def count(text: str) -> int:
    if not text.isdecimal() or int(text) > 9:  # noqa: PLR2004
        raise ValueError("schrijf een heel getal van 0 tot en met 9")
    return int(text)


def site_url(text: str) -> str:
    """`https://ineen.voorbeeld.nl`, without anything after the name; empty stays empty."""
    if not text:
        return text
    parts = _split(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("schrijf het hele adres: https://ineen.voorbeeld.nl")
    if parts.path.strip("/") or parts.query or parts.fragment or parts.username:
        raise ValueError("na de naam van de site staat niets meer")
    return f"{parts.scheme}://{parts.netloc}"


def role(text: str) -> str:
    if not re.fullmatch(r"[a-z_][a-z0-9_]{0,62}", text):
        raise ValueError("gebruik kleine letters, cijfers en lage streepjes")
    return text


def roles(text: str) -> frozenset[Role]:
    """Functions of people by their names in the code: `administrator, privacy_officer`."""
    if unknown := [name for name in names(text) if name not in set(Role)]:
        raise ValueError(f"{unknown[0]} is geen functie; kies uit: {', '.join(Role)}")
    return frozenset(map(Role, names(text)))


def database_url(text: str) -> str:
    """The address as it was, once it is known to name a database; empty stays empty."""
    if not text:
        return text
    parts = _split(text)
    if parts.scheme not in DATABASES:
        raise ValueError("het adres begint met postgres:// of sqlite://")
    if not parts.path.strip("/"):
        raise ValueError("het adres noemt geen database: postgres://gebruiker:wachtwoord@server:5432/naam")
    return text


def database_place(url: str) -> tuple[str, str]:
    """Which database an address means: server with port, and name; two addresses with the same answer share it."""
    parts = urlsplit(url)
    port = parts.port or ("" if parts.scheme == "sqlite" else 5432)
    return f"{unquote(parts.hostname or '')}:{port}", unquote(parts.path).strip("/")


def database_user(url: str) -> str:
    return unquote(urlsplit(url).username or "")


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed over. `starttls` turns an open line into a closed one, `tls` begins closed."""

    host: str
    port: int
    user: str
    password: str
    starttls: bool
    tls: bool


def mail_url(text: str) -> MailServer | None:
    """smtp:// (STARTTLS, unless `?starttls=0`) or smtps:// (TLS from the first byte); None where nothing is given."""
    if not text:
        return None
    parts = _split(text)
    if parts.scheme not in MAIL_PORTS:
        raise ValueError("het adres begint met smtp:// of smtps://")
    if not parts.hostname:
        raise ValueError("het adres noemt geen server: smtp://gebruiker:wachtwoord@server:587")
    if parts.path.strip("/") or parts.fragment:
        raise ValueError("na de server en de poort staat niets meer, behalve ?starttls=0")
    options = dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query)))
    if set(options) - {"starttls"}:
        raise ValueError("na het vraagteken kan alleen starttls=0 staan")
    starttls = parts.scheme == "smtp" and flag(options.get("starttls", "1"))
    if parts.username and parts.scheme == "smtp" and not starttls:
        raise ValueError("een wachtwoord gaat niet over een open lijn: laat starttls=0 weg of neem smtps://")
    return MailServer(
        host=parts.hostname,
        port=parts.port or MAIL_PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starttls=starttls,
        tls=parts.scheme == "smtps",
    )


def _split(text: str) -> SplitResult:
    # urlsplit's own complaints quote the address, and with it the password
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        raise ValueError("dit is geen geldig adres; schrijf bijzondere tekens als %-codes") from None
    return parts


def months(text: str) -> dict[str, int]:
    """Terms by model: `audit.AuditEntry=120, outbox.Task=2`."""
    pairs = [part.partition("=") for part in names(text)]
    if wrong := [name for name, _, number in pairs if not number.strip().isdigit()]:
        raise ValueError(f"schrijf achter {wrong[0]} het aantal maanden, zoals {wrong[0]}=12")
    return {name.strip(): int(number) for name, _, number in pairs}
